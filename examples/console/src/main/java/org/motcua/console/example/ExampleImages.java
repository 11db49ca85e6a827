package org.motcua.console.example;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/**
 * Images for the examples, drawn and not scanned: nobody's signature and no agency's seal. PNG files with a transparent
 * background, as Decree 30/2020/NĐ-CP asks for. The same arguments give the same image.
 */
final class ExampleImages {

    private static final Color BLUE = new Color(24, 46, 150);
    private static final Color RED = new Color(206, 26, 30);
    private static final int SIGNATURE_WIDTH = 920;
    private static final int SIGNATURE_HEIGHT = 500;
    private static final int SEAL_SIZE = 720;

    private ExampleImages() {}

    /** A signature in blue ink, 46 mm by 25 mm at 500 dots per inch; another seed gives another hand. */
    static byte[] signature(String name, long seed) {
        Random random = new Random(seed * 31 + name.hashCode());
        return png(SIGNATURE_WIDTH, SIGNATURE_HEIGHT, 1, random, graphics -> {
            graphics.setColor(BLUE);
            new Handwriting(random, SIGNATURE_WIDTH, SIGNATURE_HEIGHT).draw(graphics, name);
        });
    }

    /** A round seal, 36 mm at 500 dots per inch, stamped by hand: a little turned and not inked alike everywhere. */
    static byte[] seal(String agencyName, String superiorName) {
        Random random = new Random(agencyName.hashCode());
        return png(SEAL_SIZE, SEAL_SIZE, 0.86, random, graphics -> {
            graphics.setColor(RED);
            graphics.rotate(Math.toRadians(random.nextDouble(-5, -1)), SEAL_SIZE / 2.0, SEAL_SIZE / 2.0);
            new SealDrawing(SEAL_SIZE).draw(graphics, agencyName, superiorName);
        });
    }

    private static byte[] png(int width, int height, double ink, Random random, Consumer<Graphics2D> drawing) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        drawing.accept(graphics);
        graphics.dispose();
        thinInk(image, ink, random);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException("An example image cannot be written", e);
        }
        return out.toByteArray();
    }

    /** Paper takes ink unevenly: opacity drifts from place to place. */
    private static void thinInk(BufferedImage image, double ink, Random random) {
        double phase = random.nextDouble(6);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int argb = image.getRGB(x, y);
                double drift = 0.08 * Math.sin(x / 61.0 + phase) * Math.cos(y / 47.0 - phase);
                int alpha = (int) ((argb >>> 24) * Math.min(1, ink + (ink < 1 ? drift : 0)));
                image.setRGB(x, y, (alpha << 24) | (argb & 0xFFFFFF));
            }
        }
    }
}
