package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.motcua.signing.FindingCode;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;

/**
 * An attacker who wrote the document can prepare in it what no reader shows when it is signed. What is appended later must
 * not lead a reader to it, be it that it mends the file, begins elsewhere, or takes the other one of two values.
 */
class OtherReadersTest {

    private static final Pattern START = Pattern.compile("startxref\\s+(\\d+)");
    private static final byte[] SIGNED = sign(prepared());

    private final PdfValidator validator = PdfValidator.builder().build();

    private static Draft prepared() {
        return Draft.document().object(7, Draft.LEADER + " /V 20 0 R").object(21, "/Unused true");
    }

    private static byte[] sign(Draft document) {
        return document.sign(20, "", TestSigner.LEADER);
    }

    private void assertRefused(byte[] pdf, FindingCode code) {
        SignatureReport signature = validator.validate(pdf).signatures().get(0);
        assertThat(signature.changesAllowed()).as("%s", signature.findings()).isFalse();
        assertThat(signature.findings()).extracting(finding -> finding.code()).contains(code);
    }

    private void assertAllowed(byte[] pdf) {
        SignatureReport signature = validator.validate(pdf).signatures().get(0);
        assertThat(signature.changesAllowed()).as("%s", signature.findings()).isTrue();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] one, String two) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(one);
        out.writeBytes(latin(two));
        return out.toByteArray();
    }

    /** What a text of the update says is something else. */
    private static byte[] replaced(byte[] pdf, String old, String now) {
        String later = new String(pdf, SIGNED.length, pdf.length - SIGNED.length, StandardCharsets.ISO_8859_1);
        assertThat(later).contains(old);
        return joined(java.util.Arrays.copyOf(pdf, SIGNED.length), later.replace(old, now));
    }

    @Test
    void refusesBlanksThatHideTheEndFromReaders() {
        assertAllowed(joined(SIGNED, "\r\n\r\n"));
        assertRefused(joined(SIGNED, "\n".repeat(1_010)), FindingCode.TRAILING_DATA);
    }

    @Test
    void refusesAnEntryThatLeadsToNoObject() {
        byte[] update = Draft.update(SIGNED).object(61, "/Unused true").bytes();
        assertAllowed(update);
        String place = String.format("%010d", SIGNED.length);
        assertRefused(replaced(update, place, "0000000017"), FindingCode.CHANGE_FORBIDDEN);
        assertRefused(replaced(update, "61 0 obj", "61 1 obj"), FindingCode.CHANGE_FORBIDDEN);
    }

    @Test
    void refusesASignedRevisionThatIsContinuedBehindItsEnd() {
        int beyond = 30_000;
        String row = "0000000015 00000 n ";
        String older = String.join("\n", "xref", "21 1", row, "trailer", "<< /Size 22 >>", "");
        assertRefused(
                continued(sign(prepared().trailer("/Prev " + beyond)), beyond, older),
                FindingCode.REVISION_CHAIN_BROKEN);
        String dictionary = "<< /Type /XRef /Size 22 /W [1 1 1] /Index [22 1] /Length 3 >>";
        String stream =
                String.join("\n", "30 0 obj", dictionary, "stream", "\u0000\u0001\u0001", "endstream", "endobj", "");
        assertRefused(
                continued(sign(prepared().trailer("/XRefStm " + beyond)), beyond, stream),
                FindingCode.REVISION_CHAIN_BROKEN);
    }

    private static byte[] continued(byte[] signed, int beyond, String section) {
        byte[] padded = joined(signed, "%" + "x".repeat(beyond - signed.length - 2) + "\n");
        byte[] appended = joined(padded, section);
        return joined(
                appended,
                "xref\n0 0\ntrailer\n<< /Size 22 /Root 1 0 R /Prev " + Draft.last(START, signed) + " >>\nstartxref\n"
                        + appended.length + "\n%%EOF\n");
    }

    /** A reader that finds the length right begins with the section behind the first object. */
    @Test
    void refusesAnUpdateThatBringsALinearizationIntoForce() {
        byte[] plain = linearized(0);
        byte[] update = linearized(plain.length + 50);
        assertThat(validator.validate(update).signatures()).allMatch(SignatureReport::changesAllowed);
        assertRefused(joined(update, "\n".repeat(50)), FindingCode.REVISION_CHAIN_BROKEN);
        assertRefused(joined(linearized(plain.length), "\n"), FindingCode.REVISION_CHAIN_BROKEN);
        assertAllowed(joined(update, "\n".repeat(49)));
    }

    private static byte[] linearized(int length) {
        return sign(prepared().object(1, Draft.CATALOG + String.format(" /Linearized 1 /L %010d", length)));
    }

    @Test
    void refusesHeadersAndTrailersThatOnlySomeReadersRecognise() {
        byte[] update = Draft.update(SIGNED).object(61, "/Unused true").bytes();
        for (String header : new String[] {"4 0obj", "4 % x\n0 % y\n obj", "4 0 obj"}) {
            assertRefused(behindTheSignedPart(update, header + " << /Length 0 >> endobj\n"), FindingCode.TRAILING_DATA);
        }
        assertRefused(behindTheSignedPart(update, "trailer % x\n<< /Root 61 0 R >>\n"), FindingCode.TRAILING_DATA);
    }

    private static byte[] behindTheSignedPart(byte[] update, String inserted) {
        String later = new String(update, SIGNED.length, update.length - SIGNED.length, StandardCharsets.ISO_8859_1);
        int section = SIGNED.length + later.indexOf("xref\n");
        String place = String.format("%010d", SIGNED.length);
        String moved = later.replace(place, String.format("%010d", SIGNED.length + inserted.length()))
                .replace("startxref\n" + section, "startxref\n" + (section + inserted.length()));
        return joined(SIGNED, inserted + moved);
    }

    @Test
    void theLockOfAFieldHoldsHoweverItsNameIsWritten() {
        assertLocked("/T (Preis \\240)", "/Action /Include /Fields [<FEFF005000720065006900730020" + "20AC>]");
        assertLocked("/T <FEFF20AC>", "/Action /Include /Fields [(\\240)]");
        assertLocked("", "/Action /All");
    }

    private void assertLocked(String name, String action) {
        String field = "/FT /Tx /Type /Annot /Subtype /Widget /Rect [70 500 160 520] /P 3 0 R " + name;
        byte[] signed = prepared()
                .object(5, Draft.FORM + Draft.FIELDS.replace("]", " 40 0 R]"))
                .object(3, Draft.PAGE + Draft.ANNOTATIONS.replace("]", " 40 0 R]"))
                .object(40, field + " /V (100)")
                .sign(
                        20,
                        "/Reference [<< /TransformMethod /FieldMDP /TransformParams << " + action + " >> >>]",
                        TestSigner.LEADER);
        assertRefused(Draft.update(signed).object(40, field + " /V (900)").bytes(), FindingCode.FIELD_LOCKED);
    }

    @Test
    void theLockOfAFieldHoldsForTheValueThatItInherits() {
        String widget = "/Type /Annot /Subtype /Widget /T (amount) /Parent 40 0 R /Rect [70 500 160 520] /P 3 0 R";
        String parent = "/FT /Tx /T (payment) /Kids [41 0 R] /V (100)";
        byte[] signed = prepared()
                .object(5, Draft.FORM + Draft.FIELDS.replace("]", " 40 0 R]"))
                .object(3, Draft.PAGE + Draft.ANNOTATIONS.replace("]", " 41 0 R]"))
                .object(40, parent)
                .object(41, widget)
                .sign(
                        20,
                        "/Reference [<< /TransformMethod /FieldMDP /TransformParams"
                                + " << /Action /Include /Fields [(payment.amount)] >> >>]",
                        TestSigner.LEADER);
        assertRefused(
                Draft.update(signed).object(40, parent.replace("100", "900")).bytes(), FindingCode.FIELD_LOCKED);
    }
}
