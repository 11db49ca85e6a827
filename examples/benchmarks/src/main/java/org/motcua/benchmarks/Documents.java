package org.motcua.benchmarks;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * The documents that are signed, generated and the same on every machine. Each is made once into a folder of its own
 * below the system's temporary folder and found there by later runs.
 */
final class Documents {

    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"), "motcua-benchmarks");
    private static final int LINES = 46;
    private static final int LINE_LETTERS = 80;
    private static final int LOGO_WIDTH = 436;
    private static final int LOGO_HEIGHT = 252;
    private static final int SCAN_WIDTH = 810;
    private static final int SCAN_HEIGHT = 1130;
    private static final float JPEG_QUALITY = 0.75f;

    /** What is signed. */
    enum Kind {
        /** Two pages of text in an embedded font, with a logo. */
        LETTER(2),
        /** Pages that are images, about 550 KB each: 11 MB. */
        SCAN(20),
        /** About 200 MB. */
        BIG(370),
        /** About 1 GB. */
        HUGE(1850);

        private final int pages;

        Kind(int pages) {
            this.pages = pages;
        }
    }

    private Documents() {}

    static Path file(Kind kind) throws IOException {
        Path file = FOLDER.resolve(kind.name() + ".pdf");
        if (!Files.exists(file)) {
            Files.createDirectories(FOLDER);
            Path unfinished = Files.createTempFile(FOLDER, kind.name(), ".part");
            try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
                if (kind == Kind.LETTER) {
                    addLetter(document);
                } else {
                    addScans(document, kind.pages);
                }
                document.save(unfinished.toFile());
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        }
        return file;
    }

    /** A folder for what a benchmark writes, on the disk on which the documents lie. */
    static Path newFolder() throws IOException {
        Files.createDirectories(FOLDER);
        return Files.createTempDirectory(FOLDER, "run");
    }

    /** A PNG for visible signatures. */
    static byte[] stamp() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(noise(160, 80, 1), "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }

    static byte[] font() throws IOException {
        try (InputStream font = Documents.class.getResourceAsStream("/liberation/LiberationSerif-Regular.ttf")) {
            return Objects.requireNonNull(font, "Liberation Serif on the class path")
                    .readAllBytes();
        }
    }

    private static void addLetter(PDDocument document) throws IOException {
        PDFont font;
        try (InputStream file = Documents.class.getResourceAsStream("/liberation/LiberationSerif-Regular.ttf")) {
            font = PDType0Font.load(document, file, true);
        }
        PDImageXObject logo = JPEGFactory.createFromImage(document, noise(LOGO_WIDTH, LOGO_HEIGHT, 7), JPEG_QUALITY);
        Random random = new Random(5);
        for (int number = 1; number <= Kind.LETTER.pages; number++) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                if (number == 1) {
                    content.drawImage(logo, 400, 760, 110, 60);
                }
                content.beginText();
                content.setFont(font, 10);
                content.setLeading(14);
                content.newLineAtOffset(60, 730);
                for (int line = 0; line < LINES; line++) {
                    content.showText(words(random));
                    content.newLine();
                }
                content.endText();
            }
        }
    }

    private static String words(Random random) {
        String letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậ";
        StringBuilder line = new StringBuilder();
        while (line.length() < LINE_LETTERS) {
            int length = 2 + random.nextInt(8);
            for (int i = 0; i < length; i++) {
                line.append(letters.charAt(random.nextInt(letters.length())));
            }
            line.append(' ');
        }
        return line.toString();
    }

    private static void addScans(PDDocument document, int pages) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ImageIO.write(noise(SCAN_WIDTH, SCAN_HEIGHT, 3), "jpg", output);
        byte[] jpeg = output.toByteArray();
        for (int number = 0; number < pages; number++) {
            // A few bytes differ from page to page, so that no two images are the same.
            for (int i = 0; i < 8; i++) {
                jpeg[jpeg.length / 2 + i] = (byte) ((number >> (4 * i) & 15) + 1);
            }
            PDImageXObject image = JPEGFactory.createFromByteArray(document, jpeg);
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.drawImage(image, 0, 0, PDRectangle.A4.getWidth(), PDRectangle.A4.getHeight());
            }
        }
    }

    private static BufferedImage noise(int width, int height, long seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        return image;
    }
}
