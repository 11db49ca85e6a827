package org.motcua.signing.csc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.motcua.signing.csc.CscException.Reason;
import org.motcua.signing.timestamp.Waiting;

/**
 * How long to wait for what comes later, and how often to ask for it. Immutable and thread-safe.
 *
 * @param interval between two questions
 * @param longest after which nothing is asked any more
 */
record Patience(Duration interval, Duration longest, Clock clock, Waiting waiting) {

    /** Asks until there is an answer. */
    <T> T await(String what, Supplier<Optional<T>> question) {
        Instant end = clock.instant().plus(longest);
        while (true) {
            Optional<T> answer = question.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (!clock.instant().plus(interval).isBefore(end)) {
                throw new CscException(Reason.NOT_IN_TIME, what + " within " + longest.toSeconds() + " s");
            }
            try {
                waiting.pause(interval);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CscException(Reason.INTERRUPTED, "The thread was interrupted while it waited", e);
            }
        }
    }
}
