package org.motcua.signing.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.motcua.signing.Box;
import org.motcua.signing.Indication;

/**
 * The picture of a page on which places are outlined and numbered. Numbers and marks are strokes, not text: servers without
 * fonts draw them, too. For one thread.
 */
public final class MarkedPage {

    private static final double POINTS_PER_INCH = 72;
    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final double LINE_MILLIMETRES = 0.7;
    private static final double LABEL_MILLIMETRES = 6;
    private static final int TRANSLUCENT = 40;

    private final BufferedImage image;
    private final double scale;
    private final double millimetre;

    public MarkedPage(BufferedImage image, int dpi) {
        this.image = image;
        this.scale = dpi / POINTS_PER_INCH;
        this.millimetre = dpi / MILLIMETRES_PER_INCH;
    }

    public BufferedImage image() {
        return image;
    }

    /**
     * Marks a place.
     *
     * @param shown units of the page as shown, from the top left
     */
    public void mark(int number, Indication indication, Box shown) {
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            Rectangle2D place = new Rectangle2D.Double(
                    shown.x() * scale, shown.y() * scale, shown.width() * scale, shown.height() * scale);
            outline(graphics, place, colour(indication));
            label(graphics, place, number, indication);
        } finally {
            graphics.dispose();
        }
    }

    private void outline(Graphics2D graphics, Rectangle2D place, Color colour) {
        graphics.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), TRANSLUCENT));
        graphics.fill(place);
        float line = (float) (LINE_MILLIMETRES * millimetre);
        graphics.setStroke(new BasicStroke(line, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.setColor(colour);
        graphics.draw(new Rectangle2D.Double(
                place.getX() - line / 2, place.getY() - line / 2, place.getWidth() + line, place.getHeight() + line));
    }

    /** Above the place at its left where there is room, else inside; never off the picture. */
    private void label(Graphics2D graphics, Rectangle2D place, int number, Indication indication) {
        double height = LABEL_MILLIMETRES * millimetre;
        Path2D strokes = StrokedSigns.of(number, indication);
        double width = height * strokes.getBounds2D().getMaxX();
        double x = Math.max(0, Math.min(place.getX() - LINE_MILLIMETRES * millimetre, image.getWidth() - width));
        double above = place.getY() - LINE_MILLIMETRES * millimetre - height;
        double y = Math.max(0, Math.min(above >= 0 ? above : place.getY(), image.getHeight() - height));
        graphics.setColor(colour(indication));
        graphics.fill(new Rectangle2D.Double(x, y, width + height * StrokedSigns.MARGIN, height));
        AffineTransform to = AffineTransform.getTranslateInstance(x, y);
        to.scale(height, height);
        graphics.setStroke(
                new BasicStroke((float) (height * StrokedSigns.WEIGHT), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.setColor(Color.WHITE);
        graphics.draw(strokes.createTransformedShape(to));
    }

    private static Color colour(Indication indication) {
        return switch (indication) {
            case TOTAL_PASSED -> new Color(0, 121, 52);
            case INDETERMINATE -> new Color(196, 112, 0);
            case TOTAL_FAILED -> new Color(190, 18, 32);
        };
    }
}
