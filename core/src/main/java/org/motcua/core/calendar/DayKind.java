package org.motcua.core.calendar;

/** What a day is, for the count of working days. */
public enum DayKind {
    WORKING_DAY(true),
    WEEKEND(false),
    /** A holiday by law (ngày lễ, Tết). */
    HOLIDAY(false),
    /** Off in place of a holiday that fell on a weekend (nghỉ bù). */
    COMPENSATORY_OFF(false),
    /** Off in exchange for a weekend day that is worked (nghỉ hoán đổi). */
    SWAPPED_OFF(false),
    /** A weekend day that is worked (làm bù). */
    SWAPPED_WORKDAY(true);

    private final boolean worked;

    DayKind(boolean worked) {
        this.worked = worked;
    }

    public boolean isWorked() {
        return worked;
    }
}
