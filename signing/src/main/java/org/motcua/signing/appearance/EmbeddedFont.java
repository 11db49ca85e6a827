package org.motcua.signing.appearance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.motcua.signing.FontStyle;
import org.motcua.signing.SigningException;
import org.motcua.signing.increment.ObjectGraph;

/** A font cut down to some characters, ready to go into any number of documents. Immutable and thread-safe. */
final class EmbeddedFont {

    private final ObjectGraph objects;
    private final Map<Integer, Glyph> glyphs;
    private final double ascent;
    private final double descent;

    /** A code in hexadecimal and its width in thousandths of the font size. */
    private record Glyph(String code, double width) {}

    private EmbeddedFont(ObjectGraph objects, Map<Integer, Glyph> glyphs, double ascent, double descent) {
        this.objects = objects;
        this.glyphs = Map.copyOf(glyphs);
        this.ascent = ascent;
        this.descent = descent;
    }

    static EmbeddedFont of(FontStyle style, Set<Integer> characters) {
        try (PDDocument scratch = new PDDocument()) {
            PDType0Font font = Liberation.load(scratch, style);
            Map<Integer, Glyph> glyphs = new HashMap<>();
            for (int character : characters) {
                glyphs.put(character, glyph(font, character));
                font.addToSubset(character);
            }
            double ascent = font.getFontDescriptor().getAscent() / 1000;
            double descent = font.getFontDescriptor().getDescent() / 1000;
            font.subset();
            return new EmbeddedFont(ObjectGraph.of(font.getCOSObject()), glyphs, ascent, descent);
        } catch (IOException e) {
            throw new SigningException("The font for the appearance cannot be made: " + e.getMessage(), e);
        }
    }

    private static Glyph glyph(PDType0Font font, int character) throws IOException {
        String text = Character.toString(character);
        try {
            ByteArrayOutputStream code = new ByteArrayOutputStream();
            code.write(font.encode(text));
            return new Glyph(HexFormat.of().formatHex(code.toByteArray()), font.getStringWidth(text));
        } catch (IllegalArgumentException e) {
            throw new SigningException(
                    String.format(
                            Locale.ROOT,
                            "The font has no glyph for \"%s\" (U+%04X); leave it out of the text",
                            Character.isISOControl(character) ? "" : text,
                            character),
                    e);
        }
    }

    ObjectGraph objects() {
        return objects;
    }

    /** Above the base line, as a part of the font size. */
    double ascent() {
        return ascent;
    }

    /** Below the base line, as a part of the font size; negative. */
    double descent() {
        return descent;
    }

    /** Points at a font size of 1. */
    double width(String text) {
        return text.codePoints().mapToDouble(this::width).sum();
    }

    private double width(int character) {
        Glyph glyph = glyphs.get(character);
        return glyph == null ? 0 : glyph.width() / 1000;
    }

    /** The hexadecimal string that shows the text. */
    String hex(String text) {
        StringBuilder hex = new StringBuilder();
        text.codePoints().forEach(character -> {
            Glyph glyph = glyphs.get(character);
            if (glyph != null) {
                hex.append(glyph.code());
            }
        });
        return hex.toString();
    }
}
