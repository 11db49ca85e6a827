package org.motcua.core.calendar;

import java.time.Instant;

/** What happened to a dossier's clock after its reception. */
public sealed interface ClockEvent {

    Instant at();

    /** The applicant must act: a supplement is asked for, or a financial obligation is to be met. */
    record Stopped(Instant at) implements ClockEvent {}

    /** The applicant has answered a request for a supplement; what that does is said by {@link ClockRules#onAnswer}. */
    record Answered(Instant at) implements ClockEvent {}

    /** The applicant has met a financial obligation: the clock goes on where it stopped. */
    record Resumed(Instant at) implements ClockEvent {}

    /** The agency appointed a later date. {@code amount} is in the unit of the procedure's time. */
    record Extended(Instant at, int amount) implements ClockEvent {

        public Extended {
            if (amount <= 0 || amount > ProcessingTime.MOST) {
                throw new IllegalArgumentException("An extension by " + amount + " is none: give 1 to "
                        + ProcessingTime.MOST + " in the unit of the procedure's time");
            }
        }
    }
}
