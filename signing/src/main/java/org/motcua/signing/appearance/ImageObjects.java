package org.motcua.signing.appearance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.SigningException;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;
import org.motcua.signing.increment.PdfValue.Stream;

/**
 * A PNG image as image XObjects: its colours, and its transparency as a soft mask. For documents without transparency
 * the same on a white ground, made when the first of them asks for it. Immutable to its users and thread-safe.
 */
final class ImageObjects {

    /** A page of A4 at 300 dpi; more is an attack on memory or a mistake. */
    private static final long MAXIMUM_PIXELS = 10_000_000;

    private static final int OPAQUE = 0xff;

    private final int width;
    private final int height;
    private final byte[] colours;
    private final Optional<byte[]> mask;
    private byte @Nullable [] onWhite;

    private ImageObjects(int width, int height, byte[] colours, Optional<byte[]> mask) {
        this.width = width;
        this.height = height;
        this.colours = colours;
        this.mask = mask;
    }

    static ImageObjects decode(byte[] png) {
        BufferedImage image = read(png);
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] rgb = new byte[3 * width * height];
        byte[] alpha = new byte[width * height];
        boolean opaque = true;
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                rgb[3 * at] = (byte) (row[x] >> 16);
                rgb[3 * at + 1] = (byte) (row[x] >> 8);
                rgb[3 * at + 2] = (byte) row[x];
                alpha[at] = (byte) (row[x] >> 24);
                opaque &= alpha[at] == (byte) OPAQUE;
            }
        }
        return new ImageObjects(
                width, height, Deflated.of(rgb), opaque ? Optional.empty() : Optional.of(Deflated.of(alpha)));
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    boolean isTransparent() {
        return mask.isPresent();
    }

    Reference addTo(Increment increment, DocumentColours document) {
        PdfValue colourSpace = document.deviceRgb() ? PdfValue.name("DeviceRGB") : Srgb.addTo(increment);
        if (mask.isEmpty()) {
            return increment.add(image(colourSpace, colours));
        }
        if (!document.transparency()) {
            return increment.add(image(colourSpace, onWhite()));
        }
        Reference softMask = increment.add(image(PdfValue.name("DeviceGray"), mask.get()));
        return increment.add(image(colourSpace, colours).with("SMask", softMask));
    }

    private synchronized byte[] onWhite() {
        if (onWhite == null) {
            byte[] rgb = Deflated.restored(colours);
            byte[] alpha = Deflated.restored(mask.orElseThrow());
            for (int at = 0; at < rgb.length; at++) {
                int opacity = alpha[at / 3] & 0xff;
                int blended = (rgb[at] & 0xff) * opacity + OPAQUE * (OPAQUE - opacity);
                rgb[at] = (byte) ((blended + OPAQUE / 2) / OPAQUE);
            }
            onWhite = Deflated.of(rgb);
        }
        return onWhite;
    }

    private static BufferedImage read(byte[] png) {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(png))) {
            Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("png");
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MAXIMUM_PIXELS) {
                    throw new SigningException(
                            "The image has " + pixels + " pixels, the most is " + MAXIMUM_PIXELS + "; scale it down");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new SigningException("The image is not a PNG that can be read: " + e.getMessage(), e);
        }
    }

    private Stream image(PdfValue colourSpace, byte[] samples) {
        Dictionary dictionary = PdfValue.dictionary()
                .with("Type", PdfValue.name("XObject"))
                .with("Subtype", PdfValue.name("Image"))
                .with("Width", PdfValue.number(width))
                .with("Height", PdfValue.number(height))
                .with("ColorSpace", colourSpace)
                .with("BitsPerComponent", PdfValue.number(8))
                .with("Filter", PdfValue.name("FlateDecode"));
        return new Stream(dictionary, samples);
    }
}
