package org.motcua.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.motcua.core.json.UnreadableDataException;

class WorkingCalendarTest {

    private static final String VALID = """
            { "version": "v1", "from": "2026-01-01", "to": "2026-12-31", "weekend": ["SATURDAY", "SUNDAY"],
              "hours": [ { "from": "07:30", "to": "11:30" }, { "from": "13:30", "to": "16:30" } ],
              "cutOff": "15:00",
              "days": [ { "date": "2026-09-02", "kind": "HOLIDAY", "name": "Quốc khánh" } ] }
            """;

    private static final String SEASONS = """
            { "version": "s1", "from": "2024-01-01", "to": "2026-12-31", "weekend": ["SUNDAY"],
              "hours": [ { "from": "07:30", "to": "11:30" }, { "from": "13:30", "to": "16:30" } ],
              "cutOff": "15:00",
              "otherHours": [
                { "name": "Mùa đông", "season": { "from": "10-16", "to": "04-15" }, "effectiveFrom": "2025-01-01",
                  "hours": [ { "from": "08:00", "to": "12:00" }, { "from": "13:00", "to": "16:00" } ] },
                { "weekdays": [ "SATURDAY" ], "hours": [ { "from": "07:30", "to": "11:30" } ] } ] }
            """;

    private static final String PLANNED = """
            { "version": "p1", "from": "2026-01-01", "to": "2026-12-31", "weekend": ["SATURDAY", "SUNDAY"],
              "hours": [ { "from": "07:30", "to": "11:30" }, { "from": "13:30", "to": "16:30" } ],
              "holidays": "VIETNAM",
              "plans": [ { "year": 2026, "tetFrom": "2026-02-16", "nationalDay": "BEFORE",
                           "swaps": [ { "off": "2026-01-02", "worked": "2026-01-10" } ] } ],
              "days": [ { "date": "2026-11-20", "kind": "HOLIDAY", "name": "Nghỉ của cơ quan" } ] }
            """;

    @Test
    void hasTheDaysOffOfThePlanFor2026() {
        assertThat(offBetween("2026-01-01", "2026-01-04")).hasSize(4);
        assertThat(offBetween("2026-02-14", "2026-02-22")).hasSize(9);
        assertThat(offBetween("2026-04-25", "2026-04-27")).hasSize(3);
        assertThat(offBetween("2026-04-30", "2026-05-03")).hasSize(4);
        assertThat(offBetween("2026-08-29", "2026-09-02")).hasSize(5);
    }

    @Test
    void worksTheSaturdaysThatWereSwapped() {
        assertThat(WorkingCalendar.vietnam().kind(LocalDate.of(2026, 1, 10))).isEqualTo(DayKind.SWAPPED_WORKDAY);
        assertThat(WorkingCalendar.vietnam().isWorkingDay(LocalDate.of(2026, 8, 22)))
                .isTrue();
    }

    @Test
    void hasTwelveStatutoryHolidaysFrom2026On() {
        assertThat(WorkingCalendar.vietnam().days())
                .filteredOn(day -> day.date().getYear() == 2025 && day.kind() == DayKind.HOLIDAY)
                .hasSize(11);
        assertThat(WorkingCalendar.vietnam().days())
                .filteredOn(day -> day.date().getYear() == 2026 && day.kind() == DayKind.HOLIDAY)
                .hasSize(12);
    }

    @Test
    void hasTheDayOfCultureFrom2026On() {
        assertThat(WorkingCalendar.vietnam().isWorkingDay(LocalDate.of(2025, 11, 24)))
                .isTrue();
        assertThat(WorkingCalendar.vietnam().kind(LocalDate.of(2026, 11, 24))).isEqualTo(DayKind.HOLIDAY);
    }

