package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntPredicate;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Pdftoppm;
import org.motcua.signing.testkit.TestKeyKind;

class PlacementTest {

    private static final int DPI = 72;
    private static final double MILLIMETRES_PER_PIXEL = 25.4 / DPI;

    /** Its left half is blue, its right half red. */
    private static final byte[] TWO_COLOURS = twoColours();

    @TempDir
    Path folder;

    private byte[] sign(byte[] pdf, Placement placement) {
        SignatureRequest request = SignatureRequest.builder()
                .at(placement)
                .appearance(SignatureAppearance.image(TWO_COLOURS))
                .build();
        return TestKeys.signer(folder, TestKeyKind.P_256).sign(pdf, request);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void drawsWhereTheReaderSeesItWhicheverWayThePageIsTurned(int rotation) throws IOException {
        byte[] signed = sign(TestDocuments.rotated(rotation), Placement.rectangle(1, 100, 40, 60, 24));

        BufferedImage page = render(signed, 1);
        Area blue = Area.of(page, PlacementTest::isBlue);
        Area red = Area.of(page, PlacementTest::isRed);
        assertThat(blue.left).isCloseTo(100, within(0.8));
        assertThat(blue.top).isCloseTo(40, within(0.8));
        assertThat(blue.bottom).isCloseTo(64, within(0.8));
        assertThat(red.left).isCloseTo(130, within(0.8));
        assertThat(red.right).isCloseTo(160, within(0.8));
        assertThat(Pdfsig.judge(signed)).singleElement().matches(Pdfsig.Signature::valid);
    }

    @Test
    void drawsBelowAnAnchorText() throws IOException {
        byte[] signed = sign(TestDocuments.withTable(), Placement.below(TestDocuments.ANCHOR, 30, 12));
        Area blue = Area.of(render(signed, 1), PlacementTest::isBlue);
        // The text stands at 72 points from the left and 300 from the bottom of an A4 page.
        assertThat(blue.left).isCloseTo(72 * 25.4 / 72, within(0.8));
        assertThat(blue.top).isCloseTo((842 - 300) * 25.4 / 72, within(1.5));
    }

    @Test
    void drawsBelowAnAnchorTextWithinACropBox() throws IOException {
        byte[] signed = sign(TestDocuments.croppedWithUnit(0), Placement.below(TestDocuments.ANCHOR, 30, 12));
        Area blue = Area.of(render(signed, 1), PlacementTest::isBlue);
        // Poppler draws the media box, which begins at -20 and ends at 1770, and a unit, which is half a point, as a
        // point.
        assertThat(blue.left).isCloseTo((72 + 20) * 25.4 / 72, within(0.8));
        assertThat(blue.top).isCloseTo((1770 - 300) * 25.4 / 72, within(1.5));
        assertThat(blue.bottom - blue.top).isCloseTo(2 * 12, within(0.8));
    }

    @Test
    void refusesPlacesThatNobodySees() {
        assertThatThrownBy(() -> sign(TestDocuments.withTable(), Placement.rectangle(1, 250, 20, 30, 12)))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("outside of its page");
    }

    @Test
    void drawsUprightBelowAnAnchorTextOnATurnedPage() throws IOException {
        byte[] signed = sign(TestDocuments.uprightOnTurnedPage(), Placement.below(TestDocuments.ANCHOR, 30, 12));
        BufferedImage page = render(signed, 1);
        Area blue = Area.of(page, PlacementTest::isBlue);
        Area red = Area.of(page, PlacementTest::isRed);
        // The text reads from left to right at 100 points from the left and 200 from the top of the turned page.
        assertThat(blue.left).isCloseTo(100 * 25.4 / 72, within(0.8));
        assertThat(blue.top).isCloseTo(200 * 25.4 / 72, within(1.5));
        assertThat(red.left).isCloseTo(blue.right, within(0.8));
    }

    @Test
    void keepsTheRectangleOfAnExistingField() throws IOException {
        Box box = new Box(300, 200, 150, 60);
        byte[] prepared =
                FieldPreparer.prepare(TestDocuments.withTable(), List.of(new SignatureField("ky", "Ký", 2, box)));
        byte[] signed = TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(
                        prepared,
                        SignatureRequest.builder()
                                .field("ky")
                                .appearance(SignatureAppearance.image(TWO_COLOURS))
                                .build());
        Area blue = Area.of(render(signed, 2), PlacementTest::isBlue);
        assertThat(blue.left).isCloseTo(300 * 25.4 / 72, within(0.8));
        try (PDDocument document = Loader.loadPDF(signed)) {
            assertThat(document.getSignatureFields()
                            .get(0)
                            .getWidgets()
                            .get(0)
                            .getRectangle()
                            .toString())
                    .isEqualTo("[300.0,200.0,450.0,260.0]");
        }
    }

    @Test
    void signsOnTheLastPage() throws IOException {
        byte[] signed = sign(TestDocuments.withTable(), Placement.rectangle(Placement.LAST_PAGE, 20, 20, 30, 12));
        assertThat(Area.of(render(signed, 2), PlacementTest::isBlue).left).isCloseTo(20, within(0.8));
    }

    @Test
    void refusesPlacesThatAreNotThere() {
        byte[] pdf = TestDocuments.withTable();
        assertThatThrownBy(() -> sign(pdf, Placement.rectangle(3, 20, 20, 30, 12)))
                .isInstanceOf(FieldException.class)
                .hasMessageContainingAll("page 3", "2 pages");
        assertThatThrownBy(() -> sign(pdf, Placement.below("CHỦ TỊCH", 30, 12)))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("CHỦ TỊCH");
        assertThatThrownBy(() -> Placement.below(" \u00a0", 30, 12)).hasMessageContaining("needs a text");
        assertThatThrownBy(() -> sign(pdf, Placement.invisible()))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("shows nothing");
    }

    private static BufferedImage render(byte[] pdf, int page) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Pdftoppm.png(pdf, page, DPI)));
    }

    private static boolean isBlue(int rgb) {
        return (rgb & 0xff) > 180 && (rgb >> 16 & 0xff) < 80;
    }

    private static boolean isRed(int rgb) {
        return (rgb & 0xff) < 80 && (rgb >> 16 & 0xff) > 180;
    }

    private static byte[] twoColours() {
        BufferedImage image = new BufferedImage(200, 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.BLUE);
        graphics.fillRect(0, 0, 100, 80);
        graphics.setColor(Color.RED);
        graphics.fillRect(100, 0, 100, 80);
        graphics.dispose();
        return TestDocuments.png(image);
    }

    /** The pixels of a kind, in millimetres from the top left. */
    record Area(double left, double top, double right, double bottom) {
        static Area of(BufferedImage image, IntPredicate colour) {
            int left = Integer.MAX_VALUE;
            int top = Integer.MAX_VALUE;
            int right = -1;
            int bottom = -1;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    if (colour.test(image.getRGB(x, y))) {
                        left = Math.min(left, x);
                        top = Math.min(top, y);
                        right = Math.max(right, x + 1);
                        bottom = Math.max(bottom, y + 1);
                    }
                }
            }
            double scale = MILLIMETRES_PER_PIXEL;
            return new Area(left * scale, top * scale, right * scale, bottom * scale);
        }
    }
}
