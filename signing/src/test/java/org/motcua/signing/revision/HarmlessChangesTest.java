package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.signing.revision.AttackTarget.NUMBER;
import static org.motcua.signing.revision.AttackTarget.RESOURCES;
import static org.motcua.signing.revision.AttackTarget.WIDGETS;
import static org.motcua.signing.revision.AttackTarget.form;
import static org.motcua.signing.revision.AttackTarget.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.ValidationReport;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.signing.timestamp.Imprint;

/** The counterparts of the attacks: updates of the same shape that harm nobody pass wherever they are permitted. */
class HarmlessChangesTest {

    private static final String FIELD = "/Type /Annot /Subtype /Widget /FT /Sig /T (second) /P 3 0 R /F 132";
    private static final String PAINTED = " /AP << /N 32 0 R >>";
    private static final String NOT_SEEN = " /Rect [0 0 0 0] /V 30 0 R";

    private static final TestTimestampAuthority TIMESTAMPS =
            TestTimestampAuthority.of(TestSigner.AUTHORITY, TestSigner.CLOCK);

    private static final Map<String, Function<AttackTarget, byte[]>> CHANGES = new LinkedHashMap<>();

    static {
        CHANGES.put(
                "the prepared field is signed with its appearance",
                target -> painted(target)
                        .object(8, Draft.AGENCY + PAINTED + " /V 30 0 R")
                        .sign(30, "", TestSigner.OFFICE));
        CHANGES.put(
                "a new field is signed, not seen",
                target -> withField(target, FIELD + NOT_SEEN).sign(30, "", TestSigner.OFFICE));
        CHANGES.put(
                "a new field is signed, seen",
                target -> withField(target, FIELD + PAINTED + " /Rect [60 600 160 620] /V 30 0 R")
                        .sign(30, "", TestSigner.OFFICE));
        CHANGES.put(
                "the number is filled in with its appearance",
                target -> painted(target)
                        .object(6, NUMBER.replace("152", "153") + PAINTED)
                        .bytes());
        CHANGES.put(
                "a comment that the reader draws",
                target -> target.update()
                        .object(3, page(RESOURCES, WIDGETS + " 31 0 R"))
                        .object(31, "/Type /Annot /Subtype /Text /Rect [500 800 520 820] /Contents (Xem lai) /P 3 0 R")
                        .bytes());
        CHANGES.put(
                "validation data",
                target ->
                        target
                                .update()
                                .object(1, target.catalog() + " /DSS 40 0 R")
                                .object(40, "/Type /DSS /Certs [41 0 R]")
                                .stream(41, "", "certificate")
                                .bytes());
        CHANGES.put(
                "a document timestamp",
                target -> withField(target, FIELD + NOT_SEEN)
                        .reserve(4_000)
                        .sign(30, "/Type /DocTimeStamp /SubFilter /ETSI.RFC3161", HarmlessChangesTest::stamp));
        CHANGES.put(
                "the signed font written again",
                target -> target.update().object(14, AttackTarget.LETTERS).bytes());
    }

    private final PdfValidator validator = TestSigner.validator();

    private static Draft painted(AttackTarget target) {
        return target.update().stream(32, Draft.FORM_XOBJECT, AttackTarget.BAR);
    }

    private static Draft withField(AttackTarget target, String field) {
        return painted(target)
                .object(3, page(RESOURCES, WIDGETS + " 31 0 R"))
                .object(5, form(" 31 0 R"))
                .object(31, field);
    }

    private static byte[] stamp(byte[] covered) {
        return TIMESTAMPS.stamp(Imprint.of(DigestAlgorithm.SHA_256, covered)).encoded();
    }

    @ParameterizedTest(name = "{0}: permissions {1}")
    @CsvSource({
        "the prepared field is signed with its appearance, 023",
        "'a new field is signed, not seen', 023",
        "'a new field is signed, seen', 0",
        "the number is filled in with its appearance, 023",
        "a comment that the reader draws, 3",
        "validation data, 0123",
        "a document timestamp, 0123",
        "the signed font written again, 0123",
    })
    void passesWherePermittedAndNowhereElse(String name, String permissions) {
        for (int permission = 0; permission <= 3; permission++) {
            AttackTarget target = new AttackTarget(permission == 0 ? OptionalInt.empty() : OptionalInt.of(permission));
            ValidationReport report = validator.validate(CHANGES.get(name).apply(target));
            assertThat(report.totalPassed())
                    .as("permission %d: %s", permission, report)
                    .isEqualTo(permissions.contains(Integer.toString(permission)));
        }
    }
}
