package org.motcua.workflow.form;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Texts that people typed: bounded, in composed letters, and without characters that no document shows. */
final class PlainText {

    /** A letter of Vietnamese with its marks apart has three characters; one more for line breaks of two. */
    private static final int RAW_PER_CHARACTER = 4;

    private static final int MAX_MARKS = 8;

    private final String field;
    private final int maxLength;

    PlainText(String field, int maxLength) {
        this.field = field;
        this.maxLength = maxLength;
    }

    String line(String raw) {
        requireLength(raw, maxLength);
        String tidy = tidy(raw);
        if (tidy.indexOf('\n') >= 0) {
            throw new FormException(field, raw, "a single line");
        }
        return limited(tidy);
    }

    String paragraphs(String raw) {
        requireLength(raw, maxLength);
        return limited(tidy(raw));
    }

    List<String> lines(String raw) {
        requireLength(raw, (long) FormField.MAX_LINES * (maxLength + 1));
        List<String> lines = new ArrayList<>();
        for (String line : tidy(raw).split("\n", -1)) {
            String tidy = limited(line.strip());
            if (!tidy.isEmpty()) {
                lines.add(tidy);
            }
            if (lines.size() > FormField.MAX_LINES) {
                throw new FormException(field, raw, "at most " + FormField.MAX_LINES + " lines");
            }
        }
        return Collections.unmodifiableList(lines);
    }

    /** Before anything else looks at the text: all further work is bounded by this. */
    private void requireLength(String raw, long limit) {
        if (raw.length() > RAW_PER_CHARACTER * limit) {
            throw tooLong(raw, raw.length());
        }
    }

    private String limited(String text) {
        int length = text.codePointCount(0, text.length());
        if (length > maxLength) {
            throw tooLong(text, length);
        }
        return text;
    }

    private FormException tooLong(String text, int length) {
        return new FormException(field, text, "at most " + maxLength + " characters; it has " + length);
    }

    private String tidy(String raw) {
        String lines = raw.replace("\r\n", "\n").replace('\r', '\n');
        lines.codePoints().filter(c -> c != '\n' && isForbidden(c)).findFirst().ifPresent(c -> {
            throw new FormException(
                    field, raw, String.format(Locale.ROOT, "text without the invisible character U+%04X", c));
        });
        requireFewMarks(lines);
        return Normalizer.normalize(lines, Normalizer.Form.NFC).strip();
    }

    /** Vietnamese has two on a letter. Piles of them cover the lines around, and are slow to put in order. */
    private void requireFewMarks(String text) {
        int marks = 0;
        for (int i = 0; i < text.length(); i++) {
            marks = Character.getType(text.charAt(i)) == Character.NON_SPACING_MARK ? marks + 1 : 0;
            if (marks > MAX_MARKS) {
                throw new FormException(field, text, "letters with at most " + MAX_MARKS + " marks each");
            }
        }
    }

    /** Controls, halves of surrogate pairs, and what turns the direction of writing so that a text reads as another. */
    private static boolean isForbidden(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.UNASSIGNED -> true;
            case Character.FORMAT ->
                (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
            default -> false;
        };
    }
}
