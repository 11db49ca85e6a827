package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.motcua.signing.FindingCode;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.ValidationReport;

/** Small files that would take a hundred times their size in memory once they are read. */
@Timeout(20)
class GrowingFilesTest {

    private static final byte[] SIGNED =
            Draft.document().object(7, Draft.LEADER + " /V 20 0 R").sign(20, "", TestSigner.LEADER);
    private static final String PAGE = "<< " + Draft.PAGE + " /Annots 60 0 R >>";

    private final PdfValidator validator = PdfValidator.builder().build();

    private void assertNotJudged(byte[] pdf) {
        ValidationReport report = validator.validate(pdf);
        assertThat(report.signatures()).isEmpty();
        assertThat(report.errorCode()).contains(FindingCode.FILE_LIMIT_EXCEEDED);
    }

    private void assertRefused(byte[] pdf) {
        assertThat(validator.validate(pdf).signatures())
                .singleElement()
                .matches(signature -> !signature.changesAllowed());
    }

    private static byte[] withObject(String value) {
        return new StreamUpdate(SIGNED, true).object(3, PAGE).object(60, value).bytes();
    }

    @Test
    void refusesAnArrayOfMillionsInAnObjectStream() {
        assertNotJudged(withObject("[" + "1 ".repeat(3_000_000) + "]"));
        assertNotJudged(withObject("[" + "[]".repeat(3_000_000) + "]"));
        assertNotJudged(withObject("[" + "(a)".repeat(2_000_000) + "]"));
    }

    @Test
    void refusesAKeyThatOccursThousandsOfTimes() {
        assertRefused(withObject("<<" + "/A 1".repeat(300_000) + ">>"));
    }

    @Test
    void refusesMoreObjectsThanBytes() {
        int count = 500_000;
        byte[] rows = new byte[count * 2];
        byte[] deflated = StreamUpdate.deflate(rows);
        Pattern start = Pattern.compile("startxref\\s+(\\d+)");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNED);
        out.writeBytes(latin("99 0 obj\n<< /Type /XRef /W [1 1 0] /Size " + count + " /Root 1 0 R /Prev "
                + Draft.last(start, SIGNED) + " /Filter /FlateDecode /Length " + deflated.length + " >>\nstream\n"));
        out.writeBytes(deflated);
        out.writeBytes(latin("\nendstream\nendobj\nstartxref\n" + SIGNED.length + "\n%%EOF\n"));
        assertNotJudged(out.toByteArray());
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void refusesVeryManyObjectsThatNothingLeadsTo() {
        String unused = "%" + "999 0 obj ".repeat(11_000) + "\n";
        byte[] update =
                Draft.update(joined(SIGNED, unused)).object(61, "/Unused true").bytes();
        assertRefused(update);
    }

    private static byte[] joined(byte[] one, String two) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(latin(two));
        return out.toByteArray();
    }

    @Test
    void refusesMetadataThatAreNestedWithoutEnd() {
        String nested = "<a>".repeat(10_000) + "</a>".repeat(10_000);
        assertRefused(Draft.update(SIGNED).object(1, Draft.CATALOG + " /Metadata 60 0 R").stream(
                        60, "/Type /Metadata /Subtype /XML", nested)
                .bytes());
    }
}
