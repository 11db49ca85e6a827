package org.motcua.core.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.AgencyCode;

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
                    assertThat(dossier.moveTo(to).state()).isEqualTo(to);
                } else {
                    assertThatExceptionOfType(IllegalTransitionException.class)
                            .isThrownBy(() -> dossier.moveTo(to))
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
                                FuelStation.MONDAY, List.of(), FuelStation.CLOCK, FuelStation.PROCEDURE.time()))
                .isInstanceOf(IllegalTransitionException.class);
        assertThatThrownBy(() -> dossier(DossierState.SUPPLEMENT).requestSupplement(FuelStation.MONDAY))
                .isInstanceOf(IllegalTransitionException.class);
    }

    @Test
    void cannotBeExtendedWhileTheApplicantMustAct() {
        Dossier stopped =
                dossier(DossierState.IN_PROGRESS).requestSupplement(FuelStation.MONDAY.plus(Duration.ofDays(1)));

        assertThatThrownBy(() -> stopped.extend(
                        FuelStation.MONDAY.plus(Duration.ofDays(2)),
                        5,
                        FuelStation.CLOCK,
                        FuelStation.PROCEDURE.time()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hasACodeOfAgencyDayAndSequence() {
        AgencyCode agency = new AgencyCode("H06.12");
        LocalDate day = LocalDate.of(2020, 1, 1);

        assertThat(DossierCodeFormat.STANDARD.code(agency, day, 1).value()).isEqualTo("H06.12-200101-0001");
        assertThat(DossierCodeFormat.STANDARD.code(agency, day, 10_000).value()).isEqualTo("H06.12-200101-10000");
    }

    private static Dossier dossier(DossierState state) {
        return new Dossier(
                new DossierCode("H99.12-260706-0001"),
                1,
                FuelStation.reception(FuelStation.MONDAY),
                state,
                FuelStation.ATTACHMENTS,
                DossierClock.started(FuelStation.CLOCK.deadline(FuelStation.MONDAY, FuelStation.PROCEDURE.time())));
    }
}
