package org.motcua.core.dossier;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.Text;
import org.motcua.core.calendar.ClockEvent;

/**
 * What happened to a dossier, and how it stood afterwards. Events are only ever added, so that every state, every due date
 * and who was responsible for them stay as they were.
 *
 * @param at to the microsecond, which is what the databases keep
 * @param state the dossier's from then on
 * @param due the last moment in time from then on; while the clock is stopped, the one that held before
 * @param calendarVersion the calendar that the due date was computed with
 * @param amount of an extension, in the unit of the procedure's time; missing for everything else
 */
public record DossierEvent(
        Kind kind,
        Instant at,
        Handler by,
        DossierState state,
        Instant due,
        String calendarVersion,
        @Nullable Integer amount) {

    /** What happened. */
    public enum Kind {
        /** An applicant submitted it; the due date is what it would be if it were received at once. */
        SUBMITTED,
        /** An officer received it; the clock begins. */
        RECEIVED,
        /** It came into another state; the clock is as it was. */
        MOVED,
        /** The applicant must act; the clock stops. */
        STOPPED,
        /** The applicant has acted, or work goes on without; the clock runs. */
        ANSWERED,
        /** The agency appointed a later date. */
        EXTENDED
    }

    public DossierEvent {
        at = at.truncatedTo(ChronoUnit.MICROS);
        Text.required(calendarVersion, "Calendar version", 60);
        if ((kind == Kind.EXTENDED) != (amount != null)) {
            throw new IllegalArgumentException("An amount is an extension's, but " + kind + " has " + amount);
        }
    }

    /** Whether it gave the dossier a due date. */
    public boolean setsDue() {
        return switch (kind) {
            case SUBMITTED, RECEIVED, ANSWERED, EXTENDED -> true;
            case MOVED, STOPPED -> false;
        };
    }

    /** What it is to the clock; empty where it is nothing. */
    Optional<ClockEvent> clockEvent() {
        return Optional.ofNullable(
                switch (kind) {
                    case STOPPED -> new ClockEvent.Stopped(at);
                    case ANSWERED -> new ClockEvent.Answered(at);
                    case EXTENDED -> new ClockEvent.Extended(at, amount == null ? 0 : amount);
                    case SUBMITTED, RECEIVED, MOVED -> null;
                });
    }
}
