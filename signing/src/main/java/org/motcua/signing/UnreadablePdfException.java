package org.motcua.signing;

import org.jspecify.annotations.Nullable;

/**
 * The input cannot be read: it is missing, it is not a PDF, or it is damaged so that it would have to be repaired first.
 * A damaged file is not signed, because every reader may repair it in another way and so show something else.
 */
public final class UnreadablePdfException extends SigningException {

    private static final long serialVersionUID = 1L;

    public UnreadablePdfException(String message) {
        super(message);
    }

    public UnreadablePdfException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
