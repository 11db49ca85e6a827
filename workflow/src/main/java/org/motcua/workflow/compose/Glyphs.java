package org.motcua.workflow.compose;

import java.util.OptionalInt;

/** Which characters documents can show, for refusing a text before somebody waits for its document. Thread-safe. */
public final class Glyphs {

    private Glyphs() {}

    /** The first code point of the text that the documents' font cannot show; empty where it shows all. */
    public static OptionalInt missing(String text) {
        try {
            Typefaces.shared().requireShows(ContentText.tidy(text));
            return OptionalInt.empty();
        } catch (MissingGlyphException e) {
            return OptionalInt.of(e.codePoint());
        }
    }
}
