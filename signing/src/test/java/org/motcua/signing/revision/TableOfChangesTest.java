package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;

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
                SignatureReport signature = leader(kind.getValue().apply(signed));
                if (signature.integrity() != Integrity.INTACT || signature.changesAllowed() != expected) {
                    wrong.add(kind.getKey() + ", permission " + permission + ": " + signature.findings());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private SignatureReport leader(byte[] pdf) {
        return validator.validate(pdf).signatures().stream()
                .filter(signature -> signature.field().equals("leader"))
                .findFirst()
                .orElseThrow();
    }
}
