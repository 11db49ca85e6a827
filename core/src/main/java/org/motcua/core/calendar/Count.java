package org.motcua.core.calendar;

import java.time.Instant;
import java.util.function.Consumer;
import org.motcua.core.calendar.Deadline.Reason;
import org.motcua.core.calendar.Deadline.Step;

/** How a leg is counted. */
interface Count {

    /** Walks the leg day by day to where it is due or, where an answer ended it, to that answer. */
    Instant run(Leg leg, boolean restarted, Consumer<Step> explanation);

    /** What of the leg is used at the moment. */
    long used(Leg leg, Instant at);

    /** An amount of the procedure's unit in the unit that is counted. */
    long inUnits(int amount);

    static Reason reason(DayKind kind) {
        return switch (kind) {
            case WORKING_DAY, SWAPPED_WORKDAY -> Reason.COUNTED;
            case WEEKEND -> Reason.WEEKEND;
            case HOLIDAY -> Reason.HOLIDAY;
            case COMPENSATORY_OFF -> Reason.COMPENSATORY_OFF;
            case SWAPPED_OFF -> Reason.SWAPPED_OFF;
        };
    }
}
