package org.motcua.signing.appearance;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.motcua.signing.SigningException;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Dictionary;
import org.motcua.signing.increment.PdfValue.Reference;
import org.motcua.signing.increment.PdfValue.Stream;

/** A PNG image as image XObjects: its colours, and its transparency as a soft mask. Immutable and thread-safe. */
final class ImageObjects {

    /** A page of A4 at 300 dpi; more is an attack on memory or a mistake. */
    private static final long MAXIMUM_PIXELS = 10_000_000;

    private final int width;
    private final int height;
    private final Stream colours;
    private final Optional<Stream> mask;

    private ImageObjects(int width, int height, Stream colours, Optional<Stream> mask) {
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
                opaque &= alpha[at] == (byte) 0xff;
            }
        }
        Stream colours = stream(width, height, "DeviceRGB", rgb);
        return new ImageObjects(
                width,
                height,
                colours,
                opaque ? Optional.empty() : Optional.of(stream(width, height, "DeviceGray", alpha)));
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    Reference addTo(Increment increment) {
        return mask.map(soft -> increment.add(colours.with("SMask", increment.add(soft))))
                .orElseGet(() -> increment.add(colours));
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

    private static Stream stream(int width, int height, String colourSpace, byte[] samples) {
        Dictionary dictionary = PdfValue.dictionary()
                .with("Type", PdfValue.name("XObject"))
                .with("Subtype", PdfValue.name("Image"))
                .with("Width", PdfValue.number(width))
                .with("Height", PdfValue.number(height))
                .with("ColorSpace", PdfValue.name(colourSpace))
                .with("BitsPerComponent", PdfValue.number(8))
                .with("Filter", PdfValue.name("FlateDecode"));
        return new Stream(dictionary, deflated(samples));
    }

    static byte[] deflated(byte[] data) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try (DeflaterOutputStream output = new DeflaterOutputStream(compressed, deflater)) {
            output.write(data);
        } catch (IOException e) {
            throw new SigningException("An appearance cannot be compressed", e);
        } finally {
            deflater.end();
        }
        return compressed.toByteArray();
    }
}
