package org.motcua.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.motcua.core.CoreException;

/** A count came to a day of which the calendar says nothing, not even as a forecast: a deadline would be a guess. */
public final class CalendarRangeException extends CoreException {

    private static final long serialVersionUID = 1L;

    private static final Instant LATEST = LocalDate.MAX.atStartOfDay().toInstant(ZoneOffset.UTC);
    private static final Instant EARLIEST =
            LocalDate.MIN.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);

    private final String calendarVersion;
    private final LocalDate date;

    CalendarRangeException(String calendarVersion, LocalDate from, LocalDate to, LocalDate date) {
        super("Working calendar " + calendarVersion + " reaches from " + from + " to " + to + " and cannot say what "
                + date + " is: read a calendar with the holidays of that year");
        this.calendarVersion = calendarVersion;
        this.date = date;
    }

    CalendarRangeException(String calendarVersion, LocalDate from, LocalDate to, Instant instant) {
        this(calendarVersion, from, to, date(instant));
    }

    /** The nearest day that there is. */
    private static LocalDate date(Instant instant) {
        Instant shown = instant.isAfter(LATEST) ? LATEST : instant.isBefore(EARLIEST) ? EARLIEST : instant;
        return LocalDate.ofInstant(shown, WorkingCalendar.ZONE);
    }

    public String calendarVersion() {
        return calendarVersion;
    }

    public LocalDate date() {
        return date;
    }
}
