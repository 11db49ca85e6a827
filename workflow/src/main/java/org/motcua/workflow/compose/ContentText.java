package org.motcua.workflow.compose;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** How user text is tidied before it is laid out, and which text the content records refuse. */
final class ContentText {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private ContentText() {}

    static String require(String what, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " is missing: a document cannot go out without it");
        }
        return tidy(value);
    }

    static <T> List<T> requireSome(String what, List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(what + ": at least one is needed");
        }
        return List.copyOf(values);
    }

    static List<String> requireLines(String what, List<String> lines) {
        return requireSome(what, lines).stream()
                .map(line -> require(what, line))
                .toList();
    }

    /** Composed letters, as fonts have them: text from some systems comes with its marks apart. */
    static String tidy(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFC).strip();
    }

    static String capitals(String value) {
        return value.toUpperCase(VIETNAMESE);
    }

    /** The line with this punctuation at its end in place of its own. */
    static String ending(String line, String punctuation) {
        return line.replaceFirst("[\\s.,;/]+$", "") + punctuation;
    }
}
