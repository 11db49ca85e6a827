package org.motcua.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.motcua.core.calendar.ClockRules.OnAnswer;
import org.motcua.core.calendar.ClockRules.OnPayment;
import org.motcua.core.calendar.ProcessingTime.Unit;

/**
 * The clock against a plain model that lets every minute pass one by one and keeps nothing but what it is told then. The
 * model has its own days and hours; the calendar reads the same from a file.
 */
class MinuteModelPropertiesTest {

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void isDueWhenTheMinutesSaySo(@ForAll("seeds") long seed) {
        Case given = new Case(new Random(seed));

        Deadline deadline =
                LegalClock.of(given.office.calendar(), given.rules).deadline(given.reception, given.time, given.events);

        assertThat(LocalDateTime.ofInstant(deadline.due(), WorkingCalendar.ZONE))
                .as("seed %d, %s, %s, %s, %s", seed, given.time, given.rules, given.reception, given.events)
                .isEqualTo(new Model(given).due());
    }

    @Provide
    Arbitrary<Long> seeds() {
        return Arbitraries.longs().withoutEdgeCases();
    }

    /** An office with hours by season, and what happens to one of its dossiers. */
    private static final class Case {

        private static final List<Unit> UNITS = List.of(Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.WORKING_HOURS);

        private final Office office;
        private final ProcessingTime time;
        private final ClockRules rules;
        private final Instant reception;
        private final List<ClockEvent> events = new ArrayList<>();

        Case(Random random) {
            this.office = new Office(random);
            Unit unit = UNITS.get(random.nextInt(3));
            this.time =
                    new ProcessingTime(unit == Unit.WORKING_HOURS ? 1 + random.nextInt(60) : random.nextInt(25), unit);
            this.rules = new ClockRules(
                    "model",
                    random.nextBoolean() ? OnAnswer.RESUME : OnAnswer.RESTART,
                    OnPayment.STOP,
                    random.nextInt(2));
            Instant at = somewhen(
                    random,
                    Instant.parse("2026-01-05T00:00:00Z").plus(random.nextInt(365 * 24 * 60), ChronoUnit.MINUTES));
            this.reception = at;
            int left = rules.maxExtensions();
            boolean stopped = false;
            for (int i = random.nextInt(7); i > 0; i--) {
                at = somewhen(
                        random, at.plus(random.nextInt(random.nextBoolean() ? 300 : 9 * 24 * 60), ChronoUnit.MINUTES));
                if (left > 0 && random.nextInt(4) == 0) {
                    events.add(new ClockEvent.Extended(at, 1 + random.nextInt(10)));
                    left--;
                } else {
                    events.add(stopped ? answer(random, at) : new ClockEvent.Stopped(at));
                    stopped = !stopped;
                }
            }
            if (stopped) {
                events.add(answer(random, at.plus(random.nextInt(9 * 24 * 60), ChronoUnit.MINUTES)));
            }
        }

        /** Then, or as often next at, or half a minute beside, a time at which something changes. */
        private Instant somewhen(Random random, Instant then) {
            if (random.nextBoolean()) {
                return then.plusSeconds(random.nextInt(4) == 0 ? 30 : 0);
            }
            LocalDateTime local = LocalDateTime.ofInstant(then, WorkingCalendar.ZONE);
            int[] hours = office.hours(local.toLocalDate());
            int last = office.lastSecond(local.toLocalDate());
            int edge = random.nextBoolean() && last < 86_400 ? last : 60 * hours[random.nextInt(hours.length)];
            Instant next = local.toLocalDate()
                    .atStartOfDay()
                    .plusSeconds(edge + 30L * (random.nextInt(5) - 2))
                    .toInstant(WorkingCalendar.ZONE);
            return next.isBefore(then) ? next.plus(1, ChronoUnit.DAYS) : next;
        }

        private static ClockEvent answer(Random random, Instant at) {
            return random.nextBoolean() ? new ClockEvent.Answered(at) : new ClockEvent.Resumed(at);
        }
    }

    /** Days and hours, said to the calendar as a file and to the model by methods. */
    private static final class Office {

        private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
        private static final String[][] HOURS = {
            {"07:00-11:30", "13:30-17:00"},
            {"07:30-12:00", "13:00-16:30"},
            {"08:00-16:00"},
            {"06:15-09:45", "10:00-10:01", "15:00-18:59"}
        };

        private final Set<DayOfWeek> weekend = new HashSet<>(Set.of(DayOfWeek.SUNDAY));
        private final Map<LocalDate, Boolean> worked = new HashMap<>();
        private final Map<LocalDate, LocalDate> inPlaceOf = new HashMap<>();
        private final Map<LocalDate, int[]> hours = new HashMap<>();
        private final String[] usual;
        private final String[] summer;
        private final String[] saturday = {"07:30-11:30"};
        private final int summerFrom;
        private final int summerTo;
        private final LocalDate summerSince;
        private final String cutOff;

