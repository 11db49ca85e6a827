package org.motcua.core.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.calendar.CalendarVersions;
import org.motcua.core.calendar.ClockEvent;
import org.motcua.core.calendar.ClockRules;
import org.motcua.core.calendar.Deadline;
import org.motcua.core.calendar.LegalClock;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.core.calendar.WorkingCalendar;

class DossierTest {

    private static final Instant DECEMBER = Instant.parse("2026-12-25T02:00:00Z");

    @Test
    void hasTheTenNationalCodes() {
        assertThat(Arrays.stream(DossierState.values()).map(DossierState::nationalCode))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(DossierState.RETURNED.vietnamese()).isEqualTo("Đã trả kết quả");
    }

    @Test
    void goesOnlyTheWaysThatAreAllowed() {
        for (DossierState from : DossierState.values()) {
            for (DossierState to : DossierState.values()) {
                Dossier dossier = dossier(from);
                if (from.canBecome(to)) {
                    assertThat(dossier.moveTo(to, FuelStation.MONDAY, FuelStation.OFFICER)
                                    .state())
                            .isEqualTo(to);
                } else {
                    assertThatExceptionOfType(IllegalTransitionException.class)
                            .isThrownBy(() -> dossier.moveTo(to, FuelStation.MONDAY, FuelStation.OFFICER))
                            .withMessageContaining(from.name())
                            .satisfies(refusal -> {
                                assertThat(refusal.from()).isEqualTo(from);
                                assertThat(refusal.to()).isEqualTo(to);
                            });
                }
            }
        }
    }

    @Test
    void cannotBeWithdrawnOrStoppedOnceDecided() {
        assertThat(DossierState.DECIDED.next()).containsExactly(DossierState.RETURNED);
        assertThat(DossierState.RETURNED.next()).isEmpty();
    }

    @Test
    void takesASupplementOnlyWhenOneWasAskedFor() {
        assertThatThrownBy(() -> dossier(DossierState.IN_PROGRESS)
                        .receiveSupplement(
                                FuelStation.MONDAY,
                                FuelStation.OFFICER,
                                List.of(),
                                FuelStation.CLOCK,
                                FuelStation.PROCEDURE.time()))
                .isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() ->
                        dossier(DossierState.SUPPLEMENT).requestSupplement(FuelStation.MONDAY, FuelStation.OFFICER))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void cannotBeExtendedWhileTheApplicantMustAct() {
        Dossier stopped = dossier(DossierState.IN_PROGRESS)
                .requestSupplement(FuelStation.MONDAY.plus(Duration.ofDays(1)), FuelStation.OFFICER);

        assertThatThrownBy(() -> stopped.extend(
                        FuelStation.MONDAY.plus(Duration.ofDays(2)),
                        FuelStation.OFFICER,
                        5,
                        FuelStation.CLOCK,
                        FuelStation.PROCEDURE.time()))
                .isInstanceOf(NotWorkedOnException.class);
    }

    @Test
    void hasACodeOfAgencyDayAndSequence() {
        AgencyCode agency = new AgencyCode("H06.12");
        LocalDate day = LocalDate.of(2020, 1, 1);

        assertThat(DossierCodeFormat.STANDARD.code(agency, day, 1).value()).isEqualTo("H06.12-200101-0001");
        assertThat(DossierCodeFormat.STANDARD.code(agency, day, 10_000).value()).isEqualTo("H06.12-200101-10000");
    }

    /** A supplement, a later date and the result come after the dates that they would hide. */
    @Test
    void keepsEveryDueDateAndWhichOfThemPassed() {
        Dossier received = received();
        Instant original = received.due();
        Dossier working = received.moveTo(
                DossierState.IN_PROGRESS, FuelStation.MONDAY.plus(Duration.ofDays(1)), FuelStation.OFFICER);
        assertThat(working.missed(original)).isEmpty();
        assertThat(working.missed(original.plusSeconds(1)))
                .containsExactly(new DueDate(
                        original, FuelStation.MONDAY, DossierEvent.Kind.RECEIVED, received.calendarVersion(), false));

        Instant asked = original.plus(Duration.ofDays(2));
        Instant answered = asked.plus(Duration.ofDays(1));
        Dossier again = working.requestSupplement(asked, FuelStation.OFFICER)
                .receiveSupplement(
                        answered,
                        Handler.nobody(FuelStation.AGENCY),
                        List.of(),
                        FuelStation.CLOCK,
                        FuelStation.PROCEDURE.time());
        Dossier extended =
                again.extend(answered, FuelStation.OFFICER, 5, FuelStation.CLOCK, FuelStation.PROCEDURE.time());
        Dossier decided = extended.moveTo(DossierState.DECIDED, answered.plus(Duration.ofDays(1)), FuelStation.OFFICER);

        assertThat(extended.due()).isAfter(original);
        assertThat(decided.dueDates()).extracting(DueDate::due).containsExactly(original, again.due(), extended.due());
        assertThat(decided.originalDue().due()).isEqualTo(original);
        assertThat(decided.missed(answered.plus(Duration.ofDays(400))))
                .extracting(DueDate::due)
                .containsExactly(original);
    }

