package org.motcua.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.core.EffectivePeriod;

/**
 * Hours and when they hold.
 *
 * @param weekdays none where they hold on each
 * @param season missing where they hold all the year
 */
record OfficeHours(
        Set<DayOfWeek> weekdays,
        @Nullable Season season,
        EffectivePeriod effective,
        List<WorkingSession> sessions,
        @Nullable LocalTime cutOff) {

    OfficeHours {
        weekdays = Set.copyOf(weekdays);
        sessions = List.copyOf(sessions);
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException(
                    "hours has no session; give at least one, such as 07:30 to 11:30, or name"
                            + " the weekday in weekend");
        }
        for (int i = 1; i < sessions.size(); i++) {
            if (sessions.get(i).from().isBefore(sessions.get(i - 1).to())) {
                throw new IllegalArgumentException("session " + (i + 1) + " of hours begins at "
                        + sessions.get(i).from() + ", before the one before it ends at "
                        + sessions.get(i - 1).to() + "; give them in order and without overlap");
            }
        }
        if (cutOff != null && cutOff.isBefore(sessions.get(0).from())) {
            throw new IllegalArgumentException("the cut-off at " + cutOff + " is before the hours begin at "
                    + sessions.get(0).from() + ", so everything would be late; give a later one, or none");
        }
        if (cutOff != null && cutOff.getNano() + cutOff.getSecond() > 0) {
            throw new IllegalArgumentException(
                    "the cut-off at " + cutOff + " is not a whole minute; write such as 15:00");
        }
    }

    /** From a day of the year to another, over the turn of the year where the second is before the first. */
    record Season(MonthDay from, MonthDay to) {

        boolean contains(LocalDate date) {
            MonthDay day = MonthDay.from(date);
            boolean begun = !day.isBefore(from);
            boolean goesOn = !day.isAfter(to);
            return from.isAfter(to) ? begun || goesOn : begun && goesOn;
        }
    }

    /** @param weekday whose hours the date has */
    boolean holdOn(LocalDate date, DayOfWeek weekday) {
        return effective.contains(date)
                && (weekdays.isEmpty() || weekdays.contains(weekday))
                && (season == null || season.contains(date));
    }

    LocalTime end() {
        return sessions.get(sessions.size() - 1).to();
    }
}
