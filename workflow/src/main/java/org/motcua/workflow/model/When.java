package org.motcua.workflow.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.workflow.form.Labels;

/**
 * A moment of legal time, from {@code motcua.when}: {@code due}, {@code due-2wd}, {@code due+1wd} or {@code since+30cd}.
 *
 * @param anchor what is counted from
 * @param before whether the time is counted back from the anchor
 * @param time how much; empty for the anchor itself
 */
public record When(Anchor anchor, boolean before, Optional<ProcessingTime> time) {

    /** What is counted from. */
    public enum Anchor {
        /** The day on which the result is due. */
        DUE,
        /** The moment at which the element began to wait. */
        SINCE
    }

    private static final Pattern FORM = Pattern.compile("(due|since)(?:([+-])(.*))?");

    /**
     * The moment that a value such as {@code due-2wd} names.
     *
     * @throws ModelException when the value is not written rightly; it names the value and what to write
     */
    public static When parse(String value) {
        Matcher form = FORM.matcher(value);
        if (!Kind.WHEN.accepts(value) || !form.matches()) {
            throw new ModelException("when-syntax", "", 0, Kind.WHEN.refusal(value));
        }
        String time = form.group(3);
        return new When(
                "due".equals(form.group(1)) ? Anchor.DUE : Anchor.SINCE,
                "-".equals(form.group(2)),
                time == null ? Optional.empty() : Optional.of(duration(time)));
    }

    /**
     * A processing time such as {@code 2wd} (working days), {@code 3cd} (calendar days) or {@code 4h} (working hours).
     *
     * @throws ModelException when the value is not written rightly; it names the value and what to write
     */
    public static ProcessingTime duration(String value) {
        if (!Kind.DURATION.accepts(value)) {
            Labels why = Kind.DURATION.refusal(value);
            throw new ModelException("duration-syntax", "", 0, why);
        }
        if (value.endsWith("h")) {
            return ProcessingTime.workingHours(Integer.parseInt(value.substring(0, value.length() - 1)));
        }
        int amount = Integer.parseInt(value.substring(0, value.length() - 2));
        return value.endsWith("wd") ? ProcessingTime.workingDays(amount) : ProcessingTime.calendarDays(amount);
    }
}
