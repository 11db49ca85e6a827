package org.motcua.workflow.compose;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The four styles in which documents are set. Immutable and thread-safe. */
record Typefaces(Typeface regular, Typeface bold, Typeface italic, Typeface boldItalic) {

    private static final int NORMAL_WEIGHT = 400;
    private static final int BOLD_WEIGHT = 700;

    static Typefaces load() {
        return new Typefaces(
                Typeface.load("Regular", NORMAL_WEIGHT, FontStyle.NORMAL),
                Typeface.load("Bold", BOLD_WEIGHT, FontStyle.NORMAL),
                Typeface.load("Italic", NORMAL_WEIGHT, FontStyle.ITALIC),
                Typeface.load("BoldItalic", BOLD_WEIGHT, FontStyle.ITALIC));
    }

    void useIn(PdfRendererBuilder builder, PDDocument document) {
        for (Typeface face : List.of(regular, bold, italic, boldItalic)) {
            face.useIn(builder, document);
        }
    }

    /** The layout would print a "#" instead. All four styles have the same characters, so any may be asked. */
    void requireShows(String text) {
        text.codePoints()
                .filter(codePoint -> !isBlank(codePoint) && !regular.shows(codePoint))
                .findFirst()
                .ifPresent(codePoint -> {
                    throw new MissingGlyphException(codePoint, text);
                });
    }

    private static boolean isBlank(int codePoint) {
        return codePoint == '\n' || codePoint == '\r' || codePoint == '\t';
    }
}
