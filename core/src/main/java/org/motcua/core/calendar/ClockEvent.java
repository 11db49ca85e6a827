package org.motcua.core.calendar;

import java.time.Instant;

/** What happened to a dossier's clock after its reception. */
public sealed interface ClockEvent {

    Instant at();

    /** The applicant must act: a supplement is asked for. */
    record Stopped(Instant at) implements ClockEvent {}

    /** The applicant has acted. */
    record Answered(Instant at) implements ClockEvent {}

    /** The agency appointed a later date. {@code amount} is in the unit of the procedure's time. */
    record Extended(Instant at, int amount) implements ClockEvent {

        public Extended {
            if (amount <= 0) {
                throw new IllegalArgumentException("An extension by " + amount + " is none: give 1 or more");
            }
        }
    }
}