    @Test
    void countsNothingAgainstTheAgencyWhileTheApplicantMustAct() {
        Dossier received = received();

        Dossier stopped = received.requestSupplement(FuelStation.MONDAY.plus(Duration.ofDays(1)), FuelStation.OFFICER);

        assertThat(stopped.missed(received.due().plus(Duration.ofDays(100)))).isEmpty();
    }

    @Test
    void letsTheClockStandForAFinancialObligationWhereTheRulesSaySo() {
        ClockRules stopping = new ClockRules("stopping", ClockRules.OnAnswer.RESTART, ClockRules.OnPayment.STOP, 1);
        LegalClock clock = LegalClock.of(FuelStation.CLOCK.calendar(), stopping);
        Instant asked = FuelStation.MONDAY.plus(Duration.ofDays(1));
        Instant paid = asked.plus(Duration.ofDays(100));

        Dossier waiting = received().requestPayment(asked, FuelStation.OFFICER, stopping);
        assertThat(waiting.state()).isEqualTo(DossierState.FINANCIAL);
        assertThat(waiting.clock().isStopped()).isTrue();
        assertThat(waiting.missed(paid)).isEmpty();

        Dossier going =
                waiting.receivePayment(paid, Handler.nobody(FuelStation.AGENCY), clock, FuelStation.PROCEDURE.time());
        assertThat(going.state()).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(going.clock().isStopped()).isFalse();
        assertThat(going.due())
                .isEqualTo(clock.deadline(
                                FuelStation.MONDAY,
                                FuelStation.PROCEDURE.time(),
                                List.of(new ClockEvent.Stopped(asked), new ClockEvent.Resumed(paid)))
                        .due());
        assertThat(going.missed(paid.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(going.dueDates())
                .extracting(DueDate::reason)
                .containsExactly(DossierEvent.Kind.RECEIVED, DossierEvent.Kind.RESUMED);
    }

    @Test
    void letsTheClockRunOnForAFinancialObligationByDefault() {
        Dossier received = received();
        Instant asked = FuelStation.MONDAY.plus(Duration.ofDays(1));
        Dossier waiting = received.requestPayment(asked, FuelStation.OFFICER, ClockRules.DEFAULT);

        assertThat(waiting.clock().isStopped()).isFalse();
        assertThat(waiting.missed(received.due().plusSeconds(1))).hasSize(1);
        Dossier going = waiting.receivePayment(
                asked.plusSeconds(1), FuelStation.OFFICER, FuelStation.CLOCK, FuelStation.PROCEDURE.time());
        assertThat(going.due()).isEqualTo(received.due());
        assertThatThrownBy(() -> going.receivePayment(
                        asked.plusSeconds(2), FuelStation.OFFICER, FuelStation.CLOCK, FuelStation.PROCEDURE.time()))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void keepsAProvisionalDateWhenAnotherIsComputed() {
        Dossier received = received(DECEMBER);
        assertThat(received.isProvisional()).isTrue();
        assertThat(received.moveTo(DossierState.IN_PROGRESS, DECEMBER.plusSeconds(1), FuelStation.OFFICER)
                        .isProvisional())
                .isTrue();

        Dossier known = received.recompute(
                DECEMBER.plusSeconds(60),
                Handler.nobody(FuelStation.AGENCY),
                FuelStation.NEXT_YEAR,
                FuelStation.PROCEDURE.time(),
                "Kế hoạch nghỉ năm 2027 đã ban hành");

        assertThat(known.isProvisional()).isFalse();
        assertThat(known.state()).isEqualTo(received.state());
        assertThat(known.calendarVersion()).isEqualTo("2027");
        assertThat(known.dueDates())
                .extracting(DueDate::due, DueDate::reason, DueDate::provisional)
                .containsExactly(
                        tuple(received.due(), DossierEvent.Kind.RECEIVED, true),
                        tuple(known.due(), DossierEvent.Kind.RECOMPUTED, false));
        assertThat(known.history().get(1).reason()).isEqualTo("Kế hoạch nghỉ năm 2027 đã ban hành");
        assertThat(known.due()).isAfter(received.due());
    }

    @Test
    void isNotComputedAgainWithoutReasonOrNewCalendarOrWhileTheClockStands() {
        Dossier received = received(DECEMBER);
        Instant later = DECEMBER.plusSeconds(60);

        assertThatThrownBy(() -> received.recompute(
                        later, FuelStation.OFFICER, FuelStation.CLOCK, FuelStation.PROCEDURE.time(), "x"))
                .hasMessageContaining("another version");
        assertThatThrownBy(() -> received.recompute(
                        later, FuelStation.OFFICER, FuelStation.NEXT_YEAR, FuelStation.PROCEDURE.time(), " "))
                .hasMessageContaining("give one");
        assertThatThrownBy(() -> received.requestSupplement(later, FuelStation.OFFICER)
                        .recompute(
                                later, FuelStation.OFFICER, FuelStation.NEXT_YEAR, FuelStation.PROCEDURE.time(), "x"))
                .isInstanceOf(NotWorkedOnException.class);
        assertThatThrownBy(() -> dossier(DossierState.DECIDED)
                        .recompute(
                                later, FuelStation.OFFICER, FuelStation.NEXT_YEAR, FuelStation.PROCEDURE.time(), "x"))
                .isInstanceOf(NotWorkedOnException.class);
    }

    @Test
    void explainsEachOfItsDatesByTheCalendarOfThen() {
        Dossier received = received(DECEMBER);
        Dossier known = received.recompute(
                DECEMBER.plusSeconds(60),
                FuelStation.OFFICER,
                FuelStation.NEXT_YEAR,
                FuelStation.PROCEDURE.time(),
                "x");
        CalendarVersions calendars =
                CalendarVersions.of(List.of(WorkingCalendar.vietnam(), FuelStation.NEXT_YEAR.calendar()));

        for (DueDate date : known.dueDates()) {
            Deadline explained =
                    known.explain(date, calendars, FuelStation.PROCEDURE.clockRules(), FuelStation.PROCEDURE.time());
            assertThat(explained.due()).isEqualTo(date.due());
            assertThat(explained.calendarVersion()).isEqualTo(date.calendarVersion());
            assertThat(explained.isProvisional()).isEqualTo(date.provisional());
            assertThatThrownBy(() -> known.explain(
                            date, calendars, FuelStation.PROCEDURE.clockRules(), ProcessingTime.workingDays(1)))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void knowsWhoDecidedWhenAndWhere() {
        Handler elsewhere = Handler.officer(new AgencyCode("H99.15"), new OfficerId("dung"));
        Instant decidedAt = FuelStation.MONDAY.plus(Duration.ofDays(3));

        Dossier dossier = dossier(DossierState.IN_PROGRESS).moveTo(DossierState.DECIDED, decidedAt, elsewhere);

        assertThat(dossier.since(DossierState.DECIDED)).hasValueSatisfying(event -> {
            assertThat(event.at()).isEqualTo(decidedAt);
            assertThat(event.by()).isEqualTo(elsewhere);
        });
        assertThat(dossier.since(DossierState.RETURNED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = DossierState.class,
            names = {"REGISTERED", "REFUSED", "WITHDRAWN", "STOPPED"})
    void isNotHandledWhereItWasNotReceivedOrIsGivenUp(DossierState state) {
        assertThatThrownBy(() -> dossier(state).requireHandled("assigned"))
                .isInstanceOf(NotWorkedOnException.class)
                .hasMessage("Dossier H99.12-260706-0001 is " + state + " and cannot be assigned now");
        assertThatThrownBy(() -> dossier(state)
                        .extend(
                                FuelStation.MONDAY.plusSeconds(1),
                                FuelStation.OFFICER,
                                5,
                                FuelStation.CLOCK,
                                FuelStation.PROCEDURE.time()))
                .isInstanceOf(NotWorkedOnException.class);
    }

    private static Dossier received() {
        return received(FuelStation.MONDAY);
    }

    private static Dossier received(Instant at) {
        return Dossier.begun(
                new DossierCode("H99.12-260706-0001"),
                FuelStation.reception(at),
                FuelStation.AGENCY,
                FuelStation.ATTACHMENTS,
                FuelStation.CLOCK.deadline(at, FuelStation.PROCEDURE.time()));
    }

    private static Dossier dossier(DossierState state) {
        Deadline deadline = FuelStation.CLOCK.deadline(FuelStation.MONDAY, FuelStation.PROCEDURE.time());
        return new Dossier(
                new DossierCode("H99.12-260706-0001"),
                1,
                FuelStation.reception(FuelStation.MONDAY),
                state,
                FuelStation.ATTACHMENTS,
                deadline.due(),
                deadline.calendarVersion(),
                List.of());
    }
}
