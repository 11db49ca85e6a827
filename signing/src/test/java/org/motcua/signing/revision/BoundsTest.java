package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.motcua.signing.FindingCode;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.ValidationReport;

/** Documents that lead in circles, or are very deep, long or many: there is an answer, and it does not pass. */
@Timeout(120)
class BoundsTest {

    private static final byte[] SIGNED = FormDocument.signed(OptionalInt.empty());
    private static final int MANY_SIGNATURES = Integer.getInteger("motcua.signatures", 60);
    private static final int MANY_OBJECTS = 100_000;

    private final PdfValidator validator = PdfValidator.builder().build();

    private static Draft update() {
        return Draft.update(SIGNED).trailer("/Info 56 0 R");
    }

    private void assertNotSound(byte[] pdf) {
        ValidationReport report = validator.validate(pdf);
        assertThat(report.errorCode()).isNotEqualTo(java.util.Optional.of(FindingCode.FILE_NOT_JUDGED));
        assertThat(report.signatures()).noneMatch(SignatureReport::changesAllowed);
    }

    @Test
    void refusesPagesThatLeadInCircles() {
        assertNotSound(
                update().object(2, "/Type /Pages /Kids [2 0 R 3 0 R] /Count 2").bytes());
        assertNotSound(update().object(11, "/Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 1")
                .bytes());
    }

    @Test
    void refusesFieldsThatLeadInCircles() {
        assertNotSound(
                update().object(45, "/FT /Tx /T (note) /Kids [46 0 R 45 0 R]").bytes());
        assertNotSound(update().object(5, FormDocument.form(FormDocument.FIELDS + " 6 0 R"))
                .bytes());
    }

    @Test
    void refusesStructureThatLeadsInCircles() {
        assertNotSound(update().object(54, FormDocument.PARAGRAPH.replace("/K 0", "/K [0 53 0 R]"))
                .bytes());
        assertNotSound(update().object(55, "/Kids [55 0 R]").bytes());
    }

    @Test
    void refusesReferencesThatLeadInCircles() {
        assertNotSound(update().raw(4, "61 0 R").raw(61, "4 0 R").bytes());
        assertNotSound(
                update().raw(4, "<< /Length 4 0 R >>\nstream\nx\nendstream").bytes());
    }

    @Test
    void refusesAnObjectStreamThatHoldsItself() {
        byte[] inside = new StreamUpdate(SIGNED, false)
                .object(60, "<< >>")
                .object(3, "<< >>")
                .bytes("/Info 56 0 R");
        assertNotSound(inside);
    }

    @Test
    void refusesDeepNesting() {
        int depth = 100_000;
        assertNotSound(update().raw(4, "[".repeat(depth) + "]".repeat(depth)).bytes());
        assertNotSound(update().raw(4, "<</A".repeat(depth) + " 1 " + ">>".repeat(depth))
                .bytes());
    }

    @Test
    void refusesSectionsThatClaimMoreThanTheyHold() {
        String text = new String(update().object(61, "/Unused true").bytes(), StandardCharsets.ISO_8859_1);
        int section = text.lastIndexOf("\nxref\n");
        for (String claim :
                new String[] {"0 8388607", "61 2147483647", "4294967296 1", "-1 1", "99999999999999999999 1"}) {
            String changed =
                    text.substring(0, section) + text.substring(section).replaceFirst("61 1", claim);
            assertNotSound(changed.getBytes(StandardCharsets.ISO_8859_1));
        }
        String circle = text.substring(0, section)
                + text.substring(section).replaceFirst("/Prev \\d+", "/Prev " + (section + 1));
        assertNotSound(circle.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void judgesAnUpdateOfVeryManyObjects() {
        Draft update = update();
        for (int number = 100; number < 100 + MANY_OBJECTS; number++) {
            update.object(number, "/N " + number);
        }
        SignatureReport signature =
                validator.validate(update.bytes()).signatures().get(0);
        assertThat(signature.changesAllowed()).as("%s", signature.findings()).isTrue();
    }

    /** {@code -Dmotcua.signatures=500} for as many as the validator has to bear. */
    @Test
    void judgesVeryManySignatures() {
        byte[] pdf = SIGNED;
        StringBuilder fields = new StringBuilder(FormDocument.FIELDS);
        for (int i = 0; i < MANY_SIGNATURES; i++) {
            int field = 100 + 2 * i;
            fields.append(' ').append(field).append(" 0 R");
            pdf = Draft.update(pdf)
                    .trailer("/Info 56 0 R")
                    .object(5, FormDocument.form(fields.toString()))
                    .object(
                            field,
                            "/Type /Annot /Subtype /Widget /FT /Sig /T (s" + i + ") /Rect [0 0 0 0] /V " + (field + 1)
                                    + " 0 R")
                    .sign(field + 1, "", TestSigner.OFFICE);
        }
        long start = System.nanoTime();
        ValidationReport report = validator.validate(pdf);
        System.out.println(MANY_SIGNATURES + " signatures judged in "
                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        assertThat(report.signatures()).hasSize(MANY_SIGNATURES + 1);
        assertThat(report.signatures()).allMatch(SignatureReport::changesAllowed);
    }
}
