package org.motcua.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a dossier is due, and why then.
 *
 * @param reception from which it was counted
 * @param time that it was given, without extensions
 * @param due the last moment in time, always within working hours
 * @param calendarVersion the calendar that it was computed with
 * @param explanation every day from the reception to the due day, in order
 * @param knownTo where the count came to days of which the calendar has only a forecast: the last day that is known
 */
public record Deadline(
        Instant reception,
        ProcessingTime time,
        Instant due,
        String calendarVersion,
        List<Step> explanation,
        @Nullable LocalDate knownTo) {

    public Deadline {
        explanation = List.copyOf(explanation);
    }

    public boolean isPast(Instant now) {
        return now.isAfter(due);
    }

    /** Whether it may become another when the days off after {@link #knownTo} are decided. */
    public boolean isProvisional() {
        return knownTo != null;
    }

    private static final String FIRST_DAY = "Điều 147 khoản 2 Bộ luật Dân sự 2015";
    private static final String LAST_DAY = "Điều 148 khoản 5 Bộ luật Dân sự 2015";

    /** The explanation with days in a row that have one reason as one entry. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Step step : explanation) {
            Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
            if (last != null && last.goesOnWith(step, clause(step))) {
                entries.set(entries.size() - 1, last.with(step));
            } else {
                entries.add(new Entry(
                        step.date(),
                        step.date(),
                        step.reason(),
                        step.counted(),
                        step.day(),
                        clause(step),
                        step.total()));
            }
        }
        return List.copyOf(entries);
    }

    /** By which law the day counts or not: the general one about terms, or what the calendar names. */
    private @Nullable String clause(Step step) {
        return switch (step.reason()) {
            case MOVED_TO_WORKING_DAY -> LAST_DAY;
            case ARRIVAL -> time.unit() == ProcessingTime.Unit.WORKING_HOURS ? null : FIRST_DAY;
            case COUNTED -> time.unit() == ProcessingTime.Unit.CALENDAR_DAYS ? null : ofCalendar(step);
            default -> ofCalendar(step);
        };
    }

    private static @Nullable String ofCalendar(Step step) {
        return step.day() == null ? null : step.day().clause();
    }

    /**
     * The explanation in sentences: what is counted from when, a line for each of the {@link #entries}, and what comes of it.
     *
     * @param locale Vietnamese, or any other for English
     */
    public List<String> sentences(Locale locale) {
        return new DeadlineText(this, locale).lines();
    }

    /**
     * One day of the count.
     *
     * @param counted how much of the time this day used: days, or minutes where the time is in working hours
     * @param day what the calendar has about it, where it is not what its weekday says
     * @param total what is used up to and with this day, in the same unit, since the count last began
     */
    public record Step(
            LocalDate date,
            long counted,
            Reason reason,
            @Nullable CalendarDay day,
            long total) {

        /** The name of a holiday in Vietnamese, or empty. */
        public String note() {
            return day == null ? "" : day.name();
        }
    }

    /**
     * Days in a row with one reason.
     *
     * @param counted how much of the time they used together
     * @param day what the calendar has about the first of them
     * @param clause of the law or plan, as it is cited in Vietnamese; missing where none is named
     * @param total what is used up to and with the last of them
     */
    public record Entry(
            LocalDate from,
            LocalDate to,
            Reason reason,
            long counted,
            @Nullable CalendarDay day,
            @Nullable String clause,
            long total) {

        private boolean goesOnWith(Step step, @Nullable String law) {
            return reason == step.reason()
                    && reason != Reason.RESTARTED
                    && to.plusDays(1).equals(step.date())
                    && Objects.equals(clause, law)
                    && (day == null ? "" : day.name()).equals(step.note());
        }

        private Entry with(Step step) {
            return new Entry(from, step.date(), reason, counted + step.counted(), day, clause, step.total());
        }
    }

    /** Why a day counts or does not. */
    public enum Reason {
        /** Worked, or any day where calendar days are counted. */
        COUNTED,
        /** The day on which the dossier, or the answer, counts as arrived: the count begins after it. */
        ARRIVAL,
        /** Arrived after the cut-off: counts as arrived on the next working day. */
        AFTER_CUT_OFF,
        WEEKEND,
        HOLIDAY,
        COMPENSATORY_OFF,
        SWAPPED_OFF,
        /** The applicant had to act. */
        STOPPED,
        /** The answer arrived and the count began again. */
        RESTARTED,
        /** The count was full on a day off before: this is the working day that follows. */
        MOVED_TO_WORKING_DAY
    }
}
