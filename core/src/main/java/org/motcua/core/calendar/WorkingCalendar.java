package org.motcua.core.calendar;

import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.motcua.core.calendar.CalendarFile.DayEntry;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;

/**
 * Which days and hours are worked, in UTC+7 whatever the zone of the machine. The file is JSON in UTF-8:
 *
 * <pre>{@code
 * { "version": "sct-2026.1", "from": "2026-01-01", "to": "2026-12-31",
 *   "weekend": ["SATURDAY", "SUNDAY"],
 *   "hours": [ { "from": "07:00", "to": "11:30" }, { "from": "13:30", "to": "17:00" } ],
 *   "cutOff": "15:00",
 *   "otherHours": [ { "name": "Mùa đông", "season": { "from": "10-16", "to": "04-15" }, "effectiveFrom": "2026-01-01",
 *                     "hours": [ { "from": "07:30", "to": "12:00" }, { "from": "13:00", "to": "16:30" } ] } ],
 *   "holidays": "VIETNAM",
 *   "plans": [ { "year": 2026, "tetFrom": "2026-02-16", "nationalDay": "BEFORE", "clause": "Thông báo 9441/TB-BNV",
 *                "swaps": [ { "off": "2026-01-02", "worked": "2026-01-10" } ] } ],
 *   "days": [ { "date": "2026-11-20", "kind": "HOLIDAY", "name": "Nghỉ của cơ quan", "inForce": false } ] }
 * }</pre>
 *
 * <p><b>Hours.</b> {@code hours} are those of every working day; of {@code otherHours} the last entry that holds on a day
 * goes before them: by {@code weekdays}, by {@code season} (month and day, over the turn of the year where {@code to} is
 * before {@code from}) and by effective dates, each of which may be left out. What arrives after {@code cutOff} counts for
 * the next working day; it may be left out: nothing is late then. Other hours without one have the usual cut-off, or the
 * end of their hours where that is earlier. A weekday that is worked is none of {@code weekend}: with
 * {@code "weekend": ["SUNDAY"]} and other hours for {@code SATURDAY} a Saturday morning is a working day.
 *
 * <p><b>Days.</b> With {@code "holidays": "VIETNAM"} the days off of the Labour Code are computed for 2024 to 2040, their
 * lunar dates by {@link LunarCalendar} and the days in compensation of a weekend; 24 November from 2026 on. What is decided each year is laid over
 * them by {@code plans}, one for each year that is covered: the first of the five days of Tết, the day before or after 2
 * September, and exchanged working days. {@code days} enters single ones and goes before all: {@code kind} is one of the
 * {@link DayKind}s that differ from the weekday. An entry with {@code "inForce": false} does not count, and takes away a
 * computed holiday on that day. {@code certainty} ({@code CONFIRMED}, {@code LIKELY}, {@code COMPUTED}, {@code UNKNOWN})
 * and {@code source} tell whoever keeps the file how well something is known and change nothing.
 *
 * <p>From {@code from} to {@code to} the days off are known. After {@code to}, until the end of 2040, they are a forecast:
 * the law without a plan. A deadline that needs it is provisional ({@link Deadline#isProvisional}). Before and after that it
 * refuses to answer.
 *
 * <p>{@link #written} gives a calendar with each day said outright, which reads as the same calendar under any later
 * version of this library. Immutable and thread-safe.
 */
public final class WorkingCalendar {

    /** Vietnam's time all the year round. */
    public static final ZoneOffset ZONE = ZoneOffset.ofHours(7);

    private static final String VIETNAM = "vietnam.json";

    private final CalendarFile file;
    private final LocalDate horizon;
    private final Set<DayOfWeek> weekend;
    private final Hours hours;
    private final Map<LocalDate, CalendarDay> days;

    private WorkingCalendar(CalendarFile resolved) {
        this.file = resolved;
        this.horizon = resolved.forecastTo() == null ? resolved.to() : resolved.forecastTo();
        this.weekend = EnumSet.copyOf(List.of(DayOfWeek.values()));
        this.weekend.retainAll(resolved.weekend());
        this.hours = new Hours(resolved);
        this.days = Stream.of(resolved.days(), resolved.forecast())
                .flatMap(entries -> entries == null ? Stream.empty() : entries.stream())
                .map(DayEntry::day)
                .collect(Collectors.toUnmodifiableMap(CalendarDay::date, Function.identity()));
    }

