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
 * @param provisional whether the due date was computed with days off that are not decided yet
 * @param amount of an extension, in the unit of the procedure's time; missing for everything else
 * @param reason why the due date was computed again; empty for everything else
 */
public record DossierEvent(
        Kind kind,
        Instant at,
        Handler by,
        DossierState state,
        Instant due,
        String calendarVersion,
        boolean provisional,
        @Nullable Integer amount,
        String reason) {

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
        /** The applicant has met a financial obligation; the clock goes on where it stopped. */
        RESUMED,
        /** The agency appointed a later date. */
        EXTENDED,
        /** The due date was computed again, by another calendar. */
        RECOMPUTED
    }

    private static final int LONGEST_REASON = 500;

    public DossierEvent {
        at = at.truncatedTo(ChronoUnit.MICROS);
        Text.required(calendarVersion, "Calendar version", 60);
        if ((kind == Kind.EXTENDED) != (amount != null)) {
            throw new IllegalArgumentException("An amount is an extension's, but " + kind + " has " + amount);
        }
        Text.optional(reason, "Reason of a date that is computed again", LONGEST_REASON);
        if ((kind == Kind.RECOMPUTED) == reason.isBlank()) {
            throw new IllegalArgumentException("A reason is that of a date computed again, but " + kind + " has \""
                    + reason + "\": give one there, and none elsewhere");
        }
    }

    /** Whether it gave the dossier a due date. */
    public boolean setsDue() {
        return switch (kind) {
            case SUBMITTED, RECEIVED, ANSWERED, RESUMED, EXTENDED, RECOMPUTED -> true;
            case MOVED, STOPPED -> false;
        };
    }

    /** What it is to the clock; empty where it is nothing. */
    Optional<ClockEvent> clockEvent() {
        return Optional.ofNullable(
                switch (kind) {
                    case STOPPED -> new ClockEvent.Stopped(at);
                    case ANSWERED -> new ClockEvent.Answered(at);
                    case RESUMED -> new ClockEvent.Resumed(at);
                    case EXTENDED -> new ClockEvent.Extended(at, amount == null ? 0 : amount);
                    case SUBMITTED, RECEIVED, MOVED, RECOMPUTED -> null;
                });
    }
}
