package org.motcua.workflow.form;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One field of a form. Immutable.
 *
 * @param name an identifier, letters of ASCII, digits and "_", not beginning with a digit; at most 64 characters
 * @param required whether the form is refused without a value
 * @param maxLength characters that a text may have, of {@link Type#LINES} and {@link Type#FILES} each line; 0 stands for
 *     the {@linkplain Type#defaultLength() length that is usual for the type}
 * @param choices for {@link Type#CHOICE}, and only there, what can be chosen
 */
public record FormField(String name, Type type, Labels label, boolean required, int maxLength, List<Choice> choices) {

    /** Lines that one field may have. */
    public static final int MAX_LINES = 200;

    /** The most that {@link #maxLength} can say, in characters: some forty pages of text. */
    public static final int MAX_LENGTH = 100_000;

    private static final int MAX_CHOICES = 500;
    private static final int MAX_NAME = 64;

    /** What a field holds, and as what it is bound. */
    public enum Type {
        /** One line: {@link String}. */
        TEXT(500),
        /** Paragraphs, one a line, which an empty line parts into blocks: {@link String}. */
        LONG_TEXT(20_000),
        /** At most {@value FormField#MAX_LINES} single lines, none of them blank: a list of {@link String}. */
        LINES(2_000),
        /** {@link Long}. */
        INTEGER(19),
        /** A day as {@code 2026-11-20}: {@link java.time.LocalDate}. */
        DATE(10),
        /** {@link Boolean}; a text is "true", "false" or, as a browser sends it, "on". */
        BOOLEAN(5),
        /** The value of one of the field's choices: {@link String}. */
        CHOICE(100),
        /** An officer's id: {@link String}. Whether there is such an officer is not looked up. */
        OFFICER(100),
        /** Ids of stored files: a list of {@link String}. Whether they are stored is not looked up. */
        FILES(200),
        /**
         * What a document says, by the form of its template: an unmodifiable map of names to texts, lists of texts, numbers,
         * days and truth values. Only its characters and size are checked here; the template's own form binds it.
         */
        CONTENT(FormField.MAX_LENGTH);

        private final int defaultLength;

        Type(int defaultLength) {
            this.defaultLength = defaultLength;
        }

        /** The {@link FormField#maxLength} of a field that says nothing of it, in characters. */
        public int defaultLength() {
            return defaultLength;
        }
    }

    /**
     * One of the values of a {@link Type#CHOICE}.
     *
     * @param value what is kept, at most 100 characters
     */
    public record Choice(String value, Labels label) {

        public Choice {
            if (value.isBlank() || value.length() > Type.CHOICE.defaultLength()) {
                throw new IllegalArgumentException("A choice has a value of 1 to " + Type.CHOICE.defaultLength()
                        + " characters, but got \"" + Shortened.of(value) + "\"");
            }
            label.requireShort();
        }
    }

    public FormField {
        if (!isName(name)) {
            throw new IllegalArgumentException("A field's name is a letter or _, then letters, digits and _, at most "
                    + MAX_NAME + " characters, but got \"" + Shortened.of(name) + "\"");
        }
        if (maxLength < 0 || maxLength > MAX_LENGTH) {
            throw new IllegalArgumentException("The maxLength of the field " + name + " is between 1 and " + MAX_LENGTH
                    + ", or 0 for the usual one, but got " + maxLength);
        }
        maxLength = maxLength == 0 ? type.defaultLength() : maxLength;
        label.requireShort();
        choices = List.copyOf(choices);
        requireChoices(name, type, choices);
    }

    /** Whether the text is an identifier of at most 64 characters. */
    static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= MAX_NAME
                && !isDigit(name.charAt(0))
                && name.chars()
                        .allMatch(c -> isDigit(c) || c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }

    private static void requireChoices(String name, Type type, List<Choice> choices) {
        if (type != Type.CHOICE && !choices.isEmpty()) {
            throw new IllegalArgumentException(
                    "The field " + name + " is a " + type + " and has choices: make it a CHOICE, or leave them out");
        }
        if (type == Type.CHOICE && (choices.isEmpty() || choices.size() > MAX_CHOICES)) {
            throw new IllegalArgumentException(
                    "The field " + name + " needs 1 to " + MAX_CHOICES + " choices, but got " + choices.size());
        }
        Set<String> values = new HashSet<>();
        for (Choice choice : choices) {
            if (!values.add(choice.value())) {
                throw new IllegalArgumentException(
                        "The field " + name + " has the choice " + choice.value() + " twice");
            }
        }
    }
}
