package org.motcua.core.calendar;

import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.core.Text;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;

/**
 * Which days and hours are worked, in UTC+7 whatever the zone of the machine. The file is JSON:
 *
 * <pre>{@code
 * { "version": "vn-2026-2027.1", "from": "2026-01-01", "to": "2027-12-31",
 *   "weekend": ["SATURDAY", "SUNDAY"],
 *   "hours": [ { "from": "07:00", "to": "11:30" }, { "from": "13:30", "to": "17:00" } ],
 *   "cutOff": "15:00",
 *   "days": [ { "date": "2026-01-10", "kind": "SWAPPED_WORKDAY", "name": "Làm bù", "certainty": "LIKELY",
 *               "inForce": true } ] }
 * }</pre>
 *
 * <p>{@code kind} is one of the {@link DayKind}s that differ from the weekday. {@code cutOff} may be left out: nothing is
 * late then. {@code certainty} ({@code CONFIRMED}, {@code LIKELY}, {@code COMPUTED}, {@code UNKNOWN}) tells whoever keeps
 * the file how well an entry is known and changes nothing. An entry with {@code "inForce": false} is kept in the file
 * but does not count: a holiday that is announced and not yet enacted.
 *
 * <p>Outside of {@code from} to {@code to} it refuses to answer. Immutable and thread-safe.
 */
public final class WorkingCalendar {

    /** Vietnam's time all the year round. */
    public static final ZoneOffset ZONE = ZoneOffset.ofHours(7);

    private static final String FILE = "working calendar";

    private final String version;
    private final LocalDate from;
    private final LocalDate to;
    private final Set<DayOfWeek> weekend;
    private final List<WorkingSession> sessions;
    private final @Nullable LocalTime cutOff;
    private final Map<LocalDate, CalendarDay> days;

    private WorkingCalendar(CalendarFile file) {
        this.version = Text.required(file.version(), "Calendar version", 60);
        this.from = file.from();
        this.to = file.to();
        this.weekend = Set.copyOf(file.weekend());
        this.sessions = file.sessions();
        this.cutOff = file.cutOff();
        this.days =
                file.inForce().stream().collect(Collectors.toUnmodifiableMap(CalendarDay::date, Function.identity()));
    }

    /**
     * Reads a calendar.
     *
     * @throws UnreadableDataException naming the place of what is wrong
     */
    public static WorkingCalendar read(InputStream in) {
        return Json.at(FILE, "", () -> new WorkingCalendar(Json.read(in, CalendarFile.class, FILE)));
    }

    /**
     * The calendar that comes with the library: the national days off of 2026 and what is known of 2027, with usual
     * office hours and a cut-off at 15:00. Some of it is not confirmed by an official plan, see the certainty of its
     * entries in {@code vietnam-2026-2027.json}: an agency that answers for its deadlines reads a calendar of its own.
     */
    public static WorkingCalendar vietnam() {
        InputStream in = WorkingCalendar.class.getResourceAsStream("vietnam-2026-2027.json");
        if (in == null) {
            throw new IllegalStateException("vietnam-2026-2027.json is missing beside WorkingCalendar:"
                    + " repackage the library with its resources");
        }
        return read(in);
    }

    /** Kept with every deadline that was computed with it. */
    public String version() {
        return version;
    }

    public boolean covers(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    /**
     * What the day is.
     *
     * @throws CalendarRangeException outside of the time that the calendar covers
     */
    public DayKind kind(LocalDate date) {
        if (!covers(date)) {
            throw new CalendarRangeException(version, from, to, date);
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

    public Collection<CalendarDay> days() {
        return days.values();
    }

    /** The sessions of every working day, in order. */
    public List<WorkingSession> sessions() {
        return sessions;
    }

    /** What arrives after this time of day counts as arrived on the next working day. */
    public Optional<LocalTime> cutOff() {
        return Optional.ofNullable(cutOff);
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
        boolean late = cutOff != null && local.toLocalTime().isAfter(cutOff);
        return workingDayFrom(late ? local.toLocalDate().plusDays(1) : local.toLocalDate());
    }

    /** When the working day ends. */
    public Instant endOfDay(LocalDate date) {
        return date.atTime(sessions.get(sessions.size() - 1).to()).toInstant(ZONE);
    }

    static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE);
    }
}
