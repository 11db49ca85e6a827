package org.motcua.workflow.compose;

/** The document's font has no picture of a character; printed, it would be a hole in an official text. */
public final class MissingGlyphException extends ComposeException {

    private static final long serialVersionUID = 1L;

    private final int codePoint;

    MissingGlyphException(int codePoint, String text) {
        super("The document's font cannot show %s (U+%04X) in \"%s\": write the text without it"
                .formatted(name(codePoint), codePoint, excerpt(text)));
        this.codePoint = codePoint;
    }

    /** The Unicode code point of the character. */
    public int codePoint() {
        return codePoint;
    }

    private static String name(int codePoint) {
        String name = Character.getName(codePoint);
        return name == null ? "an unassigned character" : name;
    }

    private static String excerpt(String text) {
        String line = text.strip();
        return line.codePointCount(0, line.length()) <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, 60)) + "…";
    }
}
