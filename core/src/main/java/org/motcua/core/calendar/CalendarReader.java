package org.motcua.core.calendar;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.motcua.core.Text;
import org.motcua.core.calendar.CalendarFile.DayEntry;
import org.motcua.core.calendar.CalendarFile.PlanEntry;
import org.motcua.core.calendar.CalendarFile.SwapEntry;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;

/**
 * Reads a calendar's file, refuses what cannot be meant, and works out which days it comes to: the result says each day
 * itself and has neither laws nor plans left.
 */
final class CalendarReader {

    static final String FILE = "working calendar";

    /** In bytes: some thousand days, each with its reasons. */
    private static final int MAX_BYTES = 1024 * 1024;

    /** So that a mistyped year does not make a calendar of thousands. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2100;
    private static final int DAYS_OF_TET = 5;

    private final CalendarFile file;
    private final Set<DayOfWeek> weekend;

    private CalendarReader(CalendarFile file) {
        this.file = file;
        this.weekend = Json.at(FILE, "weekend", () -> weekend(file.weekend()));
    }

    static CalendarFile read(InputStream in) {
        return new CalendarReader(Json.read(text(in), CalendarFile.class, FILE)).resolved();
    }

    private static String text(InputStream in) {
        byte[] bytes;
        try {
            bytes = in.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UnreadableDataException(FILE, "", "the stream broke off, " + e.getMessage(), e);
        }
        if (bytes.length > MAX_BYTES) {
            throw new UnreadableDataException(
                    FILE, "", "it is larger than " + MAX_BYTES + " bytes; give a calendar of fewer years", null);
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, true);
        String read = text.flip().toString();
        if (result.isError() || read.startsWith("{\0")) {
            throw new UnreadableDataException(
                    FILE,
                    "line "
                            + (1
                                    + read.chars()
                                            .filter(character -> character == '\n')
                                            .count()),
                    "it is not UTF-8 text; open it in the editor that wrote it and save as UTF-8",
                    null);
        }
        return read.startsWith("\uFEFF") ? read.substring(1) : read;
    }

    private CalendarFile resolved() {
        Json.at(FILE, "version", () -> Text.required(file.version(), "the version", 60));
        Json.at(FILE, "to", this::requireRange);
        new Hours(file);
        Map<LocalDate, DayEntry> given = given(file.days(), "days", file.from(), file.to());
        Map<Integer, PlanEntry> plans = plans();
        LocalDate horizon = horizon();
        Map<LocalDate, CalendarDay> computed = computed(given, plans, horizon);
        Map<LocalDate, CalendarDay> known = new TreeMap<>();
        if (file.holidays() != null) {
            computed.values().stream()
                    .filter(day ->
                            !day.date().isBefore(file.from()) && !day.date().isAfter(file.to()))
                    .forEach(day -> known.put(day.date(), day));
        }
        lay(known, "days", file.days());
        return new CalendarFile(
                file.version(),
                file.from(),
                file.to(),
                List.copyOf(weekend),
                file.hours(),
                file.cutOff(),
                file.otherHours(),
                null,
                null,
                entries(known),
                horizon,
                entries(forecast(computed, horizon)));
    }

    private static Set<DayOfWeek> weekend(List<DayOfWeek> days) {
        Set<DayOfWeek> weekend = EnumSet.noneOf(DayOfWeek.class);
        weekend.addAll(days);
        if (weekend.size() == DayOfWeek.values().length) {
            throw new IllegalArgumentException(
                    "all seven days are off, so nothing is ever due; leave out those that are" + " worked");
        }
        return weekend;
    }

    private LocalDate requireRange() {
        if (isFar(file.from()) || isFar(file.to())) {
            throw new IllegalArgumentException("it covers " + file.from() + " to " + file.to()
                    + "; give days of the years " + FIRST_YEAR + " to " + LAST_YEAR);
        }
        if (file.to().isBefore(file.from())) {
            throw new IllegalArgumentException(
                    "the calendar begins on " + file.from() + " and ends before, on " + file.to() + "; exchange them");
        }
        if (file.holidays() != null
                && (file.from().getYear() < StatutoryDays.FIRST_YEAR
                        || file.to().getYear() > StatutoryDays.LAST_YEAR)) {
            throw new IllegalArgumentException("it covers " + file.from() + " to " + file.to()
                    + ", but holidays are computed for " + StatutoryDays.FIRST_YEAR + " to " + StatutoryDays.LAST_YEAR
                    + " only; cover those, or enter each day and leave holidays out");
        }
        return file.to();
    }

    private static boolean isFar(LocalDate day) {
        return day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR;
    }

    /** The entries by their days, each of them checked by itself. */
    private Map<LocalDate, DayEntry> given(
            @Nullable List<DayEntry> entries, String list, LocalDate first, LocalDate last) {
        Map<LocalDate, DayEntry> given = new HashMap<>();
        for (int i = 0; entries != null && i < entries.size(); i++) {
            DayEntry entry = entries.get(i);
            Json.at(FILE, list + "[" + i + "]", () -> {
                if (entry.date().isBefore(first) || entry.date().isAfter(last)) {
                    throw new IllegalArgumentException("the day " + entry.date() + " is outside of what is covered, "
                            + first + " to " + last + "; mend it or widen that");
                }
                if (given.put(entry.date(), entry) != null) {
                    throw new IllegalArgumentException(
                            "the day " + entry.date() + " is there twice; leave one of them out");
                }
                return entry.day();
            });
        }
        return given;
    }

