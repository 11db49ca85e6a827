package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;

/** What docs/change-analysis.md says is what the validator does. */
class TableOfChangesTest {

    private final PdfValidator validator = PdfValidator.builder().build();
    private final Map<String, UnaryOperator<byte[]>> kinds = ChangeKinds.all();

    @Test
    void judgesEachKindOfChangeAsDocumented() {
        Map<String, List<Boolean>> documented = ChangeTable.read();
        assertThat(documented.keySet()).containsExactlyInAnyOrderElementsOf(kinds.keySet());
        List<String> wrong = new ArrayList<>();
        for (int column = 0; column < ChangeTable.PERMISSIONS.size(); column++) {
            OptionalInt permission = ChangeTable.PERMISSIONS.get(column);
            byte[] signed = FormDocument.signed(permission);
            for (Map.Entry<String, UnaryOperator<byte[]>> kind : kinds.entrySet()) {
                boolean expected = documented.get(kind.getKey()).get(column);
                SignatureReport signature = leader(validator, kind.getValue().apply(signed));
                if (signature.integrity() != Integrity.INTACT || signature.changesAllowed() != expected) {
                    wrong.add(kind.getKey() + ", permission " + permission + ": " + signature.findings());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Beyond what the last column allows, it allows what permission 3 does, and nothing else. */
    @Test
    void allowsAnnotationsWhereUnstatedAsUnderPermission3() {
        PdfValidator lenient =
                TestSigner.trusting().allowAnnotationsWhereUnstated().build();
        PdfValidator strict = TestSigner.validator();
        byte[] signed = FormDocument.signed(OptionalInt.empty());
        List<String> wrong = new ArrayList<>();
        ChangeTable.read().forEach((kind, allowed) -> {
            boolean expected = allowed.get(2) || allowed.get(3);
            byte[] changed = kinds.get(kind).apply(signed);
            if (leader(lenient, changed).changesAllowed() != expected) {
                wrong.add(kind);
            }
        });
        assertThat(wrong).isEmpty();

        byte[] commented = kinds.get("a comment added").apply(signed);
        assertThat(leader(lenient, commented)).matches(SignatureReport::passed);
        assertThat(leader(strict, commented))
                .returns(Indication.TOTAL_FAILED, SignatureReport::indication)
                .returns(Optional.of(SubIndication.FORMAT_FAILURE), SignatureReport::subIndication);
        byte[] blackened = kinds.get("a black mark over text").apply(signed);
        assertThat(leader(lenient, blackened))
                .returns(Indication.TOTAL_FAILED, SignatureReport::indication)
                .returns(Optional.of(SubIndication.FORMAT_FAILURE), SignatureReport::subIndication);
    }

    private static SignatureReport leader(PdfValidator validator, byte[] pdf) {
        return validator.validate(pdf).signatures().stream()
                .filter(signature -> signature.field().equals("leader"))
                .findFirst()
                .orElseThrow();
    }
}
