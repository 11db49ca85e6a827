package org.motcua.core.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.motcua.core.calendar.ProcessingTime.calendarDays;
import static org.motcua.core.calendar.ProcessingTime.workingDays;
import static org.motcua.core.calendar.ProcessingTime.workingHours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.motcua.core.calendar.ClockEvent.Answered;
import org.motcua.core.calendar.ClockEvent.Extended;
import org.motcua.core.calendar.ClockEvent.Resumed;
import org.motcua.core.calendar.ClockEvent.Stopped;
import org.motcua.core.calendar.ClockRules.OnAnswer;
import org.motcua.core.calendar.Deadline.Reason;
import org.motcua.core.calendar.Deadline.Step;

class LegalClockTest {

    private static final WorkingCalendar CALENDAR = WorkingCalendar.vietnam();
    private static final LegalClock RESUMING = LegalClock.of(CALENDAR, new ClockRules("resume", OnAnswer.RESUME, 1));
    private static final LegalClock RESTARTING =
            LegalClock.of(CALENDAR, new ClockRules("restart", OnAnswer.RESTART, 1));

    @Nested
    @DisplayName("a time in working days")
    class WorkingDays {

        @Test
        void beginsOnTheDayAfterTheReceptionAndEndsWithTheHoursOfItsLast() {
            assertThat(due("2026-07-06T09:00", workingDays(1))).isEqualTo("2026-07-07T17:00");
            assertThat(due("2026-07-06T09:00", workingDays(20))).isEqualTo("2026-08-03T17:00");
        }

        @Test
        void countsADossierAfterTheCutOffAsReceivedOnTheNextWorkingDay() {
            assertThat(due("2026-07-06T15:00", workingDays(1))).isEqualTo("2026-07-07T17:00");
            assertThat(due("2026-07-06T15:00:01", workingDays(1))).isEqualTo("2026-07-08T17:00");
            assertThat(due("2026-07-10T15:30", workingDays(1))).isEqualTo("2026-07-14T17:00");
        }

        @Test
        void countsADossierOnADayOffAsReceivedOnTheNextWorkingDay() {
            assertThat(due("2026-07-11T09:00", workingDays(1))).isEqualTo("2026-07-14T17:00");
            assertThat(due("2026-07-12T22:00", workingDays(1))).isEqualTo("2026-07-14T17:00");
        }

        @Test
        void skipsTheDaysOfTet() {
            assertThat(due("2026-02-13T09:00", workingDays(3))).isEqualTo("2026-02-25T17:00");
        }

        @Test
        void countsASaturdayThatIsWorkedInExchange() {
            assertThat(due("2026-01-09T09:00", workingDays(1))).isEqualTo("2026-01-10T17:00");
            assertThat(due("2026-01-10T16:00", workingDays(1))).isEqualTo("2026-01-13T17:00");
        }

        @Test
        void isDueOnTheDayOfReceptionWhenItHasNoDays() {
            assertThat(due("2026-07-06T09:00", workingDays(0))).isEqualTo("2026-07-06T17:00");
            assertThat(due("2026-07-06T15:01", workingDays(0))).isEqualTo("2026-07-07T17:00");
        }

        @Test
        void explainsEachDay() {
            Deadline deadline = RESUMING.deadline(at("2026-04-24T16:00"), workingDays(3));

            assertThat(deadline.calendarVersion()).isEqualTo("vn-2024-2026.1");
            assertThat(deadline.explanation())
                    .extracting(Step::date, Step::counted, Step::reason, Step::note, Step::total)
                    .containsExactly(
                            tuple(day("2026-04-24"), 0L, Reason.AFTER_CUT_OFF, "", 0L),
                            tuple(day("2026-04-25"), 0L, Reason.WEEKEND, "", 0L),
                            tuple(day("2026-04-26"), 0L, Reason.HOLIDAY, "Giỗ Tổ Hùng Vương", 0L),
                            tuple(
                                    day("2026-04-27"),
                                    0L,
                                    Reason.COMPENSATORY_OFF,
                                    "Nghỉ bù Giỗ Tổ Hùng Vương (26/04/2026)",
                                    0L),
                            tuple(day("2026-04-28"), 0L, Reason.ARRIVAL, "", 0L),
                            tuple(day("2026-04-29"), 1L, Reason.COUNTED, "", 1L),
                            tuple(day("2026-04-30"), 0L, Reason.HOLIDAY, "Ngày Chiến thắng", 1L),
                            tuple(day("2026-05-01"), 0L, Reason.HOLIDAY, "Ngày Quốc tế lao động", 1L),
                            tuple(day("2026-05-02"), 0L, Reason.WEEKEND, "", 1L),
                            tuple(day("2026-05-03"), 0L, Reason.WEEKEND, "", 1L),
                            tuple(day("2026-05-04"), 1L, Reason.COUNTED, "", 2L),
                            tuple(day("2026-05-05"), 1L, Reason.COUNTED, "", 3L));
        }
    }

