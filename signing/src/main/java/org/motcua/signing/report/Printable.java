package org.motcua.signing.report;

/** Makes text from a hostile file fit to be shown. */
final class Printable {

    private static final int REPLACEMENT = 0xFFFD;

    private Printable() {}

    /** Text from the file must not be able to move the cursor, colour the terminal, turn the reading order or forge a line. */
    static String of(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(hostile(c) ? REPLACEMENT : c));
        return clean.toString();
    }

    private static boolean hostile(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> true;
            default -> (codePoint & 0xFFFE) == 0xFFFE;
        };
    }
}
