package org.motcua.workflow.compose;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The four styles in which documents are set. Immutable and thread-safe. */
record Typefaces(Typeface regular, Typeface bold, Typeface italic, Typeface boldItalic) {

    private static final int NORMAL_WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;

    /** Read once: they are files of this library, and the same for all who compose. */
    private static final class Loaded {
        private static final Typefaces ALL = load();
    }

    static Typefaces shared() {
        return Loaded.ALL;
    }

    private static Typefaces load() {
        return new Typefaces(
                Typeface.load("Regular", NORMAL_WEIGHT, FontStyle.NORMAL),
                Typeface.load("Bold", BOLD_WEIGHT, FontStyle.NORMAL),
                Typeface.load("Italic", NORMAL_WEIGHT, FontStyle.ITALIC),
                Typeface.load("BoldItalic", BOLD_WEIGHT, FontStyle.ITALIC));
    }

    void useIn(PdfRendererBuilder builder, PDDocument document) {
        all().forEach(face -> face.useIn(builder, document));
    }

    /** The layout would print a "#" instead. */
    void requireShows(String text) {
        text.codePoints()
                .filter(codePoint -> !isBlank(codePoint) && !all().allMatch(face -> face.shows(codePoint)))
                .findFirst()
                .ifPresent(codePoint -> {
                    throw new MissingGlyphException(codePoint, text);
                });
    }

    private Stream<Typeface> all() {
        return Stream.of(regular, bold, italic, boldItalic);
    }

    private static boolean isBlank(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
    }
}