    @Nested
    @DisplayName("a time in calendar days")
    class CalendarDays {

        @Test
        void countsEveryDay() {
            assertThat(due("2026-07-06T09:00", calendarDays(7))).isEqualTo("2026-07-13T17:00");
        }

        @Test
        void movesALastDayThatIsOffToTheNextWorkingDayAndSaysSo() {
            Deadline deadline = RESUMING.deadline(at("2026-07-06T09:00"), calendarDays(5));

            assertThat(local(deadline.due())).isEqualTo("2026-07-13T17:00");
            assertThat(deadline.explanation().subList(5, 8))
                    .extracting(Step::date, Step::reason, Step::total)
                    .containsExactly(
                            tuple(day("2026-07-11"), Reason.COUNTED, 5L),
                            tuple(day("2026-07-12"), Reason.WEEKEND, 5L),
                            tuple(day("2026-07-13"), Reason.MOVED_TO_WORKING_DAY, 5L));
        }
    }

    @Nested
    @DisplayName("a time in working hours")
    class WorkingHours {

        @Test
        void countsWithinTheSessions() {
            assertThat(due("2026-07-06T10:00", workingHours(8))).isEqualTo("2026-07-07T10:00");
            assertThat(due("2026-07-06T10:00", workingHours(5))).isEqualTo("2026-07-06T17:00");
            assertThat(due("2026-07-06T12:00", workingHours(1))).isEqualTo("2026-07-06T14:30");
            assertThat(due("2026-07-06T06:00", workingHours(1))).isEqualTo("2026-07-06T08:00");
        }

        @Test
        void beginsWithTheNextWorkingDayAfterTheCutOff() {
            assertThat(due("2026-07-06T15:30", workingHours(8))).isEqualTo("2026-07-07T17:00");
            assertThat(due("2026-07-11T10:00", workingHours(1))).isEqualTo("2026-07-13T08:00");
        }

        @Test
        void standsFromTheRequestToTheAnswer() {
            List<ClockEvent> events =
                    List.of(new Stopped(at("2026-07-06T09:00")), new Answered(at("2026-07-07T09:00")));

            assertThat(local(RESUMING.deadline(at("2026-07-06T07:00"), workingHours(8), events)
                            .due()))
                    .isEqualTo("2026-07-07T17:00");
        }

        @Test
        void explainsInMinutes() {
            Deadline deadline = RESUMING.deadline(at("2026-07-10T15:30"), workingHours(9));

            assertThat(deadline.explanation())
                    .extracting(Step::date, Step::counted, Step::reason, Step::total)
                    .containsExactly(
                            tuple(day("2026-07-10"), 0L, Reason.AFTER_CUT_OFF, 0L),
                            tuple(day("2026-07-11"), 0L, Reason.WEEKEND, 0L),
                            tuple(day("2026-07-12"), 0L, Reason.WEEKEND, 0L),
                            tuple(day("2026-07-13"), 480L, Reason.COUNTED, 480L),
                            tuple(day("2026-07-14"), 60L, Reason.COUNTED, 540L));
        }
    }

    @Nested
    @DisplayName("a supplement request")
    class Supplement {

        private final List<ClockEvent> events =
                List.of(new Stopped(at("2026-07-08T10:00")), new Answered(at("2026-07-14T16:00")));

