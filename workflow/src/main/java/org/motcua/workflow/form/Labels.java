package org.motcua.workflow.form;

import java.util.Locale;

/** One text in both languages. */
public record Labels(String vietnamese, String english) {

    /** The text in the language of the locale: Vietnamese for {@code vi}, English for every other. */
    public String in(Locale locale) {
        return locale.getLanguage().equals("vi") ? vietnamese : english;
    }
}
