package org.motcua.workflow.compose;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** One style of Liberation Serif: its file, its advance widths and what it can show. Immutable and thread-safe. */
final class Typeface {

    static final String FAMILY = "Liberation Serif";

    private static final int LAST_OF_PLANE = 0xFFFF;

    private final byte[] file;
    private final int weight;
    private final FontStyle style;
    /** By code point of the basic plane, in thousandths of the font size; -1 where the font has no glyph. */
    private final short[] advances;

    private Typeface(byte[] file, int weight, FontStyle style, short[] advances) {
        this.file = file;
        this.weight = weight;
        this.style = style;
        this.advances = advances;
    }

    static Typeface load(String name, int weight, FontStyle style) {
        String resource = "/liberation/LiberationSerif-" + name + ".ttf";
        try (InputStream in = Typeface.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new ComposeException("The font " + resource
                        + " is not on the class path: add com.github.librepdf:openpdf-fonts-extra");
            }
            byte[] file = in.readAllBytes();
            return new Typeface(file, weight, style, advances(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + resource + " cannot be read", e);
        }
    }

    private static short[] advances(byte[] file) throws IOException {
        short[] advances = new short[LAST_OF_PLANE + 1];
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            CmapLookup cmap = font.getUnicodeCmapLookup();
            for (int codePoint = 0; codePoint <= LAST_OF_PLANE; codePoint++) {
                int glyph = cmap.getGlyphId(codePoint);
                advances[codePoint] =
                        glyph == 0 ? -1 : (short) (font.getAdvanceWidth(glyph) * 1000L / font.getUnitsPerEm());
            }
        }
        return advances;
    }

    /** Makes this style available to a layout in the document; it is parsed there when a text first needs it. */
    void useIn(PdfRendererBuilder builder, PDDocument document) {
        builder.useFont(new Lazily(document), FAMILY, weight, style, true);
    }

    private PDFont parsed(PDDocument document) {
        try {
            TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file)); // in memory: nothing to close
            // Ligatures and alternates: our texts need none, and looking for them costs half of all the time.
            font.setEnableGsub(false);
            return PDType0Font.load(document, font, true);
        } catch (IOException e) {
            throw new UncheckedIOException("The font " + FAMILY + " cannot be parsed", e);
        }
    }

    private final class Lazily extends PDFontSupplier {

        private final PDDocument document;

        private Lazily(PDDocument document) {
            super(null);
            this.document = document;
        }

        @Override
        public PDFont supply() {
            return parsed(document);
        }
    }

    boolean shows(int codePoint) {
        return codePoint <= LAST_OF_PLANE && advances[codePoint] >= 0;
    }

    /** Width of a text in points. */
    double width(String text, double fontSize) {
        return text.codePoints().map(codePoint -> advances[codePoint]).sum() * fontSize / 1000;
    }
}
