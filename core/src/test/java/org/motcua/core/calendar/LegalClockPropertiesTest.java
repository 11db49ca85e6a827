package org.motcua.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.IntRange;
import org.motcua.core.calendar.ClockEvent.Answered;
import org.motcua.core.calendar.ClockEvent.Stopped;
import org.motcua.core.calendar.ClockRules.OnAnswer;
import org.motcua.core.calendar.Deadline.Reason;
import org.motcua.core.calendar.Deadline.Step;
import org.motcua.core.calendar.ProcessingTime.Unit;

class LegalClockPropertiesTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.vietnam();
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final int MINUTES_OF_A_YEAR = 365 * 24 * 60;

    @Property
    void isDueWithinWorkingTime(
            @ForAll("receptions") Instant reception,
            @ForAll("times") ProcessingTime time,
            @ForAll("stops") List<Duration> stops,
            @ForAll OnAnswer onAnswer) {
        Instant due = deadline(reception, time, stops, onAnswer).due();

        LocalDateTime local = WorkingCalendar.local(due);
        LocalTime at = local.toLocalTime();
        assertThat(CALENDAR.isWorkingDay(local.toLocalDate())).isTrue();
        assertThat(CALENDAR.sessions(local.toLocalDate()))
                .anyMatch(session -> at.isAfter(session.from()) && !at.isAfter(session.to()));
    }

    @Property
    void isNeverDueEarlierForALaterReception(
            @ForAll("receptions") Instant reception,
            @ForAll @IntRange(max = 20_000) int minutesLater,
            @ForAll("times") ProcessingTime time) {
        Instant later = reception.plus(Duration.ofMinutes(minutesLater));

        assertThat(deadline(later, time, List.of(), OnAnswer.RESUME).due())
                .isAfterOrEqualTo(
                        deadline(reception, time, List.of(), OnAnswer.RESUME).due());
    }

    @Property
    void isNeverDueEarlierForMoreTime(
            @ForAll("receptions") Instant reception,
            @ForAll("times") ProcessingTime time,
            @ForAll("stops") List<Duration> stops) {
        ProcessingTime more = new ProcessingTime(time.amount() + 1, time.unit());

        assertThat(deadline(reception, more, stops, OnAnswer.RESUME).due())
                .isAfterOrEqualTo(
                        deadline(reception, time, stops, OnAnswer.RESUME).due());
    }

    /** The days are counted here in another way: all working days after the arrival, less those that were stopped. */
    @Property
    void givesTheWholeTimeWhateverTheStops(
            @ForAll("receptions") Instant reception,
            @ForAll @IntRange(max = 40) int days,
            @ForAll("stops") List<Duration> stops) {
        List<ClockEvent> events = events(reception, stops);
        Deadline deadline = deadline(reception, ProcessingTime.workingDays(days), stops, OnAnswer.RESUME);

        TreeSet<LocalDate> counted = new TreeSet<>();
        LocalDate arrived = CALENDAR.arrivalDay(reception);
        LocalDate last = WorkingCalendar.local(deadline.due()).toLocalDate();
        arrived.plusDays(1)
                .datesUntil(last.plusDays(1))
                .filter(CALENDAR::isWorkingDay)
                .forEach(counted::add);
        for (int i = 0; i < events.size(); i += 2) {
            LocalDate asked = WorkingCalendar.local(events.get(i).at()).toLocalDate();
            LocalDate answered = CALENDAR.arrivalDay(events.get(i + 1).at());
            counted.removeIf(day -> day.isAfter(asked) && !day.isAfter(answered));
        }
        assertThat(counted).hasSize(days);
    }

    @Property
    void usedAndRemainingAddUpAtEveryMoment(
            @ForAll("receptions") Instant reception,
            @ForAll("times") ProcessingTime time,
            @ForAll("stops") List<Duration> stops,
            @ForAll @IntRange(max = 60_000) int minutesLater) {
        LegalClock clock = clock(OnAnswer.RESUME);
        List<ClockEvent> events = events(reception, stops);
        Instant due = clock.deadline(reception, time, events).due();
        Instant at = reception.plus(Duration.ofMinutes(minutesLater));

        ClockReading then = clock.reading(reception, time, events, at);
        ClockReading end = clock.reading(reception, time, events, due);
        assertThat(then.used() + then.remaining()).isEqualTo(end.used() + end.remaining());
        if (time.unit() == Unit.CALENDAR_DAYS) {
            assertThat(end.remaining())
                    .as("a last day off only adds to the time")
                    .isNotPositive();
        } else {
            assertThat(end.remaining()).as("nothing is left at the due time").isZero();
        }
    }

    @Property
    void readsTheUsedTimeFromTheSameDaysThatItExplains(
            @ForAll("receptions") Instant reception,
            @ForAll @IntRange(max = 30) int days,
            @ForAll("stops") List<Duration> stops,
            @ForAll @IntRange(max = 30_000) int minutesLater) {
        LegalClock clock = clock(OnAnswer.RESUME);
        List<ClockEvent> events = events(reception, stops);
        Deadline deadline = clock.deadline(reception, ProcessingTime.workingDays(days), events);
        Instant at = earlier(reception.plus(Duration.ofMinutes(minutesLater)), deadline.due());

        long explained = deadline.explanation().stream()
                .filter(step -> !CALENDAR.endOfDay(step.date()).isAfter(at))
                .mapToLong(Step::counted)
                .sum();
        assertThat(clock.reading(reception, ProcessingTime.workingDays(days), upTo(events, at), at)
                        .used())
                .isEqualTo(explained);
    }

    @Property
    void explainsEveryDayOnceAndInOrder(
            @ForAll("receptions") Instant reception,
            @ForAll("times") ProcessingTime time,
            @ForAll("stops") List<Duration> stops,
            @ForAll OnAnswer onAnswer) {
        Deadline deadline = deadline(reception, time, stops, onAnswer);

        LocalDate first = WorkingCalendar.local(reception).toLocalDate();
        LocalDate last = WorkingCalendar.local(deadline.due()).toLocalDate();
        assertThat(deadline.explanation())
                .extracting(Step::date)
                .containsExactlyElementsOf(first.datesUntil(last.plusDays(1)).toList());
        assertThat(deadline.explanation()).allMatch(step -> (step.counted() > 0) == (step.reason() == Reason.COUNTED));
    }

    @Property
    void aRestartedTimeIsThatOfADossierReceivedWithTheAnswer(
            @ForAll("receptions") Instant reception,
            @ForAll("times") ProcessingTime time,
            @ForAll("oneStop") List<Duration> stop) {
        Instant answered = events(reception, stop).get(1).at();

        assertThat(deadline(reception, time, stop, OnAnswer.RESTART).due())
                .isEqualTo(deadline(answered, time, List.of(), OnAnswer.RESTART).due());
    }

    @Provide
    Arbitrary<Instant> receptions() {
        return Arbitraries.integers()
                .between(0, MINUTES_OF_A_YEAR)
                .map(minutes -> FIRST.plus(Duration.ofMinutes(minutes)));
    }

    @Provide
    Arbitrary<ProcessingTime> times() {
        Arbitrary<Tuple2<Unit, Integer>> parts = Combinators.combine(
                        Arbitraries.of(Unit.class), Arbitraries.integers().between(1, 40))
                .as(Tuple::of);
        return parts.map(part -> new ProcessingTime(part.get2(), part.get1()));
    }

    /** In turn how long the clock runs and how long it stands. */
    @Provide
    Arbitrary<List<Duration>> stops() {
        return pairs(3);
    }

    @Provide
    Arbitrary<List<Duration>> oneStop() {
        return pairs(1).filter(pair -> !pair.isEmpty());
    }

    private static Arbitrary<List<Duration>> pairs(int most) {
        Arbitrary<Duration> lengths =
                Arbitraries.integers().between(0, 12 * 24 * 60).map(Duration::ofMinutes);
        return lengths.list()
                .ofSize(2)
                .list()
                .ofMaxSize(most)
                .map(pairs -> pairs.stream().flatMap(List::stream).toList());
    }

    private static List<ClockEvent> events(Instant reception, List<Duration> lengths) {
        List<ClockEvent> events = new ArrayList<>();
        Instant at = reception;
        for (Duration length : lengths) {
            at = at.plus(length);
            events.add(events.size() % 2 == 0 ? new Stopped(at) : new Answered(at));
        }
        return events;
    }

    private static List<ClockEvent> upTo(List<ClockEvent> events, Instant at) {
        return Stream.of(events)
                .flatMap(List::stream)
                .filter(event -> !event.at().isAfter(at))
                .toList();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static LegalClock clock(OnAnswer onAnswer) {
        return LegalClock.of(CALENDAR, new ClockRules("property", onAnswer, 1));
    }

    private static Deadline deadline(Instant reception, ProcessingTime time, List<Duration> stops, OnAnswer onAnswer) {
        return clock(onAnswer).deadline(reception, time, events(reception, stops));
    }
}
