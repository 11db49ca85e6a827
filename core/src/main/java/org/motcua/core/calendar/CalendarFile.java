package org.motcua.core.calendar;

import static org.motcua.core.json.Json.required;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calendar as its file has it. */
record CalendarFile(
        String version,
        LocalDate from,
        LocalDate to,
        List<DayOfWeek> weekend,
        List<SessionEntry> hours,
        @Nullable LocalTime cutOff,
        List<DayEntry> days) {

    CalendarFile {
        required(version, "version");
        required(from, "from");
        required(to, "to");
        required(weekend, "weekend");
        required(hours, "hours");
        required(days, "days");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("the calendar begins on " + from + " and ends before, on " + to);
        }
        if (hours.isEmpty()) {
            throw new IllegalArgumentException("hours has no session: give at least one");
        }
        for (int i = 1; i < hours.size(); i++) {
            if (hours.get(i).from().isBefore(hours.get(i - 1).to())) {
                throw new IllegalArgumentException(
                        "session " + (i + 1) + " of hours begins before the one before it ends");
            }
        }
        Set<LocalDate> seen = new HashSet<>();
        for (DayEntry day : days) {
            if (day.date().isBefore(from) || day.date().isAfter(to)) {
                throw new IllegalArgumentException("days has " + day.date() + ", which the calendar does not cover");
            }
            if (!seen.add(day.date())) {
                throw new IllegalArgumentException("days has " + day.date() + " twice");
            }
        }
    }

    List<WorkingSession> sessions() {
        return hours.stream()
                .map(session -> new WorkingSession(session.from(), session.to()))
                .toList();
    }

    List<CalendarDay> inForce() {
        return days.stream()
                .filter(day -> day.inForce() == null || day.inForce())
                .map(day -> new CalendarDay(day.date(), day.kind(), day.name()))
                .toList();
    }

    record SessionEntry(LocalTime from, LocalTime to) {

        SessionEntry {
            required(from, "from");
            required(to, "to");
        }
    }

    enum Certainty {
        CONFIRMED,
        LIKELY,
        COMPUTED,
        UNKNOWN
    }

    record DayEntry(
            LocalDate date,
            DayKind kind,
            String name,
            @Nullable Certainty certainty,
            @Nullable String source,
            @Nullable Boolean inForce) {

        DayEntry {
            required(date, "date");
            required(kind, "kind");
            required(name, "name");
        }
    }
}
