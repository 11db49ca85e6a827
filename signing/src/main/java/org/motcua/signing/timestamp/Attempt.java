package org.motcua.signing.timestamp;

import java.util.List;
import java.util.Optional;

/** How one attempt with one service ended: with a token or with failures. */
record Attempt(Optional<TimestampToken> token, List<TimestampFailure> failures) {

    static Attempt succeeded(TimestampToken token) {
        return new Attempt(Optional.of(token), List.of());
    }

    static Attempt failed(TimestampFailure failure) {
        return failed(List.of(failure));
    }

    static Attempt failed(List<TimestampFailure> failures) {
        return new Attempt(Optional.empty(), List.copyOf(failures));
    }

    /** Whether asking the same service again can help. */
    boolean mayRecover() {
        return failures.stream().anyMatch(failure -> failure.reason().isPassing());
    }
}
