package org.motcua.core.calendar;

import java.time.LocalDate;
import org.motcua.core.CoreException;

/** A count came to a day for which the calendar does not know the holidays: a deadline would be a guess. */
public final class CalendarRangeException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String calendarVersion;
    private final LocalDate date;

    CalendarRangeException(String calendarVersion, LocalDate from, LocalDate to, LocalDate date) {
        super("Working calendar " + calendarVersion + " covers " + from + " to " + to + " and cannot say what " + date
                + " is: read a calendar with the holidays of that year");
        this.calendarVersion = calendarVersion;
        this.date = date;
    }

    public String calendarVersion() {
        return calendarVersion;
    }

    public LocalDate date() {
        return date;
    }
}
