package org.motcua.core;

/**
 * The checks that the values of this module share. Lengths are those of the columns, so that a value which could be
 * constructed can be stored. Thread-safe.
 */
public final class Text {

    private Text() {}

    /** The value, which must not be {@linkplain #isBlank blank} nor longer than {@code max} characters. */
    public static String required(String value, String what, int max) {
        String kept = optional(value, what, max);
        if (isBlank(kept)) {
            throw new IllegalArgumentException(what + " is empty: give a value");
        }
        return kept;
    }

    /** Whether nothing of it would be seen: white space of every kind, and characters that leave no mark. */
    public static boolean isBlank(String value) {
        return value.codePoints()
                .allMatch(c -> Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || isBlankThoughALetter(c));
    }

    /** Hangul fillers, the braille pattern without dots, and what joins or varies what stands before it. */
    public static boolean isBlankThoughALetter(int character) {
        return character == 0x115F
                || character == 0x1160
                || character == 0x3164
                || character == 0xFFA0
                || character == 0x2800
                || character == 0x034F
                || (character >= 0xFE00 && character <= 0xFE0F);
    }

    /**
     * The value, which may be empty but not longer than {@code max} characters, and has none that a database could not
     * keep: neither U+0000 nor half of a surrogate pair.
     */
    public static String optional(String value, String what, int max) {
        if (value.length() > max) {
            throw new IllegalArgumentException(what + " has " + value.length() + " characters: at most " + max
                    + " are kept; it begins \"" + value.substring(0, Math.min(40, max)) + "\"");
        }
        requireKept(value, what);
        return value;
    }

    private static void requireKept(String value, String what) {
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            int character = value.codePointAt(i);
            if (character == 0 || Character.getType(character) == Character.SURROGATE) {
                throw new IllegalArgumentException(
                        "%s has a character U+%04X at %d, which cannot be kept".formatted(what, character, i));
            }
        }
    }

    /** The value, which must match the regular expression; {@code example} shows a valid one. */
    public static String matching(String value, String what, String regex, String example) {
        if (!value.matches(regex)) {
            throw new IllegalArgumentException(
                    what + " \"" + value + "\" is not of the form " + regex + ", for example " + example);
        }
        return value;
    }
}
