package org.motcua.signing.timestamp;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.motcua.signing.timestamp.TimestampFailure.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several time-stamp services as one: the first that gives a right answer wins.
 *
 * <p>They are asked in the order in which they were added. A service that fails, or whose answer does not hold, is passed
 * over for the next at once; when all have failed, those that may do better (no connection, time-out, rate limit, server
 * error) are asked again after a pause that doubles. A service that failed several times in a row, or said with Retry-After
 * when it wants to be asked again, is left alone until then, by all threads. Each answer is checked before it counts, also
 * that of a service which checks for itself.
 *
 * <p>Thread-safe: one pool serves all signers and its bound on concurrent requests holds across all threads. It has no
 * threads of its own and nothing to close. A waiting call ends when its thread is interrupted.
 */
public final class TimestampPool implements TimestampService {

    private static final Logger LOG = LoggerFactory.getLogger(TimestampPool.class);

    private final List<PoolMember> members;
    private final Semaphore places;
    private final int rounds;
    private final Duration firstPause;
    private final Duration longestPause;
    private final Duration maxDuration;
    private final Clock clock;
    private final Waiting waiting;

    private TimestampPool(Builder builder) {
        this.members = builder.services.stream()
                .map(service -> new PoolMember(
                        service,
                        new CircuitBreaker(builder.failuresBeforeRest, builder.rest),
                        new TokenCheck(service.name(), List.copyOf(builder.anchors), builder.maxClockDifference)))
                .toList();
        this.places = new Semaphore(builder.maxConcurrent, true);
        this.rounds = builder.rounds;
        this.firstPause = builder.firstPause;
        this.longestPause = builder.longestPause;
        this.maxDuration = builder.maxDuration;
        this.clock = builder.clock;
        this.waiting = builder.waiting;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String name() {
        return "pool of " + members.stream().map(PoolMember::name).toList();
    }

    @Override
    public int expectedTokenBytes() {
        return members.stream()
                .mapToInt(member -> member.service().expectedTokenBytes())
                .max()
                .orElse(0);
    }

    @Override
    public TimestampToken stamp(Imprint imprint) {
        List<TimestampFailure> failures = new ArrayList<>();
        try {
            Optional<TimestampToken> token = stamp(imprint, failures);
            if (token.isPresent()) {
                return token.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failures.add(TimestampFailure.of(name(), Reason.INTERRUPTED, "the thread was interrupted while it waited"));
        }
        throw new TimestampException(failures, null);
    }

    private Optional<TimestampToken> stamp(Imprint imprint, List<TimestampFailure> failures)
            throws InterruptedException {
        Instant deadline = clock.instant().plus(maxDuration);
        List<PoolMember> hopeful = new ArrayList<>(members);
        Duration pause = firstPause;
        for (int round = 1; ; round++) {
            for (PoolMember member : List.copyOf(hopeful)) {
                Attempt attempt = attempt(member, imprint, deadline);
                if (attempt.token().isPresent()) {
                    return attempt.token();
                }
                failures.addAll(attempt.failures());
                if (!attempt.mayRecover()) {
                    hopeful.remove(member);
                }
            }
            Duration wait = longer(pause, untilSomebodyIsBack(hopeful));
            if (hopeful.isEmpty()
                    || round == rounds
                    || clock.instant().plus(wait).isAfter(deadline)) {
                return Optional.empty();
            }
            waiting.pause(wait);
            pause = shorter(pause.multipliedBy(2), longestPause);
        }
    }

    private Attempt attempt(PoolMember member, Imprint imprint, Instant deadline) throws InterruptedException {
        Duration patience = Duration.between(clock.instant(), deadline);
        if (patience.isNegative() || !places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            return Attempt.failed(TimestampFailure.of(
                    member.name(), Reason.RESTING, "no place among the concurrent requests within " + maxDuration));
        }
        try {
            Attempt attempt = member.attempt(imprint, clock);
            attempt.failures().forEach(failure -> LOG.warn("No time stamp from {}", failure));
            return attempt;
        } finally {
            places.release();
        }
    }

    private Duration untilSomebodyIsBack(Collection<PoolMember> hopeful) {
        Instant now = clock.instant();
        return hopeful.stream()
                .map(member -> member.restsUntil(now).map(until -> Duration.between(now, until)))
                .map(rest -> rest.orElse(Duration.ZERO))
                .min(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Collects a pool. Not thread-safe; the pool it builds is. */
    public static final class Builder {

        private final List<TimestampService> services = new ArrayList<>();
        private final List<X509Certificate> anchors = new ArrayList<>();
        private int rounds = 3;
        private Duration firstPause = Duration.ofSeconds(2);
        private Duration longestPause = Duration.ofSeconds(30);
        private int maxConcurrent = 4;
        private int failuresBeforeRest = 5;
        private Duration rest = Duration.ofMinutes(1);
        private Duration maxDuration = Duration.ofMinutes(10);
        private Duration maxClockDifference = Duration.ofHours(1);
        private Clock clock = Clock.systemUTC();
        private Waiting waiting = Waiting.sleeping();

        private Builder() {}

        /** Adds a service behind those that are there; at least one is needed. */
        public Builder add(TimestampService service) {
            services.add(Objects.requireNonNull(service, "service"));
            return this;
        }

        /** Adds certificates to one of which every authority's must lead, or be it. Default: none, any will do. */
        public Builder trust(Collection<X509Certificate> anchors) {
            this.anchors.addAll(anchors);
            return this;
        }

        /** How often each service is asked in one call at most. Default: 3. */
        public Builder attempts(int attempts) {
            this.rounds = atLeastOne(attempts, "attempts");
            return this;
        }

        /** The pause after all services failed, and what it grows to by doubling. Default: 2 s, up to 30 s. */
        public Builder backOff(Duration first, Duration longest) {
            this.firstPause = Objects.requireNonNull(first, "first");
            this.longestPause = Objects.requireNonNull(longest, "longest");
            return this;
        }

        /** How many requests of this pool are under way at once, over all threads and services. Default: 4. */
        public Builder maxConcurrent(int maxConcurrent) {
            this.maxConcurrent = atLeastOne(maxConcurrent, "maxConcurrent");
            return this;
        }

        /** After how many failures in a row a service is left alone, and for how long. Default: 5, one minute. */
        public Builder circuitBreaker(int failures, Duration rest) {
            this.failuresBeforeRest = atLeastOne(failures, "failures");
            this.rest = Objects.requireNonNull(rest, "rest");
            return this;
        }

        /**
         * How long one call goes on: after that no request is begun and no pause made. One under way still ends in its own
         * time. Default: 10 minutes.
         */
        public Builder maxDuration(Duration maxDuration) {
            this.maxDuration = Objects.requireNonNull(maxDuration, "maxDuration");
            return this;
        }

        /** How far the stamped time may be from the clock's. Default: one hour. */
        public Builder maxClockDifference(Duration maxClockDifference) {
            this.maxClockDifference = Objects.requireNonNull(maxClockDifference, "maxClockDifference");
            return this;
        }

        /** The clock for rests, deadlines and certificates. Default: the system's. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** How pauses are made. Default: in real time. */
        public Builder waiting(Waiting waiting) {
            this.waiting = Objects.requireNonNull(waiting, "waiting");
            return this;
        }

        /**
         * The pool.
         *
         * @throws IllegalStateException if no service was added
         */
        public TimestampPool build() {
            if (services.isEmpty()) {
                throw new IllegalStateException("A pool needs a time-stamp service: add one");
            }
            return new TimestampPool(this);
        }

        private static int atLeastOne(int number, String what) {
            if (number < 1) {
                throw new IllegalArgumentException(what + " must be at least 1: " + number);
            }
            return number;
        }
    }
}
