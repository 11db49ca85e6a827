package org.motcua.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.motcua.core.calendar.WorkingCalendar;

/** Now, and today in Vietnam. */
record Today(Clock clock) {

    Instant now() {
        return clock.instant();
    }

    LocalDate day() {
        return LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
    }
}
