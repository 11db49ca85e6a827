package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.motcua.signing.Changes;
import org.motcua.signing.FindingCode;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;

/** Tricks with the file around the objects: one reader must not see what another does not. */
class FileGamesTest {

    private static final byte[] SIGNED = FormDocument.signed(OptionalInt.empty());
    private static final String EVIL_CONTENT = "BT /F1 18 Tf 72 700 Td (KHONG) Tj ET";

    private final PdfValidator validator = PdfValidator.builder().build();

    private SignatureReport judge(byte[] pdf) {
        return validator.validate(pdf).signatures().get(0);
    }

    private void assertRefused(byte[] pdf, FindingCode code) {
        SignatureReport signature = judge(pdf);
        assertThat(signature.changesAllowed()).as("%s", signature.findings()).isFalse();
        assertThat(signature.changesAfter()).isEqualTo(Changes.OTHER);
        assertThat(signature.findings()).extracting(finding -> finding.code()).contains(code);
    }

    private void assertAllowed(byte[] pdf) {
        SignatureReport signature = judge(pdf);
        assertThat(signature.changesAllowed()).as("%s", signature.findings()).isTrue();
    }

    private static Draft update() {
        return Draft.update(SIGNED).trailer("/Info 56 0 R");
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] pdf) {
        return new String(pdf, StandardCharsets.ISO_8859_1);
    }

    /** What a text says after the signed part is something else. */
    private static byte[] replaced(byte[] pdf, String old, String now) {
        String later = text(Arrays.copyOfRange(pdf, SIGNED.length, pdf.length));
        assertThat(later).contains(old);
        return latin(text(SIGNED) + later.replace(old, now));
    }

    @Test
    void seesAForbiddenChangeBehindHundredsOfPermittedOnes() {
        StringBuilder fields = new StringBuilder(Draft.FIELDS.replace("]", ""));
        Draft document = Draft.document();
        for (int number = 100; number < 400; number++) {
            fields.append(' ').append(number).append(" 0 R");
            document.object(number, "/FT /Tx /T (f" + number + ")");
        }
        byte[] signed = document.object(5, Draft.FORM + fields + "]")
                .object(7, Draft.LEADER + Draft.EMPTY_APPEARANCE + " /V 20 0 R")
                .sign(
                        20,
                        "/Reference [<< /TransformMethod /FieldMDP /TransformParams"
                                + " << /Action /Include /Fields [(f399)] >> >>]",
                        TestSigner.LEADER);
        Draft filled = Draft.update(signed);
        for (int number = 100; number < 399; number++) {
            filled.object(number, "/FT /Tx /T (f" + number + ") /V (x)");
        }
        assertAllowed(filled.bytes());
        byte[] locked = filled.object(399, "/FT /Tx /T (f399) /V (x)").bytes();
        assertRefusedByLock(locked);
    }

    /** What was found the same in one step is not looked at again in the next, unless the next touches it. */
    @Test
    void seesAChangeOfAFieldThatEarlierUpdatesLeftAlone() {
        String field = "/FT /Tx /T (alone) /DV 41 0 R /MaxLen ";
        byte[] signed = Draft.document()
                .object(5, Draft.FORM + Draft.FIELDS.replace("]", " 40 0 R]"))
                .object(7, Draft.LEADER + Draft.EMPTY_APPEARANCE + " /V 20 0 R")
                .object(40, field + "5")
                .raw(41, "(one)")
                .sign(20, "", TestSigner.LEADER);
        byte[] left = signed;
        for (int number = 61; number < 64; number++) {
            left = Draft.update(left).object(number, "/Unused true").bytes();
        }
        assertAllowed(left);
        assertRefused(Draft.update(left).object(40, field + "9").bytes(), FindingCode.CHANGE_FORBIDDEN);
        assertRefused(Draft.update(left).raw(41, "(two)").bytes(), FindingCode.CHANGE_FORBIDDEN);
    }

    private void assertRefusedByLock(byte[] pdf) {
        SignatureReport signature = judge(pdf);
        assertThat(signature.changesAllowed()).isFalse();
        assertThat(signature.findings()).extracting(finding -> finding.code()).contains(FindingCode.FIELD_LOCKED);
    }

    @Test
    void refusesAnObjectThatOnlyAMendingReaderFinds() {
        String evil = "4 0 obj\n<< /Length " + EVIL_CONTENT.length() + " >>\nstream\n" + EVIL_CONTENT
                + "\nendstream\nendobj\n";
        byte[] honest = update().object(61, "/Unused true").bytes();
        assertAllowed(honest);
        byte[] sneaky = replacedKeepingOffsets(honest, evil);
        assertRefused(sneaky, FindingCode.TRAILING_DATA);
    }

    /** The text stands right behind the signed part, and everything that the update points to is moved by as much. */
    private static byte[] replacedKeepingOffsets(byte[] update, String inserted) {
        String later = text(Arrays.copyOfRange(update, SIGNED.length, update.length));
        int object = SIGNED.length;
        int section = SIGNED.length + later.indexOf("xref\n");
        String moved = later.replace(String.format("%010d", object), String.format("%010d", object + inserted.length()))
                .replace("startxref\n" + section, "startxref\n" + (section + inserted.length()));
        return latin(text(SIGNED) + inserted + moved);
    }

    @Test
    void refusesATrailerThatOnlyAMendingReaderFinds() {
        byte[] sneaky = replacedKeepingOffsets(
                update().object(61, "/Unused true").bytes(), "trailer\n<< /Size 70 /Root 61 0 R >>\n");
        assertRefused(sneaky, FindingCode.TRAILING_DATA);
    }

    /** One reader takes the first, another the last: with another /Prev the whole document is another one. */
    @Test
    void refusesATrailerWithAKeyTwice() {
        byte[] honest = update().object(61, "/Unused true").bytes();
        assertAllowed(honest);
        assertRefused(replaced(honest, " >>\nstartxref", " /Prev 15 >>\nstartxref"), FindingCode.CHANGE_FORBIDDEN);
        assertRefused(replaced(honest, " >>\nstartxref", " /Size 2 >>\nstartxref"), FindingCode.CHANGE_FORBIDDEN);
        byte[] stream =
                new StreamUpdate(SIGNED, false).object(61, "<< /Unused true >>").bytes("/Info 56 0 R");
        assertAllowed(stream);
        assertRefused(replaced(stream, "/W [1 4 2]", "/W [1 4 2] /Prev 15"), FindingCode.CHANGE_FORBIDDEN);
    }

    /** What is an object to one reader is the middle of another object to the next. */
    @Test
    void refusesAnObjectStreamWithAKeyTwice() {
        byte[] filled = new StreamUpdate(SIGNED, false)
                .object(6, "<< " + Draft.NUMBER + " /V (1) /AP << /N 57 0 R >> >>")
                .bytes("/Info 56 0 R");
        assertAllowed(filled);
        assertThat(judge(replaced(filled, "/Type /ObjStm", "/First 1      ")).changesAllowed())
                .isFalse();
    }

    @Test
    void refusesAHiddenCatalog() {
        byte[] sneaky = replacedKeepingOffsets(
                update().object(61, "/Unused true").bytes(), "70 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        assertRefused(sneaky, FindingCode.TRAILING_DATA);
    }

    @Test
    void doesNotMindAnUnlistedObjectThatNothingCanReach() {
        assertAllowed(replacedKeepingOffsets(
                update().object(61, "/Unused true").bytes(), "70 0 obj\n<< /Unused true >>\nendobj\n"));
    }

    @Test
    void refusesAnEndThatReadersDoNotFind() {
        byte[] update = update().object(61, "/Unused true").bytes();
        byte[] padded = Arrays.copyOf(update, update.length + 1_200);
        Arrays.fill(padded, update.length, padded.length, (byte) ' ');
        assertRefused(padded, FindingCode.TRAILING_DATA);
    }

    @Test
    void refusesAnEndMarkerInsideTheTrailer() {
        byte[] update = update().object(61, "/Unused true").bytes();
        byte[] sneaky = replaced(update, "/Info 56 0 R", "/Info 56 0 R /X (\n%%EOF\n)");
        assertAllowed(sneaky);
        byte[] evil =
                replaced(update().stream(4, "", EVIL_CONTENT).bytes(), "/Info 56 0 R", "/Info 56 0 R /X (\n%%EOF\n)");
        assertRefused(evil, FindingCode.CHANGE_FORBIDDEN);
    }

    @Test
    void isNotMisledByALinearizationDictionaryInTheUpdate() {
        byte[] evil = update().object(61, "/Linearized 1 /L " + SIGNED.length + " /H [0 0] /O 3 /E 9 /N 2 /T 9").stream(
                        4, "", EVIL_CONTENT)
                .bytes();
        assertRefused(evil, FindingCode.CHANGE_FORBIDDEN);
    }

    /** Found by the fuzzer: another reader goes on to the next end of a stream. */
    @Test
    void refusesTheSameContentWrittenAnewWithoutItsEnd() {
        String content = "/P << /MCID 0 >> BDC BT /F1 18 Tf 72 700 Td (QUYET DINH) Tj ET EMC";
        byte[] moved = update().stream(4, "", content).bytes();
        assertAllowed(moved);
        assertRefused(replaced(moved, "endstream", "endspream"), FindingCode.CHANGE_FORBIDDEN);
    }

    @Test
    void refusesASizeThatMakesObjectsVanish() {
        byte[] update = update().object(6, Draft.NUMBER + " /V (x)" + Draft.EMPTY_APPEARANCE)
                .bytes();
        assertAllowed(update);
        assertRefused(replaced(update, "/Size 60", "/Size 4 "), FindingCode.CHANGE_FORBIDDEN);
    }

    @Test
    void refusesAnEntryThatLeadsToACommentBeforeTheObject() {
        String update = text(update().object(61, "/Unused true")
                .object(10, "/Type /Font /Subtype /Type1 /BaseFont /Times-Roman")
                .bytes());
        assertAllowed(latin(update));
        String commented = update.substring(SIGNED.length).replaceFirst("10 0 obj", "%0 0 obj");
        assertRefused(latin(update.substring(0, SIGNED.length) + commented), FindingCode.CHANGE_FORBIDDEN);
    }

    @Test
    void refusesASectionThatLeadsBackIntoTheSignedPart() {
        String update = text(update().object(61, "/Unused true").bytes());
        int previous = update.lastIndexOf("/Prev ");
        String looped =
                update.substring(0, previous) + update.substring(previous).replaceFirst("/Prev \\d+", "/Prev 15");
        assertThat(validator.validate(latin(looped)).totalPassed()).isFalse();
        assertThat(validator.validate(latin(looped)).signatures()).noneMatch(SignatureReport::changesAllowed);
    }

    @Test
    void seesWhatAnUpdateChangesInsideAnObjectStream() {
        for (boolean deflated : new boolean[] {true, false}) {
            byte[] filled = new StreamUpdate(SIGNED, deflated)
                    .object(6, "<< " + Draft.NUMBER + " /V (1) /AP << /N 57 0 R >> >>")
                    .bytes("/Info 56 0 R");
            assertAllowed(filled);
            byte[] turned = new StreamUpdate(SIGNED, deflated)
                    .object(3, "<< " + FormDocument.page(FormDocument.WIDGETS) + " /Rotate 90 >>")
                    .bytes("/Info 56 0 R");
            assertRefused(turned, FindingCode.CHANGE_FORBIDDEN);
        }
    }

    @Test
    void refusesAHybridSectionThatNamesTwoPlacesForOneObject() {
        byte[] hidden = new StreamUpdate(SIGNED, false)
                .object(6, "<< " + Draft.NUMBER + Draft.EMPTY_APPEARANCE + " >>")
                .bytes("/Info 56 0 R");
        long stream = Draft.last(java.util.regex.Pattern.compile("startxref\\s+(\\d+)"), hidden);
        byte[] hybrid = Draft.update(hidden)
                .trailer("/Info 56 0 R /XRefStm " + stream)
                .free(6)
                .bytes();
        assertRefused(hybrid, FindingCode.REVISION_CHAIN_BROKEN);
    }
}
