package org.motcua.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * When a dossier is due, and why then.
 *
 * @param due the last moment in time, always within working hours
 * @param calendarVersion the calendar that it was computed with
 * @param explanation every day from the reception to the due day, in order
 */
public record Deadline(Instant due, String calendarVersion, List<Step> explanation) {

    public Deadline {
        explanation = List.copyOf(explanation);
    }

    public boolean isPast(Instant now) {
        return now.isAfter(due);
    }

    /**
     * One day of the count.
     *
     * @param counted how much of the time this day used: days, or minutes where the time is in working hours
     * @param note the name of a holiday, or empty
     * @param total what is used up to and with this day, in the same unit, since the count last began
     */
    public record Step(LocalDate date, long counted, Reason reason, String note, long total) {}

    /** Why a day counts or does not. */
    public enum Reason {
        /** Worked, or any day where calendar days are counted. */
        COUNTED,
        /** The day on which the dossier, or the answer, counts as arrived: the count begins after it. */
        ARRIVAL,
        /** Arrived after the cut-off: counts as arrived on the next working day. */
        AFTER_CUT_OFF,
        WEEKEND,
        HOLIDAY,
        COMPENSATORY_OFF,
        SWAPPED_OFF,
        /** The applicant had to act. */
        STOPPED,
        /** The answer arrived and the count began again. */
        RESTARTED,
        /** The count was full on a day off before: this is the working day that follows. */
        MOVED_TO_WORKING_DAY
    }
}
