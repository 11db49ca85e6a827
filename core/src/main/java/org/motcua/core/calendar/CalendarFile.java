package org.motcua.core.calendar;

import static org.motcua.core.json.Json.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calendar as its file has it. What it means is checked by {@link CalendarReader}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CalendarFile(
        String version,
        LocalDate from,
        LocalDate to,
        List<DayOfWeek> weekend,
        List<SessionEntry> hours,
        @Nullable LocalTime cutOff,
        @Nullable List<HoursEntry> otherHours,
        @Nullable Holidays holidays,
        @Nullable List<PlanEntry> plans,
        @Nullable List<DayEntry> days,
        @Nullable LocalDate forecastTo,
        @Nullable List<DayEntry> forecast) {

    CalendarFile {
        required(version, "version");
        required(from, "from");
        required(to, "to");
        required(weekend, "weekend");
        required(hours, "hours");
    }

    /** By which law the days off are computed. */
    enum Holidays {
        VIETNAM
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionEntry(LocalTime from, LocalTime to) {

        SessionEntry {
            required(from, "from");
            required(to, "to");
        }

        WorkingSession session() {
            return new WorkingSession(from, to);
        }
    }

    /** Hours that hold on some days instead of the usual ones. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HoursEntry(
            @Nullable String name,
            @Nullable List<DayOfWeek> weekdays,
            @Nullable SeasonEntry season,
            @Nullable LocalDate effectiveFrom,
            @Nullable LocalDate effectiveTo,
            List<SessionEntry> hours,
            @Nullable LocalTime cutOff) {

        HoursEntry {
            required(hours, "hours");
        }
    }

    record SeasonEntry(String from, String to) {

        SeasonEntry {
            required(from, "from");
            required(to, "to");
        }

        static MonthDay day(String text) {
            try {
                return MonthDay.parse("--" + text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException(
                        "the value \"" + text + "\" is no day of the year; write month and day such as 04-16", e);
            }
        }
    }

    /** What the Prime Minister decides for a year. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PlanEntry(
            Integer year,
            LocalDate tetFrom,
            Neighbour nationalDay,
            @Nullable List<SwapEntry> swaps,
            @Nullable String clause,
            @Nullable Certainty certainty,
            @Nullable String source) {

        PlanEntry {
            required(year, "year");
            required(tetFrom, "tetFrom");
            required(nationalDay, "nationalDay");
        }
    }

    /** Which day beside 2 September is off, too. */
    enum Neighbour {
        BEFORE,
        AFTER
    }

    record SwapEntry(LocalDate off, LocalDate worked) {

        SwapEntry {
            required(off, "off");
            required(worked, "worked");
        }
    }

    enum Certainty {
        CONFIRMED,
        LIKELY,
        COMPUTED,
        UNKNOWN
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DayEntry(
            LocalDate date,
            DayKind kind,
            String name,
            @Nullable String english,
            @Nullable String clause,
            @Nullable LocalDate inPlaceOf,
            @Nullable Certainty certainty,
            @Nullable String source,
            @Nullable Boolean inForce) {

        DayEntry {
            required(date, "date");
            required(kind, "kind");
            required(name, "name");
        }

        static DayEntry of(CalendarDay day) {
            return new DayEntry(
                    day.date(), day.kind(), day.name(), day.english(), day.clause(), day.inPlaceOf(), null, null, null);
        }

        CalendarDay day() {
            return new CalendarDay(date, kind, name, english, clause, inPlaceOf);
        }

        boolean counts() {
            return inForce == null || inForce;
        }
    }
}