    @Test
    void hasTheDaysOffOfThePlansFor2024And2025() {
        assertThat(offBetween("2024-02-07", "2024-02-15"))
                .isEqualTo(LocalDate.of(2024, 2, 8)
                        .datesUntil(LocalDate.of(2024, 2, 15))
                        .toList());
        assertThat(offBetween("2024-04-27", "2024-05-01")).hasSize(5);
        assertThat(WorkingCalendar.vietnam().isWorkingDay(LocalDate.of(2024, 5, 4)))
                .isTrue();
        assertThat(offBetween("2024-08-30", "2024-09-04"))
                .isEqualTo(LocalDate.of(2024, 8, 31)
                        .datesUntil(LocalDate.of(2024, 9, 4))
                        .toList());
        assertThat(offBetween("2025-01-25", "2025-02-02")).hasSize(9);
        assertThat(offBetween("2025-04-30", "2025-05-04")).hasSize(5);
        assertThat(WorkingCalendar.vietnam().isWorkingDay(LocalDate.of(2025, 4, 26)))
                .isTrue();
        assertThat(offBetween("2025-08-30", "2025-09-02")).hasSize(4);
    }

    @Test
    void forecastsFromTheLawWhatIsNotDecidedYet() {
        WorkingCalendar calendar = WorkingCalendar.vietnam();

        assertThat(calendar.covers(LocalDate.of(2027, 1, 1))).isFalse();
        assertThat(calendar.isForecast(LocalDate.of(2027, 1, 1))).isTrue();
        assertThat(offBetween("2027-02-05", "2027-02-11")).hasSize(7);
        assertThat(calendar.kind(LocalDate.of(2027, 5, 3))).isEqualTo(DayKind.COMPENSATORY_OFF);
        assertThat(calendar.kind(LocalDate.of(2027, 4, 16))).isEqualTo(DayKind.HOLIDAY);
        assertThat(calendar.kind(LocalDate.of(2027, 9, 3))).isEqualTo(DayKind.HOLIDAY);
        assertThat(calendar.isForecast(LocalDate.of(2040, 12, 31))).isTrue();
        assertThatExceptionOfType(CalendarRangeException.class)
                .isThrownBy(() -> calendar.kind(LocalDate.of(2041, 1, 1)));
        assertThatExceptionOfType(CalendarRangeException.class)
                .isThrownBy(() -> calendar.kind(LocalDate.of(2023, 12, 31)));
    }

    @Test
    void compensatesEveryHolidayOnAWeekendByTheNextWorkingDay() {
        WorkingCalendar calendar = WorkingCalendar.vietnam();

        assertThat(calendar.kind(LocalDate.of(2028, 1, 3))).isEqualTo(DayKind.COMPENSATORY_OFF);
        assertThat(calendar.findDay(LocalDate.of(2028, 1, 3)))
                .hasValueSatisfying(day -> assertThat(day.name()).isEqualTo("Nghỉ bù Tết Dương lịch (01/01/2028)"));
        // Saturday 30 April and Sunday 1 May 2033.
        assertThat(calendar.kind(LocalDate.of(2033, 5, 2))).isEqualTo(DayKind.COMPENSATORY_OFF);
        assertThat(calendar.kind(LocalDate.of(2033, 5, 3))).isEqualTo(DayKind.COMPENSATORY_OFF);
        assertThat(calendar.isWorkingDay(LocalDate.of(2033, 5, 4))).isTrue();
        // Saturday 24 November 2029.
        assertThat(calendar.kind(LocalDate.of(2029, 11, 26))).isEqualTo(DayKind.COMPENSATORY_OFF);
        for (int year = 2024; year <= 2040; year++) {
            int of = year;
            assertThat(calendar.days().stream()
                            .filter(day -> day.date().getYear() == of && day.kind() == DayKind.COMPENSATORY_OFF))
                    .as("compensation in " + year)
                    .hasSameSizeAs(calendar.days().stream()
                            .filter(day -> day.date().getYear() == of
                                    && day.kind() == DayKind.HOLIDAY
                                    && day.date().getDayOfWeek().getValue() > 5)
                            .toList());
        }
    }

