package org.motcua.core.json;

import java.util.Locale;

/**
 * What a file must not have, in both languages: enums of the rooms implement it. Texts are patterns of
 * {@link String#format} and share their values, {@code %1$s}, {@code %2$s}.
 */
public interface JsonRule {

    /** The name of the enum's constant. */
    String name();

    /** What is wrong and what to do about it. */
    Texts vietnamese();

    /** What is wrong and what to do about it. */
    Texts english();

    /** As it is printed, {@code unknown-name}; it does not change with the language. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong, and what to do about it. */
    record Texts(String reason, String remedy) {}
}
