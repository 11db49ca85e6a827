package org.motcua.core.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Calendars in memory. */
final class GivenCalendars implements CalendarVersions {

    private final Map<String, WorkingCalendar> byVersion = new LinkedHashMap<>();

    GivenCalendars(Collection<WorkingCalendar> calendars) {
        for (WorkingCalendar calendar : calendars) {
            if (byVersion.put(calendar.version(), calendar) != null) {
                throw new IllegalArgumentException(
                        "Two calendars have the version " + calendar.version() + ": give each its own");
            }
        }
    }

    @Override
    public Optional<WorkingCalendar> find(String version) {
        return Optional.ofNullable(byVersion.get(version));
    }

    @Override
    public Optional<WorkingCalendar> inForce(LocalDate day) {
        return byVersion.values().stream()
                .filter(calendar -> !calendar.from().isAfter(day))
                .reduce((one, next) -> next.from().isBefore(one.from()) ? one : next);
    }
}
