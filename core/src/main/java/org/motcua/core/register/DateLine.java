package org.motcua.core.register;

import java.time.LocalDate;

/**
 * The date of a document as it is printed: "ngày 05 tháng 01 năm 2026". Days below 10 and the months January and
 * February have a leading zero; the other months have none. Thread-safe.
 */
public final class DateLine {

    private DateLine() {}

    public static String of(LocalDate date) {
        String month = (date.getMonthValue() <= 2 ? "0" : "") + date.getMonthValue();
        return "ngày %02d tháng %s năm %d".formatted(date.getDayOfMonth(), month, date.getYear());
    }

    /** With the place before it: "Hà Nội, ngày 05 tháng 01 năm 2026". */
    public static String of(String place, LocalDate date) {
        return place + ", " + of(date);
    }
}