    @Test
    void hasHoursByWeekdayAndSeason() {
        WorkingCalendar calendar = read(SEASONS);

        assertThat(calendar.sessions(LocalDate.of(2026, 4, 15)).get(0).from()).isEqualTo("08:00");
        assertThat(calendar.sessions(LocalDate.of(2026, 4, 16)).get(0).from()).isEqualTo("07:30");
        assertThat(calendar.sessions(LocalDate.of(2026, 10, 15)).get(0).from()).isEqualTo("07:30");
        assertThat(calendar.sessions(LocalDate.of(2026, 10, 16)).get(0).from()).isEqualTo("08:00");
        assertThat(calendar.sessions(LocalDate.of(2024, 10, 16)).get(0).from())
                .as("before the winter hours were in force")
                .isEqualTo("07:30");
        LocalDate saturday = LocalDate.of(2026, 7, 11);
        assertThat(calendar.isWorkingDay(saturday)).isTrue();
        assertThat(calendar.sessions(saturday)).hasSize(1);
        assertThat(calendar.cutOff(saturday)).hasValue(LocalTime.of(11, 30));
        assertThat(calendar.cutOff(LocalDate.of(2026, 7, 10))).hasValue(LocalTime.of(15, 0));
        assertThat(calendar.arrivalDay(LegalClockTest.at("2026-07-11T11:30"))).isEqualTo(saturday);
        assertThat(calendar.arrivalDay(LegalClockTest.at("2026-07-11T11:31"))).isEqualTo("2026-07-13");
    }

    @Test
    void worksAnExchangedSaturdayByTheHoursOfTheDayThatIsOff() {
        WorkingCalendar calendar = read(
                VALID.replace(
                                "\"cutOff\"",
                                "\"otherHours\": [ { \"weekdays\": [\"FRIDAY\"], \"hours\": [ { \"from\": \"07:00\", \"to\": \"11:00\" } ] } ], \"cutOff\"")
                        .replace(
                                "\"days\": [",
                                "\"days\": [ { \"date\": \"2026-01-10\", \"kind\": \"SWAPPED_WORKDAY\", \"name\": \"Làm bù\", \"inPlaceOf\": \"2026-01-02\" },"));

        assertThat(calendar.sessions(LocalDate.of(2026, 1, 10)).get(0).to()).isEqualTo("11:00");
        assertThat(calendar.sessions(LocalDate.of(2026, 1, 12)).get(0).to()).isEqualTo("11:30");
    }

