package org.motcua.signing.deferred;

/** Makes text of services and applications fit to be shown and written down: one line, bounded. */
final class Line {

    private Line() {}

    static String of(String text, int longest) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), longest));
        text.codePoints()
                .limit(longest)
                .map(c -> hostile(c) ? ' ' : c)
                .takeWhile(c -> line.length() + Character.charCount(c) <= longest)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }

    /** What could move the cursor, turn the reading order or forge a line of a log. */
    private static boolean hostile(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
