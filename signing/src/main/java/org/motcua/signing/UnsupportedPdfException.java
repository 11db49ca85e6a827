package org.motcua.signing;

import org.jspecify.annotations.Nullable;

/**
 * The input is a sound PDF of a kind that cannot be signed here (XFA forms, encryption by certificates).
 */
public final class UnsupportedPdfException extends SigningException {

    private static final long serialVersionUID = 1L;

    public UnsupportedPdfException(String message) {
        super(message);
    }

    public UnsupportedPdfException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
