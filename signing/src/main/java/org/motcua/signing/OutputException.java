package org.motcua.signing;

import org.jspecify.annotations.Nullable;

/**
 * The output cannot be written. Whatever was under its name before is still there unchanged.
 */
public final class OutputException extends SigningException {

    private static final long serialVersionUID = 1L;

    public OutputException(String message) {
        super(message);
    }

    public OutputException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
