package org.motcua.signing;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Pictures of a document's pages as a reader would show them, signatures' appearances included. A picture is for the
 * eye: it says nothing about the validity of a signature. Thread-safe.
 */
public final class PageImages {

    /** The largest picture that is made, in pixels (an A3 page at 300 dots an inch is 17 million). */
    public static final long MAX_PIXELS = 40_000_000;

    private PageImages() {}

    /**
     * The pages of an unencrypted PDF as PNG files, in order, at {@code dpi} dots an inch.
     *
     * @throws SigningException if the file cannot be read or a page would have more than {@link #MAX_PIXELS} pixels
     */
    public static List<byte[]> png(byte[] pdf, int dpi) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<byte[]> pages = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                BufferedImage image = draw(document, page, dpi);
                ByteArrayOutputStream png = new ByteArrayOutputStream();
                ImageIO.write(image, "png", png);
                pages.add(png.toByteArray());
            }
            return pages;
        } catch (IOException e) {
            throw new SigningException("The pages cannot be drawn: " + e.getMessage(), e);
        }
    }

    static BufferedImage draw(PDDocument document, int page, int dpi) throws IOException {
        requireModestSize(document, page, dpi);
        return new PDFRenderer(document).renderImageWithDPI(page, dpi, ImageType.RGB);
    }

    private static void requireModestSize(PDDocument document, int page, int dpi) {
        var box = document.getPage(page).getCropBox();
        double pixels = box.getWidth() / 72.0 * dpi * (box.getHeight() / 72.0) * dpi;
        if (pixels > MAX_PIXELS) {
            throw new SigningException(String.format(
                    "Page %d would have %.0f pixels at %d dpi, more than %d; ask for fewer dots an inch",
                    page + 1, pixels, dpi, MAX_PIXELS));
        }
    }
}
