package org.motcua.core.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.motcua.core.calendar.Deadline;

class DossierTest {

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
                        original, FuelStation.MONDAY, DossierEvent.Kind.RECEIVED, received.calendarVersion()));

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
        return Dossier.begun(
                new DossierCode("H99.12-260706-0001"),
                FuelStation.reception(FuelStation.MONDAY),
                FuelStation.AGENCY,
                FuelStation.ATTACHMENTS,
                FuelStation.CLOCK.deadline(FuelStation.MONDAY, FuelStation.PROCEDURE.time()));
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
