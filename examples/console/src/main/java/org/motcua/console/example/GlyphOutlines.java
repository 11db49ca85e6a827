package org.motcua.console.example;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** Letters as shapes, straight from the font file: Java's own text needs font libraries that servers often lack. */
final class GlyphOutlines {

    private static final String BOLD = "/liberation/LiberationSerif-Bold.ttf";

    private final TrueTypeFont font;
    private final CmapLookup cmap;

    private GlyphOutlines(TrueTypeFont font) throws IOException {
        this.font = font;
        this.cmap = font.getUnicodeCmapLookup();
    }

    static GlyphOutlines bold() {
        try (InputStream in = GlyphOutlines.class.getResourceAsStream(BOLD)) {
            if (in == null) {
                throw new IllegalStateException("The font " + BOLD + " is not on the class path");
            }
            return new GlyphOutlines(new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes())));
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + BOLD + " cannot be read", e);
        }
    }

    double width(String text, double fontSize) {
        try {
            double units = 0;
            for (int codePoint : text.codePoints().toArray()) {
                units += font.getAdvanceWidth(cmap.getGlyphId(codePoint));
            }
            return units * fontSize / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException("The font's widths cannot be read", e);
        }
    }

    /** The text with its baseline on y = 0, y growing downwards. */
    Path2D line(String text, double fontSize) {
        try {
            Path2D line = new Path2D.Double();
            double scale = fontSize / font.getUnitsPerEm();
            double x = 0;
            for (int codePoint : text.codePoints().toArray()) {
                int id = cmap.getGlyphId(codePoint);
                GlyphData glyph = font.getGlyph().getGlyph(id);
                if (glyph != null) {
                    AffineTransform place = AffineTransform.getTranslateInstance(x, 0);
                    place.scale(scale, -scale);
                    line.append(place.createTransformedShape(glyph.getPath()), false);
                }
                x += font.getAdvanceWidth(id) * scale;
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException("The font's outlines cannot be read", e);
        }
    }
}
