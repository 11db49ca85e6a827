package org.motcua.signing.deferred;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A request that waits for its person. Immutable and thread-safe.
 *
 * @param handle by which the key knows the request; 1 to 500 characters without secrets, enough for another process to go on
 * @param confirmation how the person releases the key
 * @param expiresAt when it ends, never later than the request does
 * @param hint what the person may read of it, e.g. to which number the password went; made one line and cut at 200
 *     characters
 */
public record Begun(String handle, Confirmation confirmation, Instant expiresAt, Optional<String> hint) {

    /** The most characters of a handle. */
    public static final int MAX_HANDLE = 500;

    private static final int MAX_HINT = 200;

    public Begun {
        if (handle.isEmpty() || handle.length() > MAX_HANDLE) {
            throw new IllegalArgumentException(
                    "A handle has 1 to " + MAX_HANDLE + " characters, not " + handle.length());
        }
        Objects.requireNonNull(confirmation, "confirmation");
        Objects.requireNonNull(expiresAt, "expiresAt");
        hint = hint.map(text -> Line.of(text, MAX_HINT)).filter(text -> !text.isEmpty());
    }
}
