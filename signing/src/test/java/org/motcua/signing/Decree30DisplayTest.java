package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Dss;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Pdftoppm;
import org.motcua.judges.VeraPdf;
import org.motcua.signing.PlacementTest.Area;
import org.motcua.signing.testkit.TestKeyKind;

@DisplayName("Decree 30/2020, Annex I: how digital signatures are shown")
class Decree30DisplayTest {

    private static final String TIME = "2026-11-20T15:30:00+07:00";
    private static final double MILLIMETRE = 72 / 25.4;

    @TempDir
    Path folder;

    private byte[] sign(byte[] pdf, SignatureRequest.Builder request) {
        byte[] signed = TestKeys.signer(folder, TestKeyKind.P_256).sign(pdf, request.build());
        assertThat(Judged.signatures(signed)).allMatch(Pdfsig.Signature::valid);
        return signed;
    }

    private static SignatureRequest.Builder leader(String field) {
        return SignatureRequest.builder()
                .field(field)
                .at(Placement.between("GIÁM ĐỐC", TestDocuments.LEADER, 50, 25))
                .appearance(SignatureAppearance.image(TestDocuments.signatureImage()));
    }

    /** For whoever wants to look: -Dmotcua.renderings=FOLDER keeps what was rendered. */
    private static BufferedImage shown(byte[] pdf, String name) throws IOException {
        byte[] png = Pdftoppm.png(pdf, 1, 72);
        String kept = System.getProperty("motcua.renderings", "");
        if (!kept.isEmpty()) {
            Files.write(Path.of(kept, name + ".png"), png);
        }
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static boolean isBlue(int rgb) {
        return (rgb & 0xff) > 120 && (rgb >> 16 & 0xff) < 100;
    }

    private static boolean isRed(int rgb) {
        return (rgb >> 16 & 0xff) > 180 && (rgb & 0xff) < 120;
    }

    private static boolean isBlack(int rgb) {
        return (rgb & 0xffffff) < 0x404040 && (rgb & 0xff) < 0x60;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    @DisplayName("II.7.d and II.8.a: blue signature between title and name, red seal over its left third")
    void showsLeaderAndSealTogether(int rotation) throws IOException {
        byte[] byLeader = sign(TestDocuments.signatureBlock(rotation), leader("lãnh đạo"));
        byte[] sealed = sign(
                byLeader,
                SignatureRequest.builder()
                        .display(Decree30Display.seal(TestDocuments.sealImage(), "lãnh đạo", 36, 36)));

        Area blue = Area.of(shown(byLeader, "leader-" + rotation), Decree30DisplayTest::isBlue);
        Area red = Area.of(shown(sealed, "seal-" + rotation), Decree30DisplayTest::isRed);
        // Title and name are centred at 400 points, at 400 and 500 points from the top.
        assertThat((blue.left() + blue.right()) / 2).isCloseTo(400 / MILLIMETRE, within(1.5));
        assertThat(blue.top()).isGreaterThan(400 / MILLIMETRE);
        assertThat(blue.bottom()).isLessThan(500 / MILLIMETRE);
        // The ring has 220 of the 240 pixels of its image.
        assertThat(red.right() - red.left()).isCloseTo(36 * 230 / 240.0, within(0.8));
        double third = 400 / MILLIMETRE - 25 + 50 / 3.0;
        assertThat(red.right()).isCloseTo(third - 36 * 5 / 240.0, within(0.8));
        assertThat((red.top() + red.bottom()) / 2).isCloseTo(450 / MILLIMETRE, within(2.5));
    }

    @Test
    @DisplayName("II.8.a: the place for the seal in a prepared document is the same")
    void computesTheBoxOfTheSeal() {
        Box leader = new Box(300, 200, 150, 60);
        Box seal = Decree30Display.sealBox(leader, 36, 38);
        assertThat(seal.x() + seal.width()).isCloseTo(350, within(0.01));
        assertThat(seal.y() + seal.height() / 2).isCloseTo(230, within(0.01));
        assertThat(seal.width()).isCloseTo(36 * MILLIMETRE, within(0.01));
        assertThat(seal.height()).isCloseTo(38 * MILLIMETRE, within(0.01));
        assertThat(Decree30Display.seal(TestDocuments.sealImage()).placement()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    @DisplayName("II.8.b: a separate annex shows number, symbol and time at the top right of its first page, no seal")
    void showsNumberAndTimeOnAnAnnex(int rotation) throws IOException {
        byte[] signed = sign(
                TestDocuments.rotated(rotation),
                SignatureRequest.builder().display(Decree30Display.annex("15/QĐ-SCT")));

        assertThat(TestDocuments.text(signed)).contains("15/QĐ-SCT", TIME);
        Area text = topRight(shown(signed, "annex-" + rotation));
        double width = (rotation % 180 == 0 ? 595 : 842) / MILLIMETRE;
        assertThat(text.right()).isCloseTo(width - 15, within(1.5));
        assertThat(text.top()).isBetween(6.0, 10.0);
        assertThat(text.bottom()).isLessThan(20);
    }

    @ParameterizedTest
    @EnumSource(Decree30Display.CopyForm.class)
    @DisplayName("Part II.I.3: an electronic copy shows its form, the agency and the time, no seal")
    void showsFormAgencyAndTimeOnACopy(Decree30Display.CopyForm form) throws IOException {
        byte[] signed = sign(
                TestDocuments.withTable(),
                SignatureRequest.builder().display(Decree30Display.copy(form, "Sở Công Thương tỉnh Bắc Ninh")));
        assertThat(TestDocuments.text(signed)).contains(form.title(), "Sở Công Thương tỉnh Bắc Ninh", TIME);
        assertThat(topRight(shown(signed, "copy-" + form)).bottom()).isLessThan(20.5);
    }

    @Test
    void breaksTheLongNameOfAnAgencyAndKeepsTheSizeOfTheLetters() throws IOException {
        String agency = "Văn phòng Ủy ban nhân dân huyện đảo Côn Đảo, tỉnh Bà Rịa - Vũng Tàu, nay là Đặc khu Côn Đảo";
        byte[] signed = sign(
                TestDocuments.withTable(),
                SignatureRequest.builder().display(Decree30Display.copy(Decree30Display.CopyForm.SAO_Y, agency)));
        assertThat(TestDocuments.text(signed).replaceAll("\\s+", " ")).contains(agency);
        assertThat(new String(signed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .contains("/F 10.000 Tf");
        assertThat(topRight(shown(signed, "copy-long")).left()).isGreaterThan(90);
    }

    /** Poppler draws the whole media box, and a unit as a point: half a point is twice as large there. */
    @ParameterizedTest
    @CsvSource({"0,1170", "90,1670"})
    void keepsTheSizeOfTheLettersOnAPageWithItsOwnUnitAndCropBox(int rotation, int cropRight) throws IOException {
        SignatureRequest.Builder annex = SignatureRequest.builder().display(Decree30Display.annex("15/QĐ-SCT"));
        Area wanted = topRight(shown(sign(TestDocuments.withTable(), annex), "annex-plain"));
        BufferedImage page = shown(sign(TestDocuments.croppedWithUnit(rotation), annex), "annex-cropped-" + rotation);
        Area text = Area.of(page.getSubimage(800, 0, page.getWidth() - 800, 400), Decree30DisplayTest::isBlack);
        assertThat(text.right() - text.left()).isCloseTo(2 * (wanted.right() - wanted.left()), within(1.0));
        assertThat(text.bottom() - text.top()).isCloseTo(2 * (wanted.bottom() - wanted.top()), within(1.0));
        assertThat(text.right()).isCloseTo((cropRight - 800) / MILLIMETRE - 2 * 15, within(2.0));
    }

    @Test
    void takesAnotherPatternForTheTime() {
        DateTimeFormatter pattern = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm:ss XXX");
        byte[] signed = sign(
                TestDocuments.withTable(),
                SignatureRequest.builder().display(Decree30Display.annex("15/QĐ-SCT", pattern)));
        assertThat(TestDocuments.text(signed)).contains("20.11.2026 15:30:00 +07:00");
    }

    @Test
    void goesIntoTheFieldThatIsNamed() throws IOException {
        Box box = new Box(300, 200, 150, 60);
        byte[] prepared =
                FieldPreparer.prepare(TestDocuments.withTable(), List.of(new SignatureField("ky", "Ký", 1, box)));
        byte[] signed = sign(
                prepared,
                SignatureRequest.builder()
                        .field("ky")
                        .display(Decree30Display.leader(TestDocuments.signatureImage(), "GIÁM ĐỐC", "không có")));
        Area blue = Area.of(shown(signed, "leader-field"), Decree30DisplayTest::isBlue);
        assertThat(blue.left()).isBetween(300 / MILLIMETRE, 330 / MILLIMETRE);
    }

    @Test
    void saysWhatIsMissingForAPlace() {
        byte[] pdf = TestDocuments.withTable();
        assertThatThrownBy(() -> sign(
                        pdf,
                        SignatureRequest.builder()
                                .display(Decree30Display.leader(
                                        TestDocuments.signatureImage(), "GIÁM ĐỐC", "Trần Văn Không"))))
                .isInstanceOf(FieldException.class)
                .hasMessageContainingAll("GIÁM ĐỐC", "Trần Văn Không");
        assertThatThrownBy(() -> sign(
                        pdf,
                        SignatureRequest.builder()
                                .display(Decree30Display.seal(TestDocuments.sealImage(), "lãnh đạo", 36, 36))))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("lãnh đạo");
    }

    @Test
    void keepsPdfAAndStrangersContent() {
        byte[] signed = sign(
                TestDocuments.pdfA2b(true),
                SignatureRequest.builder()
                        .display(Decree30Display.copy(Decree30Display.CopyForm.SAO_LUC, "Sở Công Thương")));
        assertThat(VeraPdf.failures(signed, "2b")).isEmpty();
        assertThat(Dss.withoutTrust().judge(signed)).singleElement().matches(Dss.Signature::intact);
    }

    /** The black of the margin above the text, which starts 100 points from the top in all of the documents. */
    private static Area topRight(BufferedImage page) {
        BufferedImage margin = page.getSubimage(page.getWidth() / 4, 0, page.getWidth() * 3 / 4, 62);
        Area area = Area.of(margin, Decree30DisplayTest::isBlack);
        double moved = page.getWidth() / 4.0 * 25.4 / 72;
        return new Area(area.left() + moved, area.top(), area.right() + moved, area.bottom());
    }
}