        Office(Random random) {
            if (random.nextInt(3) > 0) {
                weekend.add(DayOfWeek.SATURDAY);
            }
            usual = HOURS[random.nextInt(HOURS.length)];
            summer = HOURS[random.nextInt(HOURS.length)];
            summerFrom = 101 + 100 * random.nextInt(12) + random.nextInt(28);
            summerTo = 101 + 100 * random.nextInt(12) + random.nextInt(28);
            summerSince = FIRST.plusDays(random.nextInt(400));
            cutOff = random.nextInt(3) == 0 ? "" : (9 + random.nextInt(7) + ":00").replaceFirst("^9", "09");
            for (int i = random.nextInt(40); i > 0; i--) {
                LocalDate day = FIRST.plusDays(random.nextInt(500));
                worked.putIfAbsent(day, false);
            }
            for (int i = random.nextInt(60); i > 0; i--) {
                LocalDate off = FIRST.plusDays(random.nextInt(500));
                LocalDate instead = off.plusDays(random.nextInt(10));
                if (!isRest(off) && isRest(instead) && !worked.containsKey(off) && !worked.containsKey(instead)) {
                    worked.put(off, false);
                    worked.put(instead, true);
                    inPlaceOf.put(instead, off);
                }
            }
        }

        private boolean isRest(LocalDate day) {
            return weekend.contains(day.getDayOfWeek());
        }

        boolean works(LocalDate day) {
            return worked.getOrDefault(day, !isRest(day));
        }

        /** As minutes of the day, from and to in turn. */
        int[] hours(LocalDate day) {
            return hours.computeIfAbsent(
                    day, of -> minutes(isSaturday(of) ? saturday : seasonHolds(of) ? summer : usual));
        }

        /** In seconds of the day; more than any where there is none. */
        int lastSecond(LocalDate day) {
            if (cutOff.isEmpty()) {
                return 100_000;
            }
            int[] hours = hours(day);
            boolean other = isSaturday(day) || seasonHolds(day);
            return 60 * (other ? Math.min(minute(cutOff), hours[hours.length - 1]) : minute(cutOff));
        }

        private boolean isSaturday(LocalDate day) {
            return inPlaceOf.getOrDefault(day, day).getDayOfWeek() == DayOfWeek.SATURDAY;
        }

        private boolean seasonHolds(LocalDate day) {
            int of = 100 * day.getMonthValue() + day.getDayOfMonth();
            boolean inSeason =
                    summerFrom <= summerTo ? of >= summerFrom && of <= summerTo : of >= summerFrom || of <= summerTo;
            return inSeason && !day.isBefore(summerSince);
        }

        private static int[] minutes(String[] sessions) {
            int[] minutes = new int[2 * sessions.length];
            for (int i = 0; i < sessions.length; i++) {
                minutes[2 * i] = minute(sessions[i].substring(0, 5));
                minutes[2 * i + 1] = minute(sessions[i].substring(6));
            }
            return minutes;
        }

        private static int minute(String time) {
            return LocalTime.parse(time).toSecondOfDay() / 60;
        }

        WorkingCalendar calendar() {
            StringBuilder days = new StringBuilder();
            worked.forEach((day, works) -> days.append(days.isEmpty() ? "" : ",")
                    .append("{\"date\":\"%s\",\"kind\":\"%s\",\"name\":\"x\"%s}"
                            .formatted(
                                    day,
                                    works ? "SWAPPED_WORKDAY" : "HOLIDAY",
                                    works ? ",\"inPlaceOf\":\"" + inPlaceOf.get(day) + "\"" : "")));
            String file = """
                    {"version":"m","from":"2026-01-01","to":"2029-12-31","weekend":%s,"hours":%s,%s
                     "otherHours":[{"season":{"from":"%s","to":"%s"},"effectiveFrom":"%s","hours":%s},
                                   {"weekdays":["SATURDAY"],"hours":%s}],
                     "days":[%s]}
                    """.formatted(
                            weekend.stream().map(day -> "\"" + day + "\"").toList(),
                            json(usual),
                            cutOff.isEmpty() ? "" : "\"cutOff\":\"" + cutOff + "\",",
                            "%02d-%02d".formatted(summerFrom / 100, summerFrom % 100),
                            "%02d-%02d".formatted(summerTo / 100, summerTo % 100),
                            summerSince,
                            json(summer),
                            json(saturday),
                            days);
            return WorkingCalendar.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
        }

        private static String json(String[] sessions) {
            return Arrays.stream(sessions)
                    .map(session -> "{\"from\":\"" + session.replace("-", "\",\"to\":\"") + "\"}")
                    .toList()
                    .toString();
        }
    }

    /** Minute by minute. An arrival is due to be noticed, and is noticed in the first minute in which the office may. */
    private static final class Model {

