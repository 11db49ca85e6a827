package org.motcua.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.motcua.core.calendar.Deadline.Reason;
import org.motcua.core.calendar.Deadline.Step;

/** Counts whole days, from the day after the arrival. */
record DayCount(WorkingCalendar calendar, boolean everyDay) implements Count {

    @Override
    public Instant run(Leg leg, boolean restarted, Consumer<Step> explanation) {
        LocalDate arrived = WorkingCalendar.local(leg.arrival()).toLocalDate();
        LocalDate end = leg.restartedAt() == null
                ? LocalDate.MAX
                : WorkingCalendar.local(leg.restartedAt()).toLocalDate();
        LocalDate day = calendar.arrivalDay(leg.arrival());
        for (LocalDate before = arrived; before.isBefore(day) && before.isBefore(end); before = before.plusDays(1)) {
            Reason reason = Count.reason(calendar.kind(before));
            explanation.accept(step(before, reason == Reason.COUNTED ? Reason.AFTER_CUT_OFF : reason, 0, 0));
        }
        if (day.isBefore(end)) {
            explanation.accept(step(day, restarted ? Reason.RESTARTED : Reason.ARRIVAL, 0, 0));
        }
        long total = 0;
        while (day.plusDays(1).isBefore(end) && (leg.restartedAt() != null || total < leg.allowed())) {
            day = day.plusDays(1);
            Reason reason = reason(leg, day);
            long counted = reason == Reason.COUNTED ? 1 : 0;
            total += counted;
            explanation.accept(step(day, reason, counted, total));
        }
        return calendar.endOfDay(leg.restartedAt() == null ? moved(day, total, explanation) : day);
    }

    /** Only calendar days can end on a day off. */
    private LocalDate moved(LocalDate last, long total, Consumer<Step> explanation) {
        LocalDate due = calendar.workingDayFrom(last);
        for (LocalDate day = last.plusDays(1); day.isBefore(due); day = day.plusDays(1)) {
            explanation.accept(step(day, Count.reason(calendar.kind(day)), 0, total));
        }
        if (due.isAfter(last)) {
            explanation.accept(step(due, Reason.MOVED_TO_WORKING_DAY, 0, total));
        }
        return due;
    }

    @Override
    public long used(Leg leg, Instant at) {
        LocalDate today = WorkingCalendar.local(at).toLocalDate();
        LocalDate last = at.isBefore(calendar.endOfDay(today)) ? today.minusDays(1) : today;
        long used = 0;
        for (LocalDate day = calendar.arrivalDay(leg.arrival()).plusDays(1);
                !day.isAfter(last);
                day = day.plusDays(1)) {
            used += reason(leg, day) == Reason.COUNTED ? 1 : 0;
        }
        return used;
    }

    @Override
    public long inUnits(int amount) {
        return amount;
    }

    private Reason reason(Leg leg, LocalDate day) {
        if (leg.stops().stream().anyMatch(stop -> stands(stop, day))) {
            return Reason.STOPPED;
        }
        return everyDay ? Reason.COUNTED : Count.reason(calendar.kind(day));
    }

    /** From the day after the request to the day on which the answer counts as arrived. */
    private boolean stands(Leg.Stop stop, LocalDate day) {
        return day.isAfter(WorkingCalendar.local(stop.from()).toLocalDate())
                && (stop.to() == null || !day.isAfter(calendar.arrivalDay(stop.to())));
    }

    private Step step(LocalDate day, Reason reason, long counted, long total) {
        return new Step(day, counted, reason, calendar.findDay(day).orElse(null), total);
    }
}
