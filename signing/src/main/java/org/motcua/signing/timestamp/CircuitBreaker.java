package org.motcua.signing.timestamp;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps requests away from a service that failed several times in a row or asked to be left alone. When the rest is over,
 * one request goes through as a trial while the others still stay away. Thread-safe.
 */
final class CircuitBreaker {

    private final int failuresBeforeRest;
    private final Duration rest;
    private int failures;
    private boolean trial;
    private @Nullable Instant restsUntil;

    CircuitBreaker(int failuresBeforeRest, Duration rest) {
        this.failuresBeforeRest = failuresBeforeRest;
        this.rest = rest;
    }

    /** Whether a request may go out now. Whoever gets true must report how it ended. */
    synchronized boolean tryEnter(Instant now) {
        if (restsUntil == null) {
            return true;
        }
        if (now.isBefore(restsUntil) || trial) {
            return false;
        }
        trial = true;
        return true;
    }

    /** Until when no request goes out; empty when one may. */
    synchronized Optional<Instant> restsUntil(Instant now) {
        return Optional.ofNullable(restsUntil).filter(now::isBefore);
    }

    synchronized void succeeded() {
        failures = 0;
        trial = false;
        restsUntil = null;
    }

    synchronized void failed(Instant now, Optional<Duration> retryAfter) {
        failures++;
        if (retryAfter.isPresent()) {
            extendRest(now.plus(retryAfter.get()));
        }
        // A trial that fails is enough: the service has not recovered.
        if (trial || failures >= failuresBeforeRest) {
            extendRest(now.plus(rest));
        }
        trial = false;
    }

    /** The request ended without a word about the service, by an interruption. */
    synchronized void abandoned() {
        trial = false;
    }

    private void extendRest(Instant until) {
        if (restsUntil == null || until.isAfter(restsUntil)) {
            restsUntil = until;
        }
    }
}