        private final Office office;
        private final Unit unit;
        private final OnAnswer onAnswer;
        private final int given;
        private final List<ClockEvent> events;
        private final List<Stop> stops = new ArrayList<>();
        private LocalDateTime now;
        private boolean works;
        private int[] hours = {};
        private LocalDateTime arrival;
        private boolean arrived;
        private LocalDate arrivalDay = LocalDate.MAX;
        private int allowed;
        /** When each unit of the time was used up, that of none being the arrival. */
        private final List<LocalDateTime> reached = new ArrayList<>();

        private static final class Stop {
            private boolean stands;
            private LocalDateTime answer = LocalDateTime.MAX;
            private boolean answered;
            private boolean over;
        }

        Model(Case given) {
            this.office = given.office;
            this.unit = given.time.unit();
            this.given = given.time.amount();
            this.onAnswer = given.rules.onAnswer();
            this.events = new ArrayList<>(given.events);
            this.allowed = this.given;
            this.arrival = local(given.reception);
            this.now = arrival.truncatedTo(ChronoUnit.MINUTES);
            begin(now.toLocalDate());
        }

        LocalDateTime due() {
            // What comes later can still change how much time there is: all of it is let in before the end is read.
            while (changes() || reached.size() <= units()) {
                takeEvents();
                if (!arrived && mayNotice(arrival)) {
                    arrived = true;
                    arrivalDay = now.toLocalDate();
                    reached.add(end(arrivalDay));
                }
                for (Stop stop : stops) {
                    stop.answered = stop.answered || mayNotice(stop.answer);
                }
                if (unit == Unit.WORKING_HOURS && arrived && inHours() && !standsNow()) {
                    reached.add(now.plusMinutes(1));
                }
                LocalDate day = now.toLocalDate();
                now = now.plusMinutes(1);
                if (now.getHour() + now.getMinute() == 0) {
                    dayIsOver(day);
                    begin(now.toLocalDate());
                }
            }
            return reached.get(units());
        }

        private void begin(LocalDate today) {
            works = office.works(today);
            hours = office.hours(today);
        }

        private int units() {
            return unit == Unit.WORKING_HOURS ? 60 * allowed : allowed;
        }

        private boolean changes() {
            return events.stream()
                    .anyMatch(event -> (event instanceof ClockEvent.Answered && onAnswer == OnAnswer.RESTART)
                            || event instanceof ClockEvent.Extended);
        }

        private void takeEvents() {
            while (!events.isEmpty()
                    && !local(events.get(0).at())
                            .truncatedTo(ChronoUnit.MINUTES)
                            .isAfter(now)) {
                ClockEvent event = events.remove(0);
                if (event instanceof ClockEvent.Stopped) {
                    stops.add(new Stop());
                } else if (event instanceof ClockEvent.Answered && onAnswer == OnAnswer.RESTART) {
                    stops.clear();
                    arrived = false;
                    arrivalDay = LocalDate.MAX;
                    arrival = local(event.at());
                    reached.clear();
                    allowed = given;
                } else if (event instanceof ClockEvent.Extended extended) {
                    allowed += extended.amount();
                } else {
                    stops.get(stops.size() - 1).answer = local(event.at());
                }
            }
        }

        /** What came at that time is noticed now: today within the time for it, or on any working day after it. */
        private boolean mayNotice(LocalDateTime came) {
            if (!works || came.isAfter(now.plusSeconds(59))) {
                return false;
            }
            LocalDate today = now.toLocalDate();
            return came.toLocalDate().isBefore(today) || came.toLocalTime().toSecondOfDay() <= office.lastSecond(today);
        }

        private boolean inHours() {
            int minute = now.getHour() * 60 + now.getMinute();
            for (int i = 0; i < hours.length; i += 2) {
                if (minute >= hours[i] && minute < hours[i + 1]) {
                    return works;
                }
            }
            return false;
        }

        private boolean standsNow() {
            return stops.stream().anyMatch(stop -> !stop.answered);
        }

        /** The day whose last minute has passed counts unless a stop from an earlier day stands, also if it ended today. */
        private void dayIsOver(LocalDate day) {
            boolean stands = stops.stream().anyMatch(stop -> stop.stands && !stop.over);
            stops.forEach(stop -> {
                stop.over = stop.answered;
                stop.stands = true;
            });
            boolean counts =
                    arrived && day.isAfter(arrivalDay) && !stands && (unit == Unit.CALENDAR_DAYS || office.works(day));
            if (counts && unit != Unit.WORKING_HOURS) {
                LocalDate last = day;
                while (!office.works(last)) {
                    last = last.plusDays(1);
                }
                reached.add(end(last));
            }
        }

        private LocalDateTime end(LocalDate day) {
            int[] hours = office.hours(day);
            return day.atStartOfDay().plusMinutes(hours[hours.length - 1]);
        }

        private static LocalDateTime local(Instant instant) {
            return LocalDateTime.ofInstant(instant, WorkingCalendar.ZONE);
        }
    }
}