    private Map<Integer, PlanEntry> plans() {
        Map<Integer, PlanEntry> plans = new HashMap<>();
        List<PlanEntry> entries = file.plans() == null ? List.of() : file.plans();
        for (int i = 0; i < entries.size(); i++) {
            PlanEntry plan = entries.get(i);
            Json.at(FILE, "plans[" + i + "]", () -> {
                requirePlan(plan);
                if (plans.put(plan.year(), plan) != null) {
                    throw new IllegalArgumentException("the year " + plan.year() + " has two plans; leave one out");
                }
                return plan;
            });
        }
        if (file.holidays() == null) {
            if (!plans.isEmpty()) {
                throw new UnreadableDataException(
                        FILE,
                        "plans",
                        "nothing is computed that plans could change; add \"holidays\": \"VIETNAM\"",
                        null);
            }
            return plans;
        }
        for (int year = file.from().getYear(); year <= file.to().getYear(); year++) {
            if (!plans.containsKey(year)) {
                throw new UnreadableDataException(
                        FILE,
                        "plans",
                        "there is none for " + year + "; add it, or let the calendar cover no day of that year: dates"
                                + " after its last day are provisional",
                        null);
            }
        }
        return plans;
    }

    private void requirePlan(PlanEntry plan) {
        int year = plan.year();
        if (year < file.from().getYear() || year > file.to().getYear()) {
            throw new IllegalArgumentException("the year " + year + " is outside of what is covered, " + file.from()
                    + " to " + file.to() + "; mend it or widen that");
        }
        LocalDate newYear = LunarCalendar.newYear(year);
        LocalDate last = plan.tetFrom().plusDays(DAYS_OF_TET - 1L);
        if (newYear.isBefore(plan.tetFrom()) || newYear.isAfter(last)) {
            throw new IllegalArgumentException("tetFrom " + plan.tetFrom() + " gives the five days to " + last
                    + ", which do not have the first of Tết, " + newYear + "; give the first of the five days off");
        }
        for (SwapEntry swap : plan.swaps() == null ? List.<SwapEntry>of() : plan.swaps()) {
            if (swap.off().getYear() != year || Math.abs(swap.worked().getYear() - year) > 1) {
                throw new IllegalArgumentException("the exchange of " + swap.off() + " for " + swap.worked()
                        + " is not one of " + year + "; mend it or put it into the plan of its year");
            }
        }
        if (plan.clause() != null) {
            Text.required(plan.clause(), "the clause", 200);
        }
    }

