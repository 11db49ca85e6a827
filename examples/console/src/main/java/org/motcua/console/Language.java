package org.motcua.console;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The language in which the command speaks: Vietnamese or English. Immutable. */
record Language(Locale locale) {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi-VN");

    /** What {@code --lang} says, or else the machine's locale: Vietnamese where it is, English everywhere else. */
    static Language of(String... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i].startsWith("--lang=")) {
                return named(arguments[i].substring("--lang=".length()));
            }
            if (arguments[i].equals("--lang") && i + 1 < arguments.length) {
                return named(arguments[i + 1]);
            }
        }
        return named(Locale.getDefault().getLanguage());
    }

    private static Language named(String code) {
        return new Language(code.equals("vi") ? VIETNAMESE : Locale.ENGLISH);
    }

    /** The text under {@code key} with its arguments filled in. */
    String text(String key, Object... values) {
        String pattern =
                ResourceBundle.getBundle("org.motcua.console.messages", locale).getString(key);
        return new MessageFormat(pattern, locale).format(values);
    }
}
