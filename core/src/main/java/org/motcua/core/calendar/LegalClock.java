package org.motcua.core.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.motcua.core.calendar.Deadline.Step;

/**
 * Computes when a dossier is due, in legal time.
 *
 * <ul>
 *   <li>A dossier that arrives on a day off or after the calendar's cut-off counts as arrived on the next working day.
 *   <li>A time in days begins on the day after that and ends with the working hours of its last day. In working days
 *       only those count; in calendar days every day does, but a last day that is off moves to the next working day.
 *   <li>A time in working hours begins at once, within the sessions of the calendar, and is counted in whole minutes.
 *   <li>From a supplement request to its answer the clock stands. The day of the request still counts; the answer
 *       arrives as a dossier does, and counting goes on, or begins again, after its day of arrival, as the
 *       {@link ClockRules} say. Where it begins again, extensions granted before are used up.
 *   <li>The same holds for a financial obligation, where the rules let the clock stand for one; counting goes on after it.
 *   <li>An extension adds to the time; the rules say how often.
 *   <li>A count that comes to days of which the calendar has only a forecast gives a provisional date.
 * </ul>
 *
 * <p>What the law says in a special case is not proven by this: the {@link Deadline#explanation()} shows each day so
 * that an officer can check it. Immutable and thread-safe.
 */
public final class LegalClock {

    private final WorkingCalendar calendar;
    private final ClockRules rules;

    private LegalClock(WorkingCalendar calendar, ClockRules rules) {
        this.calendar = calendar;
        this.rules = rules;
    }

    public static LegalClock of(WorkingCalendar calendar, ClockRules rules) {
        return new LegalClock(calendar, rules);
    }

    public WorkingCalendar calendar() {
        return calendar;
    }

    public ClockRules rules() {
        return rules;
    }

    /** {@link #deadline(Instant, ProcessingTime, List)} of a dossier to which nothing has happened yet. */
    public Deadline deadline(Instant reception, ProcessingTime time) {
        return deadline(reception, time, List.of());
    }

    /**
     * When the dossier is due.
     *
     * @param events since its reception, in order
     * @throws IllegalArgumentException when the events are not in order
     * @throws IllegalStateException when the clock is stopped: there is no date then; ask for a {@link #reading}
     * @throws ExtensionRefusedException when there are more extensions than the rules allow
     * @throws CalendarRangeException when the count leaves the time that the calendar reaches, forecast included
     */
    public Deadline deadline(Instant reception, ProcessingTime time, List<ClockEvent> events) {
        requireReached(reception, events);
        List<Leg> legs = Leg.replay(reception, time, events, rules);
        if (legs.get(legs.size() - 1).isStopped()) {
            throw new IllegalStateException("The clock is stopped until the applicant answers: there is no deadline");
        }
        Count count = count(time);
        List<Step> explanation = new ArrayList<>();
        Instant due = reception;
        for (int i = 0; i < legs.size(); i++) {
            due = count.run(legs.get(i), i > 0, explanation::add);
        }
        boolean known = explanation.isEmpty()
                || calendar.covers(explanation.get(explanation.size() - 1).date());
        return new Deadline(reception, time, due, calendar.version(), explanation, known ? null : calendar.to());
    }

    /**
     * How the clock stands at a moment. Events after it are left out of account.
     *
     * @throws IllegalArgumentException when the events are not in order
     * @throws ExtensionRefusedException when there are more extensions than the rules allow
     * @throws CalendarRangeException when the count leaves the time that the calendar reaches, forecast included
     */
    public ClockReading reading(Instant reception, ProcessingTime time, List<ClockEvent> events, Instant at) {
        List<ClockEvent> sofar =
                events.stream().filter(event -> !event.at().isAfter(at)).toList();
        requireReached(reception, sofar);
        calendar.requireReached(at);
        List<Leg> legs = Leg.replay(reception, time, sofar, rules);
        Leg running = legs.get(legs.size() - 1);
        Count count = count(time);
        long used = count.used(running, at);
        return new ClockReading(used, count.inUnits(running.allowed()) - used, running.isStopped());
    }

    private void requireReached(Instant reception, List<ClockEvent> events) {
        calendar.requireReached(reception);
        events.forEach(event -> calendar.requireReached(event.at()));
    }

    private Count count(ProcessingTime time) {
        return switch (time.unit()) {
            case WORKING_DAYS -> new DayCount(calendar, false);
            case CALENDAR_DAYS -> new DayCount(calendar, true);
            case WORKING_HOURS -> new MinuteCount(calendar);
        };
    }
}
