package org.motcua.core;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything that this module throws on purpose. A leaf carries the data that its message names; the
 * message says what was refused, with which value, and what to do about it. Values that could never be valid, such as
 * an empty name, are refused with {@link IllegalArgumentException} by the type that would have held them. Failures of
 * an SQL statement pass through as JDBI reports them.
 */
public class CoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CoreException(String message) {
        super(message);
    }

    public CoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
