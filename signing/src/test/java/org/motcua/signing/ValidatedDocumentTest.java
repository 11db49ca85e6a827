package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.signing.field.PageGeometry;

/** Each signature's place is outlined where a reader shows it, in the colour of its verdict. */
class ValidatedDocumentTest {

    private static final int DPI = 72;
    private static final int GREEN = 0x007934;
    private static final int RED = 0xBE1220;
    private static final int AMBER = 0xC47000;
    private static final Box PLACE = new Box(150, 200, 120, 60);

    @TempDir
    Path folder;

    /** A page whose content has a grey area exactly where the field is: PDFBox says where that is shown. */
    private byte[] signed(int rotation) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDPage page = new PDPage(PDRectangle.A4);
            page.setCropBox(new PDRectangle(40, 70, 400, 500));
            page.setRotation(rotation);
            document.addPage(new PDPage(PDRectangle.A4));
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.setNonStrokingColor(0.5f);
                content.addRect((float) PLACE.x(), (float) PLACE.y(), (float) PLACE.width(), (float) PLACE.height());
                content.fill();
            }
            document.save(pdf);
        }
        byte[] prepared =
                FieldPreparer.prepare(pdf.toByteArray(), List.of(new SignatureField("leader", "Chữ ký", 2, PLACE)));
        return ReportSamples.signed(
                folder, prepared, SignatureRequest.builder().field("leader").build());
    }

    private BufferedImage marked(byte[] pdf, PdfValidator validator) throws IOException {
        Path file = Files.write(folder.resolve("signed.pdf"), pdf);
        try (ValidatedDocument document = ValidatedDocument.open(file, validator.validate(file))) {
            assertThat(document.pagesWithSignatures()).containsExactly(2);
            return ImageIO.read(new ByteArrayInputStream(document.png(2, DPI)));
        }
    }

    private static int rgb(BufferedImage image, double x, double y) {
        return image.getRGB((int) x, (int) y) & 0xFFFFFF;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void outlinesThePlaceOnTurnedAndCroppedPages(int rotation) throws IOException {
        byte[] pdf = signed(rotation);

        BufferedImage plain =
                ImageIO.read(new ByteArrayInputStream(PageImages.png(pdf, DPI).get(1)));
        BufferedImage image = marked(pdf, ReportSamples.trusting().build());

        int left = image.getWidth();
        int top = image.getHeight();
        int right = 0;
        int bottom = 0;
        for (int y = 0; y < plain.getHeight(); y++) {
            for (int x = 0; x < plain.getWidth(); x++) {
                if (Math.abs(rgb(plain, x, y) - 0x808080) <= 0x010101) {
                    left = Math.min(left, x);
                    top = Math.min(top, y);
                    right = Math.max(right, x);
                    bottom = Math.max(bottom, y);
                }
            }
        }
        assertThat(right - left + 1).isEqualTo(rotation % 180 == 0 ? 120 : 60);
        for (int y : new int[] {top + 5, (top + bottom) / 2, bottom - 5}) {
            assertThat(rgb(image, left - 1, y)).as("left of the place").isEqualTo(GREEN);
            assertThat(rgb(image, right + 1, y)).as("right of the place").isEqualTo(GREEN);
            assertThat(rgb(image, left - 4, y)).as("further left").isEqualTo(0xFFFFFF);
        }
        assertThat(rgb(image, (left + right) / 2.0, bottom + 1)).as("below").isEqualTo(GREEN);
        assertThat(rgb(image, (left + right) / 2.0, (top + bottom) / 2.0))
                .as("inside it stays readable")
                .isNotIn(GREEN, 0xFFFFFF);
    }

    @Test
    void coloursThePlaceByTheVerdict() throws IOException {
        byte[] pdf = signed(0);
        byte[] broken = pdf.clone();
        broken[11] ^= 1; // in the comment behind the header, so that the page can still be drawn

        assertThat(rgb(marked(pdf, PdfValidator.builder().clock(TestKeys.CLOCK).build()), 109, 330))
                .isEqualTo(AMBER);
        assertThat(rgb(marked(broken, ReportSamples.trusting().build()), 109, 330))
                .isEqualTo(RED);
    }

    @Test
    void numbersThePlacesAsTheReportDoes() throws IOException {
        Path file = Files.write(folder.resolve("two.pdf"), ReportSamples.certifiedThenStamped(folder));
        ValidationReport report = ReportSamples.trusting().build().validate(file);

        try (ValidatedDocument document = ValidatedDocument.open(file, report)) {
            assertThat(document.places())
                    .containsExactly(
                            new SignaturePlace(1, "leader", Indication.TOTAL_PASSED, 1, new Box(330, 180, 180, 80)),
                            new SignaturePlace(2, "seal", Indication.TOTAL_PASSED, 1, new Box(230, 170, 90, 100)));
        }
    }

    @Test
    void findsNoPlaceOfAnInvisibleSignature() throws IOException {
        Path file = Files.write(
                folder.resolve("invisible.pdf"),
                ReportSamples.signed(
                        folder,
                        TestDocuments.withTable(),
                        SignatureRequest.builder().build()));

        try (ValidatedDocument document =
                ValidatedDocument.open(file, ReportSamples.trusting().build().validate(file))) {
            assertThat(document.places()).isEmpty();
            assertThat(document.pagesWithSignatures()).isEmpty();
        }
    }

    @Test
    void refusesTheReportOfAnotherDocumentAndPagesThatAreNotThere() throws IOException {
        Path file = Files.write(folder.resolve("two.pdf"), ReportSamples.certifiedThenStamped(folder));
        Path other = Files.write(folder.resolve("other.pdf"), signed(0));
        ValidationReport report = ReportSamples.trusting().build().validate(file);

        assertThatThrownBy(() -> ValidatedDocument.open(other, report))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("not the document of the report");
        try (ValidatedDocument document = ValidatedDocument.open(file, report)) {
            assertThatThrownBy(() -> document.png(9, DPI))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("no page 9");
            assertThatThrownBy(() -> document.png(1, 100_000))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("fewer dots");
        }
    }

    @Test
    void writesTheDocumentAsItWasWhenEachSignatureWasMade() throws IOException {
        byte[] pdf = ReportSamples.certifiedThenStamped(folder);
        Path file = Files.write(folder.resolve("two.pdf"), pdf);
        PdfValidator validator = ReportSamples.trusting().build();
        try (ValidatedDocument document = ValidatedDocument.open(file, validator.validate(file))) {
            byte[] first = revision(document, 1);
            ValidationReport then = validator.validate(first);

            assertThat(then.signatures()).singleElement().satisfies(signature -> {
                assertThat(signature.field()).isEqualTo("leader");
                assertThat(signature.coverage()).isEqualTo(Coverage.WHOLE_FILE);
                assertThat(signature.passed()).isTrue();
            });
            assertThat(revision(document, 2)).isEqualTo(pdf);
            assertThatThrownBy(() -> revision(document, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void writesNoRevisionOfASignatureThatCoversOnlyAPart() throws IOException {
        byte[] pdf = ReportSamples.signed(
                folder, TestDocuments.withTable(), SignatureRequest.builder().build());
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        Matcher range =
                Pattern.compile("/ByteRange ?\\[ ?0 (\\d+) (\\d+) (\\d+)").matcher(text);
        assertThat(range.find()).isTrue();
        String shorter = String.valueOf(Integer.parseInt(range.group(3)) - 100);
        byte[] partial = (text.substring(0, range.start(3))
                        + shorter
                        + " ".repeat(range.group(3).length() - shorter.length())
                        + text.substring(range.end(3)))
                .getBytes(StandardCharsets.ISO_8859_1);
        Path file = Files.write(folder.resolve("partial.pdf"), partial);
        ValidationReport report = ReportSamples.trusting().build().validate(file);

        assertThat(report.signatures().get(0).coverage()).isEqualTo(Coverage.PARTIAL);
        try (ValidatedDocument document = ValidatedDocument.open(file, report)) {
            assertThatThrownBy(() -> revision(document, 1))
                    .isInstanceOf(SigningException.class)
                    .hasMessageContaining("only a part of the file");
        }
    }

    private static byte[] revision(ValidatedDocument document, int number) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        document.writeRevision(number, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void geometryGoesThereAndBack(int rotation) {
        PageGeometry geometry = new PageGeometry(40, 70, 440, 570, rotation, 1);
        Box shown = geometry.shown(PLACE);
        assertThat(geometry.units(shown.x(), shown.y(), shown.width(), shown.height()))
                .isEqualTo(PLACE);
    }
}