        @Test
        void stopsTheClockFromTheNextDayToTheDayOnWhichTheAnswerArrives() {
            Deadline deadline = RESUMING.deadline(at("2026-07-06T09:00"), workingDays(5), events);

            // The 7th and the 8th count; the answer comes too late on the 14th and arrives on the 15th.
            assertThat(local(deadline.due())).isEqualTo("2026-07-20T17:00");
            assertThat(deadline.explanation())
                    .filteredOn(step -> step.reason() == Reason.STOPPED)
                    .extracting(Step::date)
                    .first()
                    .isEqualTo(day("2026-07-09"));
            assertThat(deadline.explanation())
                    .filteredOn(step -> step.reason() == Reason.STOPPED)
                    .extracting(Step::date)
                    .last()
                    .isEqualTo(day("2026-07-15"));
        }

        @Test
        void beginsTheTimeAgainWhereTheRulesSaySo() {
            Deadline deadline = RESTARTING.deadline(at("2026-07-06T09:00"), workingDays(5), events);

            assertThat(local(deadline.due())).isEqualTo("2026-07-22T17:00");
            assertThat(deadline.explanation())
                    .extracting(Step::reason)
                    .contains(Reason.ARRIVAL, Reason.STOPPED, Reason.AFTER_CUT_OFF, Reason.RESTARTED);
        }

        @Test
        void leavesNoDeadlineWhileItIsOpen() {
            List<ClockEvent> open = events.subList(0, 1);

            assertThatThrownBy(() -> RESUMING.deadline(at("2026-07-06T09:00"), workingDays(5), open))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(RESUMING.reading(at("2026-07-06T09:00"), workingDays(5), open, at("2026-07-30T09:00")))
                    .isEqualTo(new ClockReading(2, 3, true));
        }

        @Test
        void isRefusedOutOfOrder() {
            assertThatThrownBy(() -> deadline(new Answered(at("2026-07-08T10:00"))))
                    .hasMessageContaining("no request");
            assertThatThrownBy(() -> deadline(new Stopped(at("2026-07-08T10:00")), new Stopped(at("2026-07-09T10:00"))))
                    .hasMessageContaining("stopped since");
            assertThatThrownBy(
                            () -> deadline(new Stopped(at("2026-07-08T10:00")), new Answered(at("2026-07-08T09:59"))))
                    .hasMessageContaining("in order");
            assertThatThrownBy(() -> deadline(new Stopped(at("2026-07-05T10:00"))))
                    .hasMessageContaining("in order");
        }

        private Deadline deadline(ClockEvent... order) {
            return RESUMING.deadline(at("2026-07-06T09:00"), workingDays(5), List.of(order));
        }
    }

    @Test
    void extendsAsOftenAsTheRulesAllow() {
        Extended extension = new Extended(at("2026-07-10T09:00"), 3);

        assertThat(local(RESUMING.deadline(at("2026-07-06T09:00"), workingDays(5), List.of(extension))
                        .due()))
                .isEqualTo("2026-07-16T17:00");
        assertThatExceptionOfType(ExtensionRefusedException.class)
                .isThrownBy(
                        () -> RESUMING.deadline(at("2026-07-06T09:00"), workingDays(5), List.of(extension, extension)))
                .satisfies(refusal -> assertThat(refusal.maxExtensions()).isEqualTo(1));
    }

    @Test
    void readsHowTheClockStands() {
        Instant reception = at("2026-07-06T09:00");

        assertThat(RESUMING.reading(reception, workingDays(5), List.of(), reception))
                .isEqualTo(new ClockReading(0, 5, false));
        assertThat(RESUMING.reading(reception, workingDays(5), List.of(), at("2026-07-08T16:59")))
                .isEqualTo(new ClockReading(1, 4, false));
        assertThat(RESUMING.reading(reception, workingDays(5), List.of(), at("2026-07-08T17:00")))
                .isEqualTo(new ClockReading(2, 3, false));
        assertThat(RESUMING.reading(reception, workingDays(5), List.of(), at("2026-07-15T17:00")))
                .isEqualTo(new ClockReading(7, -2, false));
        assertThat(RESUMING.reading(reception, workingHours(8), List.of(), at("2026-07-06T10:30")))
                .isEqualTo(new ClockReading(90, 390, false));
    }

    @Nested
    @DisplayName("a financial obligation")
    class FinancialObligation {

