package org.motcua.core.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/**
 * Calendars by their versions. One that was ever used for a deadline stays to be found, so that its explanation can be
 * computed again. Implementations are thread-safe.
 */
public interface CalendarVersions {

    /**
     * Those that are given, for an application that has them as files. Each is in force since its first day.
     *
     * @throws IllegalArgumentException when two have one version
     */
    static CalendarVersions of(Collection<WorkingCalendar> calendars) {
        return new GivenCalendars(calendars);
    }

    /** The calendar of that version, as it was. */
    Optional<WorkingCalendar> find(String version);

    /** The one that is in force on the day: of those in force since then or before, the one that came last. */
    Optional<WorkingCalendar> inForce(LocalDate day);

    /**
     * The calendar of that version.
     *
     * @throws UnknownCalendarException where there is none
     */
    default WorkingCalendar require(String version) {
        return find(version).orElseThrow(() -> new UnknownCalendarException(version));
    }
}