    @Test
    void takesAwayAComputedHolidayThatIsNotInForce() {
        WorkingCalendar calendar = read(
                PLANNED.replace(
                        "\"days\": [",
                        "\"days\": [ { \"date\": \"2026-11-24\", \"kind\": \"HOLIDAY\", \"name\": \"x\", \"inForce\": false },"));

        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 11, 24))).isTrue();
        assertThat(calendar.kind(LocalDate.of(2026, 2, 17))).isEqualTo(DayKind.HOLIDAY);
        assertThat(calendar.kind(LocalDate.of(2026, 11, 20)))
                .as("a day of the agency's own")
                .isEqualTo(DayKind.HOLIDAY);
    }

    @Test
    void isTheSameCalendarAgainWhenItIsWritten() {
        for (WorkingCalendar calendar : List.of(WorkingCalendar.vietnam(), read(SEASONS), read(PLANNED), read(VALID))) {
            WorkingCalendar again = read(calendar.written());

            assertThat(again.written()).isEqualTo(calendar.written());
            calendar.from().datesUntil(calendar.forecastTo().plusDays(1)).forEach(day -> {
                assertThat(again.kind(day)).isEqualTo(calendar.kind(day));
                assertThat(again.findDay(day)).isEqualTo(calendar.findDay(day));
                assertThat(again.sessions(day)).isEqualTo(calendar.sessions(day));
            });
        }
    }

    @Test
    void namesThePlaceOfWhatIsWrongInItsFile() {
        assertThat(read(VALID).version()).isEqualTo("v1");
        refuses(VALID.replace("\"HOLIDAY\"", "\"PARTY\""), "days[0].kind", "PARTY");
        refuses(VALID.replace("\"HOLIDAY\"", "\"WEEKEND\""), "days[0]", "2026-09-02");
        refuses(VALID.replace("2026-09-02", "2027-09-02"), "days[0]", "2027-09-02 is outside");
        refuses(VALID.replace("2026-09-02", "02/09/2026"), "days[0].date", "a day such as 2026-11-30");
        refuses(VALID.replace("\"13:30\"", "\"11:00\""), "hours", "session 2 of hours begins at 11:00");
        refuses(VALID.replace("\"16:30\"", "\"13:00\""), "hours[1]", "13:30 to 13:00");
        refuses(VALID.replace("\"16:30\"", "\"24:00\""), "hours[1].to", "a time such as 07:30");
        refuses(VALID.replace("\"07:30\"", "\"07:30:30\""), "hours", "whole minutes");
        refuses(VALID.replace("\"15:00\"", "\"07:00\""), "hours", "cut-off at 07:00 is before");
        refuses(VALID.replace("\"15:00\"", "\"15:00:30\""), "hours", "whole minute");
        refuses(VALID.replace("\"cutOff\"", "\"cutoff\""), "cutoff", "cutoff");
        refuses(VALID.replace("\"version\": \"v1\", ", ""), "", "version is missing");
        refuses(VALID.replace("\"v1\"", "\"\""), "version", "is empty");
        refuses(VALID.replace("\"v1\"", "\"v\\u0000\""), "version", "U+0000");
        refuses(VALID.replace("Quốc khánh", "\\u0000"), "days[0]", "U+0000");
        refuses(VALID.replace("Quốc khánh", "\\ud800"), "days[0]", "U+D800");
        refuses(VALID.replace("Quốc khánh", "x".repeat(201)), "days[0]", "at most 200");
        refuses(VALID.replace("Quốc khánh", "\0"), "days[0]", "code 0");
        refuses(VALID.replace("\"days\": [", "\"days\": [ null,"), "days[0]", "null is there; write a value");
        refuses(VALID.replace("[\"SATURDAY\"", "[null"), "weekend", "null");
        refuses(VALID.replace("\"2026-12-31\"", "null"), "", "to is missing");
        refuses(VALID.replace("\"2026-12-31\"", "\"2025-12-31\""), "to", "ends before");
        refuses(VALID.replace("2026-12-31", "9999-12-31"), "to", "1990 to 2100");
        refuses(VALID.replace("2026-01-01", "+100000-01-01"), "to", "1990 to 2100");
        refuses(
                VALID.replace(
                        "[\"SATURDAY\", \"SUNDAY\"]",
                        Arrays.stream(DayOfWeek.values())
                                .map(day -> "\"" + day + "\"")
                                .toList()
                                .toString()),
                "weekend",
                "all seven days");
        refuses(
                VALID.replace(
                        "\"days\": [",
                        "\"days\": [ { \"date\": \"2026-09-02\", \"kind\": \"HOLIDAY\", \"name\": \"x\" },"),
                "days[1]",
                "2026-09-02 is there twice");
        refuses(VALID.replace("\"HOLIDAY\"", "\"SWAPPED_WORKDAY\""), "days[0]", "2026-09-02 is a WEDNESDAY and worked");
        refuses(
                VALID.replace("\"HOLIDAY\"", "\"SWAPPED_OFF\"").replace("2026-09-02", "2026-09-05"),
                "days[0]",
                "2026-09-05 is a SATURDAY and off already");
        refuses(VALID.replace("\"SATURDAY\"", "6"), "weekend", "6");
        refuses(VALID.replace("\"hours\": [", "\"hours\": [ 5,"), "hours[0]", "a number is there; write an object");
        refuses(VALID.replace("\"days\":", "\"forecastTo\": \"2090-12-31\", \"days\":"), "forecast", "leave both out");
        refuses(VALID.replace("\"SATURDAY\"", "\"saturday\""), "weekend", "one of MONDAY");
        refuses(VALID.replace("\"2026-01-01\"", "20260101"), "from", "2026-11-30");
        refuses(VALID.replace("\"2026-09-02\"", "20698"), "days[0].date", "2026-11-30");
        refuses(VALID.replace("2026-09-02", "2026-02-29"), "days[0].date", "2026-02-29");
        refuses(VALID.replace("] }", "]"), "", "");
        refuses(VALID + "{}", "line 5", "");
        refuses("[" + VALID + "]", "", "");
        refuses("null", "", "null");
        refuses("", "", "");
        refuses("[".repeat(100_000), "", "");
        refuses(" ".repeat(1024 * 1024 + 1), "", "larger than 1048576 bytes");
    }

    @Test
    void namesThePlaceOfWhatIsWrongInItsHoursAndPlans() {
        refuses(SEASONS.replace("\"10-16\"", "\"16/10\""), "otherHours[0]", "\"16/10\" is no day of the year");
        refuses(SEASONS.replace("\"10-16\"", "\"02-30\""), "otherHours[0]", "02-30");
        refuses(SEASONS.replace("[ \"SATURDAY\" ]", "[]"), "otherHours[1]", "weekdays is empty");
        refuses(
                SEASONS.replace("\"effectiveFrom\"", "\"effectiveTo\": \"2024-01-01\", \"effectiveFrom\""),
                "otherHours[0]",
                "2025-01-01");
        refuses(PLANNED.replace("\"year\": 2026", "\"year\": 1000000000"), "plans[0]", "1000000000 is outside");
        refuses(PLANNED.replace("\"year\": 2026", "\"year\": 99999999999"), "plans[0].year", "");
        refuses(
                PLANNED.replace("\"tetFrom\": \"2026-02-16\"", "\"tetFrom\": \"2026-02-18\""),
                "plans[0]",
                "2026-02-17");
        refuses(PLANNED.replace("\"BEFORE\"", "\"BESIDE\""), "plans[0].nationalDay", "BEFORE, AFTER");
        refuses(
                PLANNED.replace("\"2026-01-02\"", "\"2026-01-01\""),
                "plans[0]",
                "2026-01-01 is off already, Tết Dương lịch");
        refuses(
                PLANNED.replace("\"2026-01-10\"", "\"2026-01-09\""),
                "plans[0]",
                "2026-01-09 is a FRIDAY and worked already");
        refuses(PLANNED.replace("\"2026-01-10\"", "\"2026-04-26\""), "plans[0]", "2026-04-26 is off");
        refuses(PLANNED.replace("\"2026-01-02\"", "\"2027-01-04\""), "plans[0]", "not one of 2026");
        refuses(PLANNED.replace("\"holidays\": \"VIETNAM\",", ""), "plans", "add \"holidays\"");
        refuses(PLANNED.replace("2026-12-31", "2027-12-31"), "plans", "none for 2027");
        refuses(PLANNED.replace("\"from\": \"2026-01-01\"", "\"from\": \"2023-01-01\""), "to", "2024 to 2040");
    }

    @Test
    void saysHowToSaveAFileThatIsNotUtf8() {
        for (Charset other :
                List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("windows-1258"))) {
            assertThatExceptionOfType(UnreadableDataException.class)
                    .as(other.name())
                    .isThrownBy(() -> WorkingCalendar.read(new ByteArrayInputStream(VALID.getBytes(other))))
                    .withMessageContaining("save as UTF-8");
        }
        assertThat(read("\uFEFF" + VALID).version()).isEqualTo("v1");
    }

    private static void refuses(String json, String place, String problem) {
        assertThatExceptionOfType(UnreadableDataException.class)
                .isThrownBy(() -> read(json))
                .withMessageContaining("working calendar")
                .withMessageContaining(problem)
                .satisfies(refusal -> assertThat(refusal.place()).contains(place));
    }

    private static WorkingCalendar read(String json) {
        return WorkingCalendar.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<LocalDate> offBetween(String first, String last) {
        try (Stream<LocalDate> days =
                LocalDate.parse(first).datesUntil(LocalDate.parse(last).plusDays(1))) {
            return days.filter(day -> !WorkingCalendar.vietnam().isWorkingDay(day))
                    .toList();
        }
    }
}
