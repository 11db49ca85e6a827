package org.motcua.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
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
    void hasElevenStatutoryHolidaysIn2026() {
        assertThat(WorkingCalendar.vietnam().days())
                .filteredOn(day -> day.date().getYear() == 2026 && day.kind() == DayKind.HOLIDAY)
                .hasSize(11);
    }

    @Test
    void leavesOutADayThatIsNotInForce() {
        assertThat(WorkingCalendar.vietnam().isWorkingDay(LocalDate.of(2026, 11, 24)))
                .isTrue();
    }

    @Test
    void compensatesIn2027WhatFallsOnAWeekend() {
        assertThat(offBetween("2027-02-05", "2027-02-11")).hasSize(7);
        assertThat(WorkingCalendar.vietnam().kind(LocalDate.of(2027, 5, 3))).isEqualTo(DayKind.COMPENSATORY_OFF);
        assertThat(WorkingCalendar.vietnam().kind(LocalDate.of(2027, 4, 16))).isEqualTo(DayKind.HOLIDAY);
    }

    @Test
    void namesThePlaceOfWhatIsWrongInItsFile() {
        assertThat(read(VALID).version()).isEqualTo("v1");
        refuses(VALID.replace("\"HOLIDAY\"", "\"PARTY\""), "days[0].kind", "PARTY");
        refuses(VALID.replace("\"HOLIDAY\"", "\"WEEKEND\""), "", "2026-09-02");
        refuses(VALID.replace("2026-09-02", "2027-09-02"), "", "does not cover");
        refuses(VALID.replace("\"13:30\"", "\"11:00\""), "", "session 2");
        refuses(VALID.replace("\"cutOff\"", "\"cutoff\""), "cutoff", "cutoff");
        refuses(VALID.replace("\"version\": \"v1\", ", ""), "", "version is missing");
        refuses(VALID.replace("] }", "]"), "", "");
        refuses(VALID + "{}", "line 5", "");
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
