package org.motcua.workflow.compose;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** How user text is tidied before it is laid out, and which text the content records refuse. */
final class ContentText {

    /**
     * Characters. Vietnamese has a blank after every syllable, and addresses of web pages are shorter; the time to break a word
     * over lines grows with the square of its length.
     */
    static final int LONGEST_WORD = 500;

    /** Characters. The time to lay one out grows with the square of its length. */
    static final int LONGEST_PARAGRAPH = 10_000;

    /** Of one text. At one line each they fill some 70 pages. */
    static final int MOST_PARAGRAPHS = 2_000;

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    private static final String ENDINGS = ".,;/";
    private static final int SHOWN = 40;

    private ContentText() {}

    static String require(String what, String value, int maxLength) {
        String tidy = optional(what, value, maxLength);
        if (tidy.isEmpty()) {
            throw new IllegalArgumentException(what + " is missing: a document cannot go out without it");
        }
        return tidy;
    }

    static String optional(String what, String value, int maxLength) {
        // Letters of Vietnamese with their marks apart have up to three characters.
        if (value.length() > 3L * maxLength) {
            throw tooLong(what, value, value.length(), maxLength);
        }
        String tidy = tidy(value);
        if (tidy.length() > maxLength) {
            throw tooLong(what, tidy, tidy.length(), maxLength);
        }
        return tidy;
    }

    private static IllegalArgumentException tooLong(String what, String value, int length, int maxLength) {
        return new IllegalArgumentException(what + " has " + length + " characters, and at most " + maxLength
                + " can be shown; it begins \"" + shortened(value) + "\"");
    }

    static <T> List<T> requireSome(String what, List<T> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException(what + ": at least one is needed");
        }
        return List.copyOf(values);
    }

    static <T> List<T> requireFew(String what, List<T> values, int most) {
        if (values.size() > most) {
            throw new IllegalArgumentException(what + ": at most " + most + " are possible, but got " + values.size());
        }
        return values;
    }

    static List<String> requireLines(String what, List<String> lines, int maxLength) {
        return requireSome(what, lines).stream()
                .map(line -> require(what, line, maxLength))
                .toList();
    }

    /** Composed letters, as fonts have them: text from some systems comes with its marks apart. */
    static String tidy(String value) {
        return Normalizer.normalize(value, Normalizer.Form.NFC).strip();
    }

    static String capitals(String value) {
        return value.toUpperCase(VIETNAMESE);
    }

    /** The text on one line. */
    static String joined(String value) {
        return value.replace('\n', ' ').replace('\r', ' ');
    }

    /** The line with this punctuation at its end in place of its own. */
    static String ending(String line, String punctuation) {
        int end = line.length();
        while (end > 0 && isEnding(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end) + punctuation;
    }

    private static boolean isEnding(char character) {
        return Character.isWhitespace(character) || ENDINGS.indexOf(character) >= 0;
    }

    /** The first 40 characters. */
    static String shortened(String value) {
        return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "…";
    }

    /** @throws ComposeException when words or paragraphs are longer or more than the layout takes in a moment */
    static void requireWords(String what, String text) {
        if (text.chars().filter(c -> c == '\n').limit(MOST_PARAGRAPHS).count() == MOST_PARAGRAPHS) {
            throw new ComposeException(what + " has more than " + MOST_PARAGRAPHS
                    + " paragraphs: put what is so long into an annex of its own");
        }
        int length = 0;
        int lineStart = 0;
        for (int i = 0; i < text.length(); i++) {
            lineStart = text.charAt(i) == '\n' ? i + 1 : lineStart;
            if (i - lineStart >= LONGEST_PARAGRAPH) {
                throw new ComposeException(what + " has a paragraph of more than " + LONGEST_PARAGRAPH
                        + " characters, some four pages without a break; it begins \""
                        + shortened(text.substring(lineStart)) + "\": part it into several");
            }
            length = Character.isWhitespace(text.charAt(i)) ? 0 : length + 1;
            if (length > LONGEST_WORD) {
                throw new ComposeException(what + " has a word of more than " + LONGEST_WORD
                        + " characters, which no line can hold; it begins \""
                        + shortened(text.substring(i + 1 - length)) + "\": part it with blanks");
            }
        }
    }
}
