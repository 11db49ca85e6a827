package org.motcua.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
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

    /** The explanation with days in a row that have one reason as one entry. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (Step step : explanation) {
            Entry last = entries.isEmpty() ? null : entries.get(entries.size() - 1);
            if (last != null && last.goesOnWith(step)) {
                entries.set(entries.size() - 1, last.with(step));
            } else {
                entries.add(Entry.of(step));
            }
        }
        return List.copyOf(entries);
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
     * @param day what the calendar has about them
     * @param total what is used up to and with the last of them
     */
    public record Entry(
            LocalDate from,
            LocalDate to,
            Reason reason,
            long counted,
            @Nullable CalendarDay day,
            long total) {

        private static Entry of(Step step) {
            return new Entry(step.date(), step.date(), step.reason(), step.counted(), step.day(), step.total());
        }

        /** By which law or plan the calendar has it, as that is cited in Vietnamese. */
        public Optional<String> clause() {
            return Optional.ofNullable(day).map(CalendarDay::clause);
        }

        private boolean goesOnWith(Step step) {
            return reason == step.reason()
                    && reason != Reason.RESTARTED
                    && to.plusDays(1).equals(step.date())
                    && Objects.equals(
                            clause().orElse(null),
                            step.day() == null ? null : step.day().clause())
                    && Objects.equals(day == null ? null : day.name(), step.day() == null ? null : step.note());
        }

        private Entry with(Step step) {
            return new Entry(from, step.date(), reason, counted + step.counted(), day, step.total());
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
