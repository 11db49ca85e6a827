package org.motcua.signing.timestamp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.motcua.signing.timestamp.TimestampFailure.Reason;

/** A service in a pool with what the pool remembers of it. Thread-safe. */
record PoolMember(TimestampService service, CircuitBreaker breaker, TokenCheck check) {

    String name() {
        return check.name();
    }

    Optional<Instant> restsUntil(Instant now) {
        return breaker.restsUntil(now);
    }

    /** @throws InterruptedException if the thread was interrupted while the service was asked */
    Attempt attempt(Imprint imprint, Clock clock) throws InterruptedException {
        Instant now = clock.instant();
        if (!breaker.tryEnter(now)) {
            String until = breaker.restsUntil(now).map(Instant::toString).orElse("a trial request has ended");
            return Attempt.failed(
                    TimestampFailure.of(name(), Reason.RESTING, "it failed lately and is not asked until " + until));
        }
        boolean reported = false;
        try {
            Attempt attempt = ask(imprint, clock);
            if (attempt.token().isPresent()) {
                breaker.succeeded();
            } else {
                breaker.failed(clock.instant(), retryAfter(attempt));
            }
            reported = true;
            return attempt;
        } finally {
            if (!reported) {
                breaker.abandoned();
            }
        }
    }

    private Attempt ask(Imprint imprint, Clock clock) throws InterruptedException {
        try {
            TimestampToken token = Objects.requireNonNull(service.stamp(imprint), "The service returned no token");
            check.require(token, imprint, clock.instant());
            return Attempt.succeeded(token);
        } catch (TimestampException e) {
            if (e.isInterruption()) {
                throw new InterruptedException();
            }
            return Attempt.failed(e.failures());
        } catch (RuntimeException e) {
            // Whatever an application's own service throws, the next one still gets its chance.
            return Attempt.failed(TimestampFailure.of(name(), Reason.FAILED, String.valueOf(e)));
        }
    }

    private static Optional<Duration> retryAfter(Attempt attempt) {
        List<TimestampFailure> failures = attempt.failures();
        return failures.stream()
                .flatMap(failure -> failure.retryAfter().stream())
                .max(Duration::compareTo);
    }
}
