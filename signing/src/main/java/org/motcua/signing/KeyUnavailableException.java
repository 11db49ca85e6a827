package org.motcua.signing;

import org.jspecify.annotations.Nullable;

/**
 * A key cannot be used at all: its file is missing, its password is wrong, there is no such alias, it was closed,
 * its provider failed, its service cannot be reached.
 */
public final class KeyUnavailableException extends SigningException {

    private static final long serialVersionUID = 1L;

    public KeyUnavailableException(String message) {
        super(message);
    }

    public KeyUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