    private LocalDate horizon() {
        if ((file.forecastTo() == null) != (file.forecast() == null)) {
            throw new UnreadableDataException(
                    FILE,
                    "forecast",
                    "forecast and forecastTo are there in a calendar that this library has written, and both of them; leave"
                            + " both out",
                    null);
        }
        LocalDate given = file.forecastTo();
        if (given != null) {
            return Json.at(FILE, "forecastTo", () -> {
                if (given.isBefore(file.to()) || given.getYear() > LAST_YEAR) {
                    throw new IllegalArgumentException("the value " + given + " is not between " + file.to()
                            + " and the end of " + LAST_YEAR + "; leave it out");
                }
                return given;
            });
        }
        LocalDate next = file.to().plusDays(1);
        return next.getYear() < StatutoryDays.FIRST_YEAR || next.getYear() > StatutoryDays.LAST_YEAR
                ? file.to()
                : LocalDate.of(StatutoryDays.LAST_YEAR, 12, 31);
    }

    /** What the law and the plans come to, in the years that are covered and after them. */
    private Map<LocalDate, CalendarDay> computed(
            Map<LocalDate, DayEntry> given, Map<Integer, PlanEntry> plans, LocalDate horizon) {
        Map<LocalDate, CalendarDay> days = new TreeMap<>();
        StatutoryDays statutory = new StatutoryDays(
                weekend, day -> given.containsKey(day) && !given.get(day).counts());
        int first = file.holidays() == null
                ? file.to().plusDays(1).getYear()
                : file.from().getYear();
        for (int year = first; year <= Math.min(horizon.getYear(), StatutoryDays.LAST_YEAR); year++) {
            PlanEntry plan = plans.get(year);
            int index = plan == null || file.plans() == null ? 0 : file.plans().indexOf(plan);
            int of = year;
            List<CalendarDay> found = Json.at(FILE, "plans[" + index + "]", () -> statutory.of(of, plan));
            found.forEach(day -> days.putIfAbsent(day.date(), day));
        }
        return days;
    }

    private Map<LocalDate, CalendarDay> forecast(Map<LocalDate, CalendarDay> computed, LocalDate horizon) {
        LocalDate next = file.to().plusDays(1);
        Map<LocalDate, CalendarDay> forecast = new TreeMap<>();
        if (file.forecast() == null) {
            computed.values().stream()
                    .filter(day -> !day.date().isBefore(next) && !day.date().isAfter(horizon))
                    .forEach(day -> forecast.put(day.date(), day));
        } else {
            given(file.forecast(), "forecast", next, horizon);
            lay(forecast, "forecast", file.forecast());
        }
        return forecast;
    }

    /** Lays the entries that count over the days. */
    private void lay(Map<LocalDate, CalendarDay> days, String list, @Nullable List<DayEntry> entries) {
        for (int i = 0; entries != null && i < entries.size(); i++) {
            DayEntry entry = entries.get(i);
            if (entry.counts()) {
                CalendarDay day = Json.at(FILE, list + "[" + i + "]", () -> laid(entry));
                days.put(day.date(), day);
            }
        }
    }

    private CalendarDay laid(DayEntry entry) {
        boolean rest = weekend.contains(entry.date().getDayOfWeek());
        String weekday = entry.date() + " is a " + entry.date().getDayOfWeek();
        if (entry.kind() == DayKind.SWAPPED_WORKDAY && !rest) {
            throw new IllegalArgumentException("the day " + weekday
                    + " and worked already; name a day of the weekend that is worked instead, or leave it out");
        }
        if (rest && (entry.kind() == DayKind.SWAPPED_OFF || entry.kind() == DayKind.COMPENSATORY_OFF)) {
            throw new IllegalArgumentException("the day " + weekday + " and off already, so it cannot be "
                    + entry.kind() + "; name the working day that is off instead, or leave it out");
        }
        return entry.day();
    }

    private static List<DayEntry> entries(Map<LocalDate, CalendarDay> days) {
        List<DayEntry> entries = new ArrayList<>();
        days.values().forEach(day -> entries.add(DayEntry.of(day)));
        return entries;
    }
}
