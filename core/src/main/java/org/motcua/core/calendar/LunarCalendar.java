package org.motcua.core.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.OptionalInt;

/**
 * The Vietnamese lunisolar calendar, computed at UTC+7: a month begins on the day of a new moon, the winter solstice falls
 * into month 11, and where 13 months lie between two of these, the first one without a major solar term is a leap month
 * that repeats the number before it. So it differs now and then from the Chinese calendar, which is computed at UTC+8.
 *
 * <p>Computed from {@value #FIRST_YEAR} to {@value #LAST_YEAR}. For 2024 to 2040 the first days of the years and the leap
 * months agree with the published tables; for the rest that is not proved. Immutable and thread-safe.
 */
public final class LunarCalendar {

    /** North Vietnam has used UTC+7 for its calendar since 1968, and all of Vietnam since 1976. */
    public static final int FIRST_YEAR = 1976;

    public static final int LAST_YEAR = 2100;

    private static final int DEGREES_A_TERM = 30;
    private static final int WINTER_SOLSTICE = 9;
    private static final int MONTHS = 12;

    private LunarCalendar() {}

    /** The first day of the lunar year that begins in the year, mùng 1 Tết. */
    public static LocalDate newYear(int year) {
        return firstOf(year, 1);
    }

    /**
     * The day of a month that is not a leap month.
     *
     * @throws IllegalArgumentException when the month has no such day, or the year is not computed
     */
    public static LocalDate date(int year, int month, int day) {
        if (month < 1 || month > MONTHS) {
            throw new IllegalArgumentException("There is no lunar month " + month + ": give 1 to 12");
        }
        int number = numberOf(year, month);
        LocalDate date = start(number).plusDays(day - 1L);
        if (day < 1 || !date.isBefore(start(number + 1))) {
            throw new IllegalArgumentException("Lunar month " + month + " of " + year + " has no day " + day
                    + ": it begins on " + start(number) + ", the next one on " + start(number + 1));
        }
        return date;
    }

    /** The number that a leap month of the lunar year repeats; empty where it has none. */
    public static OptionalInt leapMonth(int year) {
        requireYear(year);
        OptionalInt early = leapAfter(year - 1);
        if (early.isPresent() && early.getAsInt() < 11) {
            return early;
        }
        OptionalInt late = leapAfter(year);
        return late.isPresent() && late.getAsInt() >= 11 ? late : OptionalInt.empty();
    }

    private static LocalDate firstOf(int year, int month) {
        return start(numberOf(year, month));
    }

    /** The number of the new moon with which the month begins. Months 11 and 12 belong to the solstice of that year. */
    private static int numberOf(int year, int month) {
        requireYear(year);
        int solsticeYear = month >= 11 ? year : year - 1;
        int eleventh = eleventh(solsticeYear);
        int after = month >= 11 ? month - 11 : month + 1;
        int leap = leapOffset(solsticeYear);
        return eleventh + after + (leap > 0 && after >= leap ? 1 : 0);
    }

    /** The leap month after month 11 of that year, by the number that it repeats. */
    private static OptionalInt leapAfter(int year) {
        int offset = leapOffset(year);
        return offset == 0 ? OptionalInt.empty() : OptionalInt.of((offset + 9) % MONTHS + 1);
    }

    /** How many months after month 11 of that year the leap month is; 0 where there is none. */
    private static int leapOffset(int year) {
        int eleventh = eleventh(year);
        if (eleventh(year + 1) - eleventh == MONTHS) {
            return 0;
        }
        int offset = 1;
        while (term(eleventh + offset) != term(eleventh + offset + 1)) {
            offset++;
        }
        return offset;
    }

    /** The number of the new moon whose month has the winter solstice of the year. */
    private static int eleventh(int year) {
        int number = Astronomy.newMoonNear(midnight(LocalDate.of(year, 12, 31))) + 1;
        while (start(number).isAfter(LocalDate.of(year, 12, 31)) || term(number) >= WINTER_SOLSTICE) {
            number--;
        }
        return number;
    }

    private static LocalDate start(int number) {
        return LocalDate.ofInstant(Astronomy.newMoon(number), WorkingCalendar.ZONE);
    }

    /** Which of the twelve major terms the sun has passed last when the day of the new moon begins. */
    private static int term(int number) {
        return (int) Astronomy.solarLongitude(midnight(start(number))) / DEGREES_A_TERM;
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(WorkingCalendar.ZONE);
    }

    private static void requireYear(int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("The lunar calendar of " + year + " is not computed: give a year from "
                    + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }
}
