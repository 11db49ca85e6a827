package org.motcua.signing;

import org.jspecify.annotations.Nullable;

/**
 * Something could not be signed or prepared. The message is one line: what, the value, and what can be done. The leaves
 * carry the data that a program may want to act on. Nothing was put under the output's name when it is thrown.
 */
public class SigningException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SigningException(String message) {
        super(message);
    }

    public SigningException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
