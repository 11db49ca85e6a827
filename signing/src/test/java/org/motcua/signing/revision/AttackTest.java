package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Pdftoppm;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.Severity;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;
import org.motcua.signing.ValidationReport;

/**
 * Attacks that leave the signed bytes alone: each is refused after each kind of signature, and each is one: pdfsig calls the
 * signature valid all the same, or the page looks different from the signed one.
 */
class AttackTest {

    private static final int DPI = 30;

    private final PdfValidator validator = TestSigner.validator();

    static List<OptionalInt> permissions() {
        return ChangeTable.PERMISSIONS;
    }

    /** The attacker's own signature over all there is may be sound; every other is a victim. */
    private static boolean victim(String field) {
        return !field.equals("second");
    }

    private static Stream<SignatureReport> victims(ValidationReport report) {
        return report.signatures().stream().filter(signature -> victim(signature.field()));
    }

    @ParameterizedTest(name = "permission {0}")
    @MethodSource("permissions")
    void refusesEveryAttack(OptionalInt permission) {
        AttackTarget target = new AttackTarget(permission);
        assertThat(validator.validate(target.signed()).totalPassed())
                .as("before the attack")
                .isTrue();
        List<String> passed = new ArrayList<>();
        for (Map.Entry<String, Function<AttackTarget, byte[]>> attack :
                Attacks.all().entrySet()) {
            if (Attacks.concerns(attack.getKey(), target)) {
                ValidationReport report = validator.validate(attack.getValue().apply(target));
                if (report.totalPassed() || !victims(report).allMatch(AttackTest::refused)) {
                    passed.add(attack.getKey() + ": " + report);
                }
            }
        }
        assertThat(passed).isEmpty();
    }

    private static boolean refused(SignatureReport signature) {
        boolean forbidden = signature.subIndication().equals(Optional.of(SubIndication.FORMAT_FAILURE));
        return signature.indication() == Indication.TOTAL_FAILED
                && !signature.changesAllowed()
                && (forbidden || signature.integrity() != Integrity.INTACT);
    }

    /** The judges do not look at permissions, so that one document speaks for all. Prints what each of them says. */
    @Test
    void everyAttackFoolsAnotherValidatorOrTheReader() {
        AttackTarget target = new AttackTarget(OptionalInt.of(3));
        byte[] shown = Pdftoppm.png(target.signed(), 1, DPI);
        assertThat(valid(target.signed())).isTrue();
        List<Outcome> outcomes = Attacks.all().entrySet().parallelStream()
                .map(attack -> Outcome.of(attack.getKey(), attack.getValue().apply(target), shown, validator))
                .toList();
        outcomes.forEach(System.out::println);
        System.out.printf(
                "%d attacks: valid for pdfsig %d, page differs %d, both %d%n",
                outcomes.size(),
                outcomes.stream().filter(Outcome::valid).count(),
                outcomes.stream().filter(Outcome::differs).count(),
                outcomes.stream().filter(o -> o.valid() && o.differs()).count());
        assertThat(outcomes).allMatch(outcome -> outcome.valid() || outcome.differs());
    }

    private static boolean valid(byte[] pdf) {
        return Pdfsig.judge(pdf).stream().anyMatch(signature -> victim(signature.field()) && signature.valid());
    }

    /** What the judges say of an attack, and what the validator found. */
    private record Outcome(String attack, boolean valid, boolean differs, List<FindingCode> codes) {

        static Outcome of(String attack, byte[] pdf, byte[] shown, PdfValidator validator) {
            List<FindingCode> codes = victims(validator.validate(pdf))
                    .flatMap(signature -> signature.findings().stream())
                    .map(Finding::code)
                    .filter(code -> code.severity() == Severity.ERROR)
                    .distinct()
                    .toList();
            return new Outcome(attack, AttackTest.valid(pdf), !Arrays.equals(shown, Pdftoppm.png(pdf, 1, DPI)), codes);
        }

        @Override
        public String toString() {
            return attack + " | " + (valid ? "valid" : "-") + " | " + (differs ? "differs" : "-") + " | "
                    + (codes.isEmpty() ? "no signature found" : codes);
        }
    }
}