        private final List<ClockEvent> events =
                List.of(new Stopped(at("2026-07-08T10:00")), new Resumed(at("2026-07-14T16:00")));

        @Test
        void goesOnWhereItStoppedAlsoUnderRulesByWhichAnAnswerBeginsTheTimeAgain() {
            assertThat(local(RESTARTING
                            .deadline(at("2026-07-06T09:00"), workingDays(5), events)
                            .due()))
                    .isEqualTo("2026-07-20T17:00");
            assertThat(local(RESTARTING
                            .deadline(at("2026-07-06T07:00"), workingHours(32), events)
                            .due()))
                    .isEqualTo("2026-07-16T14:00");
        }

        @Test
        void mayComeBeforeAndAfterASupplement() {
            List<ClockEvent> both = List.of(
                    events.get(0),
                    events.get(1),
                    new Stopped(at("2026-07-16T10:00")),
                    new Answered(at("2026-07-17T10:00")));

            assertThat(local(RESTARTING
                            .deadline(at("2026-07-06T09:00"), workingDays(5), both)
                            .due()))
                    .isEqualTo("2026-07-24T17:00");
            assertThat(local(RESUMING.deadline(at("2026-07-06T09:00"), workingDays(5), both)
                            .due()))
                    .isEqualTo("2026-07-21T17:00");
        }
    }

    @Nested
    @DisplayName("a count that leaves the days that are known")
    class Provisional {

        @Test
        void givesAProvisionalDateByTheLawAlone() {
            Deadline deadline = RESUMING.deadline(at("2026-12-25T09:00"), workingDays(10));

            // 1 January 2027 is a Friday.
            assertThat(local(deadline.due())).isEqualTo("2027-01-11T17:00");
            assertThat(deadline.isProvisional()).isTrue();
            assertThat(deadline.knownTo()).isEqualTo("2026-12-31");
        }

        @Test
        void isNotProvisionalOnTheLastDayThatIsKnown() {
            assertThat(RESUMING.deadline(at("2026-12-30T09:00"), workingDays(1)).isProvisional())
                    .isFalse();
            assertThat(RESUMING.deadline(at("2026-12-31T09:00"), workingDays(0)).isProvisional())
                    .isFalse();
            assertThat(RESUMING.deadline(at("2026-12-31T15:01"), workingDays(0)).isProvisional())
                    .isTrue();
        }

        @Test
        void isRefusedBeforeTheFirstDayAndAfterTheForecast() {
            assertThatExceptionOfType(CalendarRangeException.class)
                    .isThrownBy(() -> RESUMING.deadline(at("2040-12-20T09:00"), workingDays(20)))
                    .satisfies(refusal -> assertThat(refusal.date()).isEqualTo("2041-01-01"));
            for (Instant never : List.of(Instant.MIN, at("2023-12-31T23:59"), at("2041-01-01T00:00"), Instant.MAX)) {
                assertThatExceptionOfType(CalendarRangeException.class)
                        .isThrownBy(() -> RESUMING.deadline(never, workingHours(1)));
                assertThatExceptionOfType(CalendarRangeException.class)
                        .isThrownBy(() -> RESUMING.reading(at("2026-07-06T09:00"), workingDays(1), List.of(), never));
            }
        }
    }

    @Test
    void refusesTimesAndExtensionsThatNoProcedureHas() {
        assertThatThrownBy(() -> workingDays(1_000_000_000)).hasMessageContaining("0 to 3660");
        assertThatThrownBy(() -> workingHours(0)).hasMessageContaining("1 to 3660");
        assertThatThrownBy(() -> new Extended(at("2026-07-10T09:00"), 1_000_000_000))
                .hasMessageContaining("1 to 3660");
    }

    private static String due(String reception, ProcessingTime time) {
        return local(RESUMING.deadline(at(reception), time).due());
    }

    static Instant at(String local) {
        return LocalDateTime.parse(local).toInstant(WorkingCalendar.ZONE);
    }

    private static LocalDate day(String date) {
        return LocalDate.parse(date);
    }

    private static String local(Instant instant) {
        return LocalDateTime.ofInstant(instant, WorkingCalendar.ZONE).toString();
    }
}
