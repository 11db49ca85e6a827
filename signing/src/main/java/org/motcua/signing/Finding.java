package org.motcua.signing;

import java.util.Locale;
import java.util.Objects;

/**
 * One fact about a signature or a file, for programs ({@link #code()}) and for people ({@link #text(Locale)}).
 *
 * <p>{@code detail} names the thing concerned (a field, an object, a certificate, a value); it is empty where the code
 * says everything. It may hold text that comes from the file and must be escaped before it is put into HTML. Immutable.
 */
public record Finding(FindingCode code, String detail) {

    public Finding {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }

    public static Finding of(FindingCode code) {
        return new Finding(code, "");
    }

    public static Finding of(FindingCode code, String detail) {
        return new Finding(code, detail);
    }

    public Severity severity() {
        return code.severity();
    }

    /** The sentence in Vietnamese for a Vietnamese locale, in English for every other. */
    public String text(Locale locale) {
        String sentence = code.text(locale);
        return detail.isEmpty() ? sentence : sentence + ": " + detail;
    }
}
