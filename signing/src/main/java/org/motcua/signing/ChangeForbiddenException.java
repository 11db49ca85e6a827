package org.motcua.signing;

import org.jspecify.annotations.Nullable;

/**
 * The document does not allow the change: an earlier certification, a lock of fields or the permissions of an encrypted
 * document stand against it.
 */
public final class ChangeForbiddenException extends SigningException {

    private static final long serialVersionUID = 1L;

    public ChangeForbiddenException(String message) {
        super(message);
    }

    public ChangeForbiddenException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