    /**
     * Reads a calendar.
     *
     * @throws UnreadableDataException naming the place of what is wrong, the value and what to do about it
     */
    public static WorkingCalendar read(InputStream in) {
        return new WorkingCalendar(CalendarReader.read(in));
    }

    /**
     * The calendar that comes with the library: the national days off of 2024 to 2026, with usual office hours and a
     * cut-off at 15:00. Some of it is not confirmed by an official plan, see the certainty of its plans in
     * {@code vietnam.json}: an agency that answers for its deadlines reads a calendar of its own.
     */
    public static WorkingCalendar vietnam() {
        InputStream in = WorkingCalendar.class.getResourceAsStream(VIETNAM);
        if (in == null) {
            throw new IllegalStateException(
                    VIETNAM + " is missing beside WorkingCalendar: repackage the library with its resources");
        }
        return read(in);
    }

    /** Kept with every deadline that was computed with it. */
    public String version() {
        return file.version();
    }

    /** The first day whose kind is known. */
    public LocalDate from() {
        return file.from();
    }

    /** The last day whose kind is known; what comes after it is a forecast. */
    public LocalDate to() {
        return file.to();
    }

    /** The last day of the forecast; {@link #to} where there is none. */
    public LocalDate forecastTo() {
        return horizon;
    }

    /** Whether it is known what the day is. */
    public boolean covers(LocalDate date) {
        return !date.isBefore(file.from()) && !date.isAfter(file.to());
    }

    /** Whether the day is after those that are known and the law alone says what it is. */
    public boolean isForecast(LocalDate date) {
        return date.isAfter(file.to()) && !date.isAfter(horizon);
    }

    /**
     * What the day is, by what is known or by the forecast.
     *
     * @throws CalendarRangeException before the first day and after the forecast
     */
    public DayKind kind(LocalDate date) {
        if (!covers(date) && !isForecast(date)) {
            throw new CalendarRangeException(version(), file.from(), horizon, date);
        }
        CalendarDay day = days.get(date);
        if (day != null) {
            return day.kind();
        }
        return weekend.contains(date.getDayOfWeek()) ? DayKind.WEEKEND : DayKind.WORKING_DAY;
    }

    /** {@link #kind} is one that is worked. */
    public boolean isWorkingDay(LocalDate date) {
        return kind(date).isWorked();
    }

    /** The entry for the day, where it has one. */
    public Optional<CalendarDay> findDay(LocalDate date) {
        return Optional.ofNullable(days.get(date));
    }

    /** Those that are not what their weekday says, also of the forecast. */
    public Collection<CalendarDay> days() {
        return days.values();
    }

    /** The sessions of the day, in order: those that it would have, where it is off. */
    public List<WorkingSession> sessions(LocalDate date) {
        return hours(date).sessions();
    }

    /** What arrives on the day after this time counts as arrived on the next working day. */
    public Optional<LocalTime> cutOff(LocalDate date) {
        return Optional.ofNullable(hours(date).cutOff());
    }

    /** The day itself, or the first working day after it. */
    public LocalDate workingDayFrom(LocalDate date) {
        LocalDate day = date;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** The working day that an arrival counts for: that of the instant, or the next one when it is off or too late. */
    public LocalDate arrivalDay(Instant arrival) {
        LocalDateTime local = local(arrival);
        LocalDate day = local.toLocalDate();
        boolean late = isWorkingDay(day)
                && cutOff(day).filter(local.toLocalTime()::isAfter).isPresent();
        return workingDayFrom(late ? day.plusDays(1) : day);
    }

    /** When the working day ends. */
    public Instant endOfDay(LocalDate date) {
        return date.atTime(hours(date).end()).toInstant(ZONE);
    }

    /** The calendar as a file that says each day, as it was computed when this one was read. */
    public String written() {
        return Json.write(file);
    }

    /** @throws CalendarRangeException where it is no time that the calendar can say anything about */
    void requireReached(Instant instant) {
        Instant first = file.from().atStartOfDay().toInstant(ZONE);
        Instant end = horizon.plusDays(1).atStartOfDay().toInstant(ZONE);
        if (instant.isBefore(first) || !instant.isBefore(end)) {
            throw new CalendarRangeException(version(), file.from(), horizon, instant);
        }
    }

    private OfficeHours hours(LocalDate date) {
        CalendarDay day = days.get(date);
        LocalDate replaced = day == null ? null : day.inPlaceOf();
        return hours.on(date, (replaced == null ? date : replaced).getDayOfWeek());
    }

    static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE);
    }
}
