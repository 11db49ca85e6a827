package org.motcua.signing.online;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Keeps what was fetched as long as it is valid, and lets only one thread fetch what several want: the others wait for its
 * outcome. A failure is kept for a while too, so that ten thousand documents do not each wait for a dead responder. When the
 * thread that fetches is interrupted, one of those who wait takes over. Thread-safe.
 */
final class SingleFlightCache<K, V> {

    private final Clock clock;
    private final Duration failureRest;
    private final long maxWeight;
    private final Map<K, Flight<V>> flights = new LinkedHashMap<>(16, 0.75f, true);
    private long weight;

    /**
     * An empty cache.
     *
     * @param failureRest how long a failure is kept
     * @param maxWeight sum of the weights above which the longest unused ones are dropped
     */
    SingleFlightCache(Clock clock, Duration failureRest, long maxWeight) {
        this.clock = clock;
        this.failureRest = failureRest;
        this.maxWeight = maxWeight;
    }

    V get(K key, Loader<V> loader) throws Unusable, InterruptedException {
        while (true) {
            Flight<V> mine = new Flight<>();
            Flight<V> flight = joinOrStart(key, mine);
            if (flight == mine) {
                land(key, flight, loader);
            }
            Outcome<V> outcome = await(flight);
            if (!outcome.abandoned()) {
                return outcome.require();
            }
        }
    }

    private synchronized Flight<V> joinOrStart(K key, Flight<V> mine) {
        Flight<V> there = flights.get(key);
        if (there != null && there.isCurrent(clock.instant())) {
            return there;
        }
        drop(key);
        flights.put(key, mine);
        return mine;
    }

    private void land(K key, Flight<V> flight, Loader<V> loader) throws InterruptedException {
        Outcome<V> outcome = Outcome.nothing();
        try {
            outcome = Outcome.loaded(loader.load());
        } catch (Unusable e) {
            Duration rest = e.retryAfter()
                    .filter(wanted -> wanted.compareTo(failureRest) > 0)
                    .orElse(failureRest);
            outcome = Outcome.failed(e, clock.instant().plus(rest));
        } finally {
            settle(key, flight, outcome);
        }
    }

    private synchronized void settle(K key, Flight<V> flight, Outcome<V> outcome) {
        if (outcome.abandoned()) {
            flights.remove(key, flight);
        } else if (flights.get(key) == flight) {
            weight += outcome.weight();
        }
        flight.landed.complete(outcome);
        shrink();
    }

    /** Flights in the air weigh nothing and are never dropped: somebody waits for them. */
    private void shrink() {
        Iterator<Flight<V>> oldest = flights.values().iterator();
        while (weight > maxWeight && oldest.hasNext()) {
            Flight<V> flight = oldest.next();
            if (flight.landed.isDone()) {
                weight -= flight.outcome().weight();
                oldest.remove();
            }
        }
    }

    private void drop(K key) {
        Flight<V> old = flights.remove(key);
        if (old != null) {
            weight -= old.outcome().weight();
        }
    }

    private static <V> Outcome<V> await(Flight<V> flight) throws InterruptedException {
        try {
            return flight.landed.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("A flight lands with an outcome, never with an exception", e);
        }
    }

    /** Fetches a value. */
    @FunctionalInterface
    interface Loader<V> {
        Loaded<V> load() throws Unusable, InterruptedException;
    }

    /** A value, until when it is valid, and how much of the cache it takes. */
    record Loaded<V>(V value, Instant until, long weight) {}

    private static final class Flight<V> {

        private final CompletableFuture<Outcome<V>> landed = new CompletableFuture<>();

        boolean isCurrent(Instant now) {
            return !landed.isDone() || now.isBefore(outcome().until());
        }

        Outcome<V> outcome() {
            return landed.join();
        }
    }

    private record Outcome<V>(Optional<Loaded<V>> value, Optional<EvidenceFailure> failure, Instant until) {

        static <V> Outcome<V> loaded(Loaded<V> loaded) {
            return new Outcome<>(Optional.of(loaded), Optional.empty(), loaded.until());
        }

        static <V> Outcome<V> failed(Unusable e, Instant until) {
            return new Outcome<>(Optional.empty(), Optional.of(e.failure()), until);
        }

        static <V> Outcome<V> nothing() {
            return new Outcome<>(Optional.empty(), Optional.empty(), Instant.MIN);
        }

        boolean abandoned() {
            return value.isEmpty() && failure.isEmpty();
        }

        /** A failure takes little, but not nothing: there could be very many. */
        long weight() {
            return value.map(Loaded::weight).orElse(256L);
        }

        V require() throws Unusable {
            if (value.isPresent()) {
                return value.get().value();
            }
            throw new Unusable(failure.orElseThrow(), Optional.empty(), null);
        }
    }
}
