package org.motcua.core.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.motcua.core.calendar.Deadline.Reason;
import org.motcua.core.calendar.Deadline.Step;

/** Counts the minutes of working sessions, from the arrival on. */
record MinuteCount(WorkingCalendar calendar) implements Count {

    private static final int MINUTES_AN_HOUR = 60;

    private record Span(LocalDateTime from, LocalDateTime to) {

        long minutes() {
            return Duration.between(from, to).toMinutes();
        }
    }

    @Override
    public Instant run(Leg leg, boolean restarted, Consumer<Step> explanation) {
        LocalDateTime end = leg.restartedAt() == null ? LocalDateTime.MAX : WorkingCalendar.local(leg.restartedAt());
        long left = leg.restartedAt() == null ? inUnits(leg.allowed()) : Long.MAX_VALUE;
        long total = 0;
        LocalDate day = WorkingCalendar.local(leg.arrival()).toLocalDate();
        LocalDateTime due = arrival(leg.arrival());
        for (; left > 0 && day.isBefore(end.toLocalDate()); day = day.plusDays(1)) {
            long counted = 0;
            for (Span span : counted(leg, day, end)) {
                long taken = Math.min(span.minutes(), left);
                if (taken > 0) {
                    due = span.from().plusMinutes(taken);
                }
                counted += taken;
                left -= taken;
            }
            total += counted;
            explanation.accept(step(leg, day, counted, total));
        }
        return due.toInstant(WorkingCalendar.ZONE);
    }

    @Override
    public long used(Leg leg, Instant at) {
        LocalDateTime end = minute(at);
        long used = 0;
        LocalDate first = WorkingCalendar.local(leg.arrival()).toLocalDate();
        for (LocalDate day = first; !day.isAfter(end.toLocalDate()); day = day.plusDays(1)) {
            used += counted(leg, day, end).stream().mapToLong(Span::minutes).sum();
        }
        return used;
    }

    @Override
    public long inUnits(int amount) {
        return (long) amount * MINUTES_AN_HOUR;
    }

    /** The spans of the day that count: its sessions after the arrival and before the end, less the stops. */
    private List<Span> counted(Leg leg, LocalDate day, LocalDateTime end) {
        List<Span> spans = new ArrayList<>();
        if (!calendar.isWorkingDay(day)) {
            return spans;
        }
        LocalDateTime arrival = arrival(leg.arrival());
        for (WorkingSession session : calendar.sessions(day)) {
            LocalDateTime from = later(day.atTime(session.from()), arrival);
            LocalDateTime to = earlier(day.atTime(session.to()), end);
            for (Leg.Stop stop : leg.stops()) {
                add(spans, from, earlier(to, minute(stop.from())));
                from = later(from, stop.to() == null ? LocalDateTime.MAX : arrival(stop.to()));
            }
            add(spans, from, to);
        }
        return spans;
    }

    private static void add(List<Span> spans, LocalDateTime from, LocalDateTime to) {
        if (from.isBefore(to)) {
            spans.add(new Span(from, to));
        }
    }

    private LocalDateTime arrival(Instant instant) {
        LocalDate day = calendar.arrivalDay(instant);
        LocalDateTime local = minute(instant);
        return day.equals(local.toLocalDate()) ? local : day.atStartOfDay();
    }

    private static LocalDateTime minute(Instant instant) {
        return WorkingCalendar.local(instant).truncatedTo(ChronoUnit.MINUTES);
    }

    private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDateTime earlier(LocalDateTime one, LocalDateTime other) {
        return one.isBefore(other) ? one : other;
    }

    private Step step(Leg leg, LocalDate day, long counted, long total) {
        Reason reason = Count.reason(calendar.kind(day));
        if (reason == Reason.COUNTED && counted == 0) {
            int sinceArrival = day.compareTo(calendar.arrivalDay(leg.arrival()));
            reason = sinceArrival < 0 ? Reason.AFTER_CUT_OFF : sinceArrival == 0 ? Reason.ARRIVAL : Reason.STOPPED;
        }
        return new Step(day, counted, reason, calendar.findDay(day).orElse(null), total);
    }
}
