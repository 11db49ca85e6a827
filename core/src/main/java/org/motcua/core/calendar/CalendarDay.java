package org.motcua.core.calendar;

import java.time.LocalDate;

/**
 * A day that is not what its weekday says.
 *
 * @param name why, in Vietnamese, such as "Giỗ Tổ Hùng Vương"
 */
public record CalendarDay(LocalDate date, DayKind kind, String name) {

    public CalendarDay {
        if (kind == DayKind.WORKING_DAY || kind == DayKind.WEEKEND) {
            throw new IllegalArgumentException(
                    date + " is entered as " + kind + ": only days that are not what their weekday says are entered");
        }
    }
}
