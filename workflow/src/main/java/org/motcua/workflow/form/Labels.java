package org.motcua.workflow.form;

import java.util.Locale;

/** One text in the two languages of the software. Immutable. */
public record Labels(String vietnamese, String english) {

    /** Characters of each that a form has room for. */
    public static final int MAX_LENGTH = 300;

    public Labels {
        require("Vietnamese", vietnamese);
        require("English", english);
    }

    /** The English text where the locale's language is English, otherwise the Vietnamese one. */
    public String in(Locale locale) {
        return "en".equals(locale.getLanguage()) ? english : vietnamese;
    }

    /**
     * Makes sure that a form has room for them; what is found in a model may be longer.
     *
     * @throws IllegalArgumentException when one is too long
     */
    public void requireShort() {
        requireLength("Vietnamese", vietnamese);
        requireLength("English", english);
    }

    private static void require(String language, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("A label has no " + language + " text: give both languages");
        }
    }

    private static void requireLength(String language, String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("The " + language + " label \"" + Shortened.of(text) + "\" has "
                    + text.length() + " characters: at most " + MAX_LENGTH + " can be shown");
        }
    }
}
