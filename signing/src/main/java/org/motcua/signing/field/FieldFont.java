package org.motcua.signing.field;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.fontbox.cmap.CMap;
import org.apache.fontbox.cmap.CMapParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontFactory;
import org.motcua.signing.UnreadablePdfException;
import org.motcua.signing.increment.Node;

/**
 * A font of the form's resources, as it is needed to write a line of text: which codes show it and how wide they are.
 * A composite font is taken at its word (/ToUnicode and /W), so that its glyphs need not be read.
 */
interface FieldFont {

    /** The codes in hexadecimal; empty where the font lacks a character of the text. */
    Optional<String> hex(String text);

    /** Points at a font size of 1; the font must have every character. */
    double width(String text);

    /** Above the base line, as a part of the font size. */
    double ascent();

    /** Below the base line, as a part of the font size; negative. */
    double descent();

    static FieldFont of(Node font) {
        boolean composite = font.findName("Subtype").filter("Type0"::equals).isPresent()
                && font.findName("Encoding").filter("Identity-H"::equals).isPresent()
                && font.find("ToUnicode").isPresent();
        try {
            return composite ? Composite.read(font) : new Simple(PDFontFactory.createFont(font.dictionary()));
        } catch (IOException e) {
            throw new UnreadablePdfException("A font of the form cannot be read: " + e.getMessage(), e);
        }
    }

    /** A composite font with two-byte codes (ISO 32000-1 9.7). */
    final class Composite implements FieldFont {
        private static final int CODE_BYTES = 2;
        private static final int MAXIMUM_TO_UNICODE_BYTES = 4_000_000;
        private static final double DEFAULT_WIDTH = 1000;
        private static final double DEFAULT_ASCENT = 891;
        private static final double DEFAULT_DESCENT = -216;

        private final CMap toUnicode;
        private final List<Widths> widths;
        private final double defaultWidth;
        private final double ascent;
        private final double descent;

        /** One width for the codes from the first to the last. */
        private record Widths(long first, long last, double width) {}

        private Composite(CMap toUnicode, List<Widths> widths, Node descendant) {
            this.toUnicode = toUnicode;
            this.widths = widths;
            this.defaultWidth = descendant.find("DW").flatMap(Node::real).orElse(DEFAULT_WIDTH);
            Optional<Node> descriptor = descendant.find("FontDescriptor");
            this.ascent = descriptor
                            .flatMap(node -> node.find("Ascent"))
                            .flatMap(Node::real)
                            .orElse(DEFAULT_ASCENT)
                    / 1000;
            this.descent = descriptor
                            .flatMap(node -> node.find("Descent"))
                            .flatMap(Node::real)
                            .orElse(DEFAULT_DESCENT)
                    / 1000;
        }

        static Composite read(Node font) throws IOException {
            byte[] cmap = font.find("ToUnicode")
                    .flatMap(node -> node.decoded(MAXIMUM_TO_UNICODE_BYTES))
                    .orElseThrow(
                            () -> new UnreadablePdfException("A font of the form has a /ToUnicode that is no stream"));
            Node descendant = font.find("DescendantFonts").map(Node::items).orElse(List.of()).stream()
                    .findFirst()
                    .orElseThrow(() -> new UnreadablePdfException("A composite font of the form has no descendant"));
            CMap toUnicode = new CMapParser().parse(new RandomAccessReadBuffer(cmap));
            return new Composite(
                    toUnicode, widths(descendant.find("W").map(Node::items).orElse(List.of())), descendant);
        }

        /** {@code c [w1 w2 …]} gives widths from c on, {@code c1 c2 w} one width from c1 to c2 (9.7.4.3). */
        private static List<Widths> widths(List<Node> entries) {
            List<Widths> widths = new ArrayList<>();
            int at = 0;
            while (at + 1 < entries.size()) {
                long first = entries.get(at).number().orElse(0L);
                Node second = entries.get(at + 1);
                if (second.isArray()) {
                    long code = first;
                    for (Node width : second.items()) {
                        widths.add(new Widths(code, code, width.real().orElse(DEFAULT_WIDTH)));
                        code++;
                    }
                    at += 2;
                    continue;
                }
                double width =
                        at + 2 < entries.size() ? entries.get(at + 2).real().orElse(DEFAULT_WIDTH) : DEFAULT_WIDTH;
                widths.add(new Widths(first, second.number().orElse(0L), width));
                at += 3;
            }
            return widths;
        }

        @Override
        public Optional<String> hex(String text) {
            StringBuilder hex = new StringBuilder();
            for (int character : text.codePoints().toArray()) {
                byte[] code = toUnicode.getCodesFromUnicode(Character.toString(character));
                if (code == null || code.length != CODE_BYTES) {
                    return Optional.empty();
                }
                hex.append(HexFormat.of().formatHex(code));
            }
            return Optional.of(hex.toString());
        }

        @Override
        public double width(String text) {
            double width = 0;
            for (int character : text.codePoints().toArray()) {
                byte[] code = toUnicode.getCodesFromUnicode(Character.toString(character));
                int number = ((code[0] & 0xff) << Byte.SIZE) | (code[1] & 0xff);
                width += width(number);
            }
            return width / 1000;
        }

        private double width(int code) {
            return widths.stream()
                    .filter(range -> range.first() <= code && code <= range.last())
                    .mapToDouble(Widths::width)
                    .findFirst()
                    .orElse(defaultWidth);
        }

        @Override
        public double ascent() {
            return ascent;
        }

        @Override
        public double descent() {
            return descent;
        }
    }

    /** Any other font, as PDFBox understands it. */
    final class Simple implements FieldFont {
        private final PDFont font;

        private Simple(PDFont font) {
            this.font = font;
        }

        @Override
        public Optional<String> hex(String text) {
            try {
                ByteArrayOutputStream codes = new ByteArrayOutputStream();
                codes.write(font.encode(text));
                return Optional.of(HexFormat.of().formatHex(codes.toByteArray()));
            } catch (IllegalArgumentException | UnsupportedOperationException e) {
                return Optional.empty();
            } catch (IOException e) {
                throw new UnreadablePdfException("A font of the form cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        public double width(String text) {
            try {
                return font.getStringWidth(text) / 1000;
            } catch (IOException e) {
                throw new UnreadablePdfException("A font of the form cannot be read: " + e.getMessage(), e);
            }
        }

        @Override
        public double ascent() {
            return font.getFontDescriptor() == null
                    ? 0.75
                    : font.getFontDescriptor().getAscent() / 1000;
        }

        @Override
        public double descent() {
            return font.getFontDescriptor() == null
                    ? -0.25
                    : font.getFontDescriptor().getDescent() / 1000;
        }
    }
}
