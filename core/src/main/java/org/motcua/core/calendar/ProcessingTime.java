package org.motcua.core.calendar;

/**
 * How long a procedure may take by law. An amount of 0 days is a procedure whose result is due on the day of reception.
 */
public record ProcessingTime(int amount, Unit unit) {

    /** The units in which procedures state their time. */
    public enum Unit {
        /** Ngày làm việc. */
        WORKING_DAYS,
        /** Ngày: every day counts, but one that is off cannot be the last. */
        CALENDAR_DAYS,
        /** Giờ làm việc. */
        WORKING_HOURS
    }

    /** Of any unit: ten years of calendar days, which no procedure takes. More is a slip of the keyboard. */
    public static final int MOST = 3_660;

    public ProcessingTime {
        if (amount < 0 || amount > MOST || (amount == 0 && unit == Unit.WORKING_HOURS)) {
            throw new IllegalArgumentException("A processing time of " + amount + " " + unit + " is none: give "
                    + (unit == Unit.WORKING_HOURS ? 1 : 0) + " to " + MOST);
        }
    }

    public static ProcessingTime workingDays(int amount) {
        return new ProcessingTime(amount, Unit.WORKING_DAYS);
    }

    public static ProcessingTime calendarDays(int amount) {
        return new ProcessingTime(amount, Unit.CALENDAR_DAYS);
    }

    public static ProcessingTime workingHours(int amount) {
        return new ProcessingTime(amount, Unit.WORKING_HOURS);
    }
}
