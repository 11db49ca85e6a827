package org.motcua.signing.appearance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.motcua.signing.FontStyle;

/**
 * Liberation Serif cut down to the characters of each text, once for all texts of the same characters: signatures that
 * differ in nothing but their time share one font. Thread-safe.
 */
final class SubsetFonts {

    /** Texts of a batch that differ in their characters, by signer say; more are cut down again when they come back. */
    private static final int KEPT = 16;

    /** What times and numbers are written with; always there, so that another time needs no other font. */
    private static final String OF_TIMES = "0123456789-+:./, TZ";

    private final Map<Set<Integer>, EmbeddedFont> fonts = new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Set<Integer>, EmbeddedFont> eldest) {
            return size() > KEPT;
        }
    };

    synchronized EmbeddedFont containing(String text) {
        Set<Integer> characters = new TreeSet<>();
        (text + OF_TIMES).codePoints().filter(character -> character != '\n').forEach(characters::add);
        return fonts.computeIfAbsent(characters, wanted -> EmbeddedFont.of(FontStyle.REGULAR, wanted));
    }
}
