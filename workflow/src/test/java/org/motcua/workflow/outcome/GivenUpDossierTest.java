package org.motcua.workflow.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.Act;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseKind;
import org.motcua.core.casefile.ProcessVersion;
import org.motcua.core.document.DocumentName;
import org.motcua.core.document.KindId;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Channel;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.dossier.NotWorkedOnException;
import org.motcua.core.dossier.Reception;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.workflow.sight.Sight;

/** Whatever a model says, nothing is decided about a dossier that was refused, withdrawn or stopped. */
class GivenUpDossierTest {

    private static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");
    private static final AgencyCode AGENCY = new AgencyCode("H99.12");
    private static final DossierCode CODE = new DossierCode("H99.12-261102-0001");
    private static final KindId DECISION = new KindId("decision");
    private static final KindId LETTER = new KindId("official-letter");
    private static final OfficerId NGAN = new OfficerId("ngan");

    @ParameterizedTest
    @EnumSource(
            value = DossierState.class,
            names = {"REGISTERED", "REFUSED", "WITHDRAWN", "STOPPED"})
    void isNeitherAssignedNorDecided(DossierState state) {
        Sight sight = sight(state);

        assertThatThrownBy(() -> Applied.of(sight, outcome(new Change.Assigned("specialist", List.of(NGAN)))))
                .isInstanceOf(NotWorkedOnException.class)
                .hasMessageContaining(state.name());
        assertThatThrownBy(() -> Applied.of(sight, outcome(drafted(DECISION))))
                .isInstanceOf(NotWorkedOnException.class);
    }

    @Test
    void isWrittenToAllTheSame() {
        assertThat(Applied.of(sight(DossierState.STOPPED), outcome(drafted(LETTER)))
                        .documents())
                .hasSize(1);
        assertThat(Applied.of(sight(DossierState.IN_PROGRESS), outcome(drafted(DECISION)))
                        .documents())
                .hasSize(1);
    }

    private static Outcome outcome(Change change) {
        return Outcome.of(new Act("DONE"), Map.of(), change);
    }

    private static Change drafted(KindId kind) {
        return new Change.DocumentDrafted(new DocumentName("paper"), kind, "V/v", new OfficerId("dung"), "{}");
    }

    private static Sight sight(DossierState state) {
        Procedure procedure = mock(Procedure.class);
        when(procedure.result()).thenReturn(DECISION);
        Officer officer = mock(Officer.class);
        when(officer.id()).thenReturn(NGAN);
        Sight sight = mock(Sight.class);
        when(sight.dossier()).thenReturn(dossier(state));
        when(sight.procedure()).thenReturn(procedure);
        when(sight.officer()).thenReturn(officer);
        when(sight.requireOfficer()).thenReturn(officer);
        when(sight.agency()).thenReturn(AGENCY);
        when(sight.now()).thenReturn(NOW);
        when(sight.find(new DocumentName("paper"))).thenReturn(Optional.empty());
        when(sight.caseFile())
                .thenReturn(CaseFile.opened(
                        CODE.caseId(),
                        CaseKind.DOSSIER,
                        AGENCY,
                        Map.of(),
                        "Cửa hàng số 7",
                        new ProcessVersion("one-stop", "1.0.0", "a".repeat(64)),
                        "",
                        NOW));
        return sight;
    }

    private static Dossier dossier(DossierState state) {
        Applicant applicant = new Applicant(Applicant.Kind.CITIZEN, "Nguyễn Thị Ánh", "001", "", "", "");
        return new Dossier(
                CODE,
                1,
                new Reception(
                        AGENCY,
                        new ProcedureCode("2.000648"),
                        "2026-07",
                        Channel.DIRECT,
                        applicant,
                        "Cửa hàng số 7",
                        NGAN,
                        NOW),
                state,
                List.of(),
                NOW,
                "vn",
                List.of());
    }
}
