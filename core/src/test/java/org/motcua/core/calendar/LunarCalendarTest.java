package org.motcua.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.OptionalInt;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LunarCalendarTest {

    /** As Vietnam's published calendars have them; China's first day of 2007 and 2030 is one later, of 1985 a month later. */
    @ParameterizedTest
    @CsvSource({
        "1985, 1985-01-21, 2",
        "2007, 2007-02-17, 0",
        "2020, 2020-01-25, 4",
        "2023, 2023-01-22, 2",
        "2024, 2024-02-10, 0",
        "2025, 2025-01-29, 6",
        "2026, 2026-02-17, 0",
        "2027, 2027-02-06, 0",
        "2028, 2028-01-26, 5",
        "2029, 2029-02-13, 0",
        "2030, 2030-02-02, 0",
        "2031, 2031-01-23, 3",
        "2032, 2032-02-11, 0",
        "2033, 2033-01-31, 11",
        "2034, 2034-02-19, 0",
        "2035, 2035-02-08, 0",
        "2036, 2036-01-28, 6",
        "2037, 2037-02-15, 0",
        "2038, 2038-02-04, 0",
        "2039, 2039-01-24, 5",
        "2040, 2040-02-12, 0"
    })
    void knowsTheFirstDayAndTheLeapMonthOfAYear(int year, LocalDate first, int leap) {
        assertThat(LunarCalendar.newYear(year)).isEqualTo(first);
        assertThat(LunarCalendar.leapMonth(year)).isEqualTo(leap == 0 ? OptionalInt.empty() : OptionalInt.of(leap));
    }

    @ParameterizedTest
    @CsvSource({"2024-04-18", "2025-04-07", "2026-04-26", "2027-04-16", "2028-04-04"})
    void knowsTheDayOfTheHungKings(LocalDate day) {
        assertThat(LunarCalendar.date(day.getYear(), 3, 10)).isEqualTo(day);
    }

    @Test
    void hasMonthsOf29Or30DaysOneAfterTheOther() {
        for (int year = 2024; year <= 2040; year++) {
            LocalDate expected = LunarCalendar.newYear(year);
            int leap = LunarCalendar.leapMonth(year).orElse(0);
            for (int month = 1; month <= 12; month++) {
                assertThat(LunarCalendar.date(year, month, 1))
                        .as(month + "/" + year)
                        .isEqualTo(expected);
                LocalDate next = month == 12 ? LunarCalendar.newYear(year + 1) : LunarCalendar.date(year, month + 1, 1);
                long days = Duration.between(expected.atStartOfDay(), next.atStartOfDay())
                        .toDays();
                assertThat(days).isBetween(month == leap ? 58L : 29L, month == leap ? 60L : 30L);
                expected = next;
            }
        }
    }

    /** J. Meeus, Astronomical Algorithms, example 49.a: 18 February 1977, 3:37:42 dynamical time, 48 seconds ahead. */
    @Test
    void findsANewMoonWithinSeconds() {
        assertThat(Astronomy.newMoon(-283))
                .isCloseTo(Instant.parse("1977-02-18T03:36:54Z"), Assertions.within(15, ChronoUnit.SECONDS));
    }

    /**
     * The nearest new moon to midnight is 3 minutes before it, and the error of the computation half a minute, so that no
     * day is in doubt; neither is a term: the nearest was at 23:51 on 22 September 2033.
     */
    @Test
    void isNeverInDoubtAboutADay() {
        int first = Astronomy.newMoonNear(Instant.parse("2023-11-01T00:00:00Z"));
        int last = Astronomy.newMoonNear(Instant.parse("2041-02-01T00:00:00Z"));
        for (int number = first; number <= last; number++) {
            Instant moon = Astronomy.newMoon(number);
            LocalDate day = LocalDate.ofInstant(moon, WorkingCalendar.ZONE);
            assertThat(LocalDate.ofInstant(moon.minusSeconds(150), WorkingCalendar.ZONE))
                    .isEqualTo(day);
            assertThat(LocalDate.ofInstant(moon.plusSeconds(150), WorkingCalendar.ZONE))
                    .isEqualTo(day);
            double term = Astronomy.solarLongitude(day.atStartOfDay().toInstant(WorkingCalendar.ZONE)) % 30;
            assertThat(Math.min(term, 30 - term))
                    .as("degrees at the beginning of " + day)
                    .isGreaterThan(0.006);
        }
        Instant equinox = Instant.parse("2033-09-22T16:51:30Z");
        assertThat(Astronomy.solarLongitude(equinox)).isBetween(179.99, 180.01);
    }

    @Test
    void refusesYearsMonthsAndDaysThatItDoesNotHave() {
        assertThatThrownBy(() -> LunarCalendar.newYear(1975)).hasMessageContaining("1976 to 2100");
        assertThatThrownBy(() -> LunarCalendar.newYear(Integer.MAX_VALUE)).hasMessageContaining("1976 to 2100");
        assertThatThrownBy(() -> LunarCalendar.date(2026, 13, 1)).hasMessageContaining("1 to 12");
        assertThatThrownBy(() -> LunarCalendar.date(2026, 3, 31)).hasMessageContaining("no day 31");
        assertThatThrownBy(() -> LunarCalendar.date(2026, 3, Integer.MIN_VALUE)).hasMessageContaining("no day");
        assertThat(LunarCalendar.newYear(1976)).isEqualTo("1976-01-31");
        assertThat(LunarCalendar.newYear(2100)).isEqualTo("2100-02-09");
    }
}
