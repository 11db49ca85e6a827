package org.motcua.core.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run of the clock from an arrival. Where the rules say so an answer ends it, and another leg begins with that
 * arrival.
 *
 * @param allowed the time that this leg has, its extensions included, in the unit of the procedure
 * @param stops in order; the end of the last one is missing while the applicant must act
 * @param restartedAt the answer that ended this leg
 */
record Leg(
        Instant arrival,
        int allowed,
        List<Stop> stops,
        @Nullable Instant restartedAt) {

    record Stop(Instant from, @Nullable Instant to) {}

    boolean isStopped() {
        return restartedAt == null
                && !stops.isEmpty()
                && stops.get(stops.size() - 1).to() == null;
    }

    /** Replays the events; the last leg is the one that runs. */
    static List<Leg> replay(Instant reception, ProcessingTime time, List<ClockEvent> events, ClockRules rules) {
        Replay replay = new Replay(reception, time, rules);
        events.forEach(replay::take);
        return replay.end();
    }

    private static final class Replay {

        private final ProcessingTime time;
        private final ClockRules rules;
        private final List<Leg> ended = new ArrayList<>();
        private final List<Stop> stops = new ArrayList<>();
        private Instant arrival;
        private Instant latest;
        private @Nullable Instant stoppedAt;
        private int allowed;
        private int extensions;

        Replay(Instant reception, ProcessingTime time, ClockRules rules) {
            this.time = time;
            this.rules = rules;
            this.arrival = reception;
            this.latest = reception;
            this.allowed = time.amount();
        }

        void take(ClockEvent event) {
            if (event.at().isBefore(latest)) {
                throw new IllegalArgumentException(
                        event + " is before what came before it, at " + latest + ": give the events in order");
            }
            latest = event.at();
            if (event instanceof ClockEvent.Stopped) {
                stop(event.at());
            } else if (event instanceof ClockEvent.Answered) {
                answer(event.at(), rules.onAnswer() == ClockRules.OnAnswer.RESTART);
            } else if (event instanceof ClockEvent.Resumed) {
                answer(event.at(), false);
            } else if (event instanceof ClockEvent.Extended extended) {
                extend(extended.amount());
            }
        }

        private void stop(Instant at) {
            if (stoppedAt != null) {
                throw new IllegalArgumentException(
                        "The clock is stopped since " + stoppedAt + ": it cannot be stopped again");
            }
            stoppedAt = at;
        }

        private void answer(Instant at, boolean restarts) {
            if (stoppedAt == null) {
                throw new IllegalArgumentException("The clock runs: there is no request that was answered at " + at);
            }
            if (restarts) {
                stops.add(new Stop(stoppedAt, null));
                ended.add(new Leg(arrival, allowed, List.copyOf(stops), at));
                stops.clear();
                arrival = at;
                allowed = time.amount();
            } else {
                stops.add(new Stop(stoppedAt, at));
            }
            stoppedAt = null;
        }

        private void extend(int amount) {
            if (extensions == rules.maxExtensions()) {
                throw new ExtensionRefusedException(rules);
            }
            extensions++;
            allowed = Math.addExact(allowed, amount);
        }

        List<Leg> end() {
            if (stoppedAt != null) {
                stops.add(new Stop(stoppedAt, null));
            }
            ended.add(new Leg(arrival, allowed, List.copyOf(stops), null));
            return ended;
        }
    }
}
