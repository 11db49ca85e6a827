package org.motcua.console.example;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The parts of a round seal: rings, the superior's name around, the agency's name across, a star below. */
final class SealDrawing {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final double size;
    private final double centre;
    private final GlyphOutlines glyphs = GlyphOutlines.bold();

    SealDrawing(double size) {
        this.size = size;
        this.centre = size / 2;
    }

    void draw(Graphics2D graphics, String agencyName, String superiorName) {
        ring(graphics, 0.485, 0.018);
        ring(graphics, 0.455, 0.005);
        ring(graphics, 0.315, 0.006);
        around(graphics, superiorName.toUpperCase(VIETNAMESE), 0.345 * size);
        star(graphics, centre, centre + 0.384 * size, 0.042 * size);
        across(graphics, twoLines(agencyName.toUpperCase(VIETNAMESE)));
    }

    private void ring(Graphics2D graphics, double radius, double width) {
        double r = radius * size;
        graphics.setStroke(new BasicStroke((float) (width * size)));
        graphics.draw(new Ellipse2D.Double(centre - r, centre - r, 2 * r, 2 * r));
    }

    /** Over the top from left to right, as far as about 125 degrees to either side, where the star has its place. */
    private void around(Graphics2D graphics, String text, double baseline) {
        double sweep = Math.toRadians(250);
        double fontSize = 0.083 * size;
        double width = glyphs.width(text, fontSize);
        double available = sweep * baseline;
        double spacing = Math.min(0.35 * fontSize, (available - width) / Math.max(1, text.length() - 1));
        if (spacing < 0) {
            fontSize *= available / width;
            spacing = 0;
            width = available;
        }
        double angle = -(width + spacing * (text.length() - 1)) / baseline / 2;
        for (int i = 0; i < text.length(); i++) {
            String letter = text.substring(i, i + 1);
            double advance = glyphs.width(letter, fontSize);
            AffineTransform place = AffineTransform.getTranslateInstance(centre, centre);
            place.rotate(angle + advance / 2 / baseline);
            place.translate(-advance / 2, -baseline);
            graphics.fill(place.createTransformedShape(glyphs.line(letter, fontSize)));
            angle += (advance + spacing) / baseline;
        }
    }

    private void across(Graphics2D graphics, List<String> lines) {
        double fontSize = 0.115 * size;
        for (String line : lines) {
            fontSize = Math.min(fontSize, fontSize * 0.52 * size / glyphs.width(line, fontSize));
        }
        double leading = 1.3 * fontSize;
        double y = centre - leading * (lines.size() - 1) / 2 + 0.36 * fontSize;
        for (String line : lines) {
            double x = centre - glyphs.width(line, fontSize) / 2;
            graphics.fill(
                    AffineTransform.getTranslateInstance(x, y).createTransformedShape(glyphs.line(line, fontSize)));
            y += leading;
        }
    }

    /** "SỞ" over "CÔNG THƯƠNG": short names on one line, others broken near the middle, after the first word of three. */
    private static List<String> twoLines(String name) {
        String[] words = name.split("\\s+", -1);
        if (words.length == 1) {
            return List.of(name);
        }
        List<String> lines = new ArrayList<>();
        int head = words.length <= 3 ? 1 : words.length / 2;
        lines.add(String.join(" ", List.of(words).subList(0, head)));
        lines.add(String.join(" ", List.of(words).subList(head, words.length)));
        return lines;
    }

    private static void star(Graphics2D graphics, double x, double y, double radius) {
        Path2D star = new Path2D.Double();
        for (int i = 0; i < 10; i++) {
            double r = i % 2 == 0 ? radius : radius * 0.382;
            double angle = Math.toRadians(-90 + 36.0 * i);
            if (i == 0) {
                star.moveTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
            } else {
                star.lineTo(x + r * Math.cos(angle), y + r * Math.sin(angle));
            }
        }
        star.closePath();
        graphics.fill(star);
    }
}
