package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.Town.BINH;
import static org.motcua.workflow.Town.DUNG;
import static org.motcua.workflow.Town.HOA;
import static org.motcua.workflow.Town.LAN;
import static org.motcua.workflow.Town.NGAN;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.process.ModelCoverage;

/** One test for each path through the model; at the end no element and no flow of it may be left untested. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OneStopPathsTest {

    private final Town town = Town.onH2();
    private final OneStop oneStop = town.open();

    @BeforeEach
    void aWillingSigner() {
        town.signer.before((order, attempt) -> {});
    }

    @AfterAll
    void everyElementAndFlowOfTheModelWasTaken() {
        oneStop.close();
        try (town) {
            ModelCoverage coverage = ModelCoverage.of(town.database);
            assertThat(coverage.elementsNeverReached()).isEmpty();
            assertThat(coverage.flowsNeverTaken()).isEmpty();
        }
    }

    @Test
    void fromReceptionToTheReturnedResult() {
        DossierCode code = town.received(oneStop);
        Dossier dossier = oneStop.dossier(code);
        assertThat(code.value()).startsWith("H99.12-261102-");
        assertThat(dossier.state()).isEqualTo(DossierState.RECEIVED);
        // 20 working days after Monday 2 November, with no holiday that is in force: Monday 30 November, 17:00.
        assertThat(dossier.clock().due()).isEqualTo(Instant.parse("2026-11-30T10:00:00Z"));
        assertThat(Town.waiting(oneStop, BINH, code)).containsExactly("assign");

        oneStop.assign(BINH, code, NGAN);
        assertThat(Town.waiting(oneStop, NGAN, code)).containsExactly("appraise");
        oneStop.appraise(NGAN, code, Appraisal.meets());
        oneStop.draft(NGAN, code, Town.decision());
        oneStop.review(BINH, code, Verdict.approve());
        assertThat(Town.waiting(oneStop, DUNG, code)).containsExactly("approve");
        oneStop.sign(DUNG, code);
        Town.awaitSigning(oneStop, code);
        assertThat(Town.waiting(oneStop, LAN, code)).containsExactly("seal");
        assertThat(oneStop.dossier(code).state()).isEqualTo(DossierState.IN_PROGRESS);
        oneStop.seal(LAN, code);
        Town.awaitSigning(oneStop, code);
        assertThat(oneStop.dossier(code).state()).isEqualTo(DossierState.DECIDED);
        oneStop.returnResult(HOA, code);

        town.assertIssuedOnce(oneStop, code);
        assertThat(oneStop.dossier(code).state()).isEqualTo(DossierState.RETURNED);
        assertThat(Town.acts(oneStop, code))
                .containsExactly(
                        "RECEIVED",
                        "RECEIPT_ISSUED",
                        "ASSIGNED",
                        "APPRAISED",
                        "DRAFTED",
                        "REVIEWED",
                        "SIGNATURE_ORDERED",
                        "LEADER_SIGNED",
                        "NUMBER_RESERVED",
                        "ISSUE_ORDERED",
                        "ISSUED",
                        "RESULT_RETURNED");
        String issued = new String(
                town.store.require(oneStop.dossier(code).result().document()), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(issued).containsSubsequence("LEADER dung", "AGENCY lan", "/QĐ-SCT date ngày 02 tháng 11 năm 2026");
    }

    @Test
    void theClockStandsWhileTheApplicantCompletesTheDossier() {
        DossierCode code = town.received(oneStop);
        oneStop.assign(BINH, code, NGAN);
        oneStop.appraise(NGAN, code, Appraisal.needsSupplement("Thiếu bản vẽ mặt bằng"));
        assertThat(oneStop.dossier(code).state()).isEqualTo(DossierState.SUPPLEMENT);
        assertThat(oneStop.dossier(code).clock().isStopped()).isTrue();
        assertThat(Town.waiting(oneStop, HOA, code)).containsExactly("supplement");

        oneStop.supplement(HOA, code, List.of(town.attachment("training")));

        assertThat(oneStop.dossier(code).state()).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(oneStop.dossier(code).clock().isStopped()).isFalse();
        assertThat(oneStop.dossier(code).attachments()).hasSize(3);
        assertThat(Town.waiting(oneStop, NGAN, code)).containsExactly("appraise");
    }

    @Test
    void aRefusalEndsTheDossierOnceTheHeadHasConfirmedIt() {
        DossierCode code = town.received(oneStop);
        oneStop.assign(BINH, code, NGAN);
        oneStop.appraise(NGAN, code, Appraisal.refuse("Không thuộc quy hoạch"));
        oneStop.review(BINH, code, Verdict.returned("Xem lại quy hoạch mới"));
        assertThat(Town.waiting(oneStop, NGAN, code)).containsExactly("appraise");
        oneStop.appraise(NGAN, code, Appraisal.refuse("Không thuộc quy hoạch mới"));
        oneStop.review(BINH, code, Verdict.approve());

        assertThat(oneStop.dossier(code).state()).isEqualTo(DossierState.STOPPED);
        assertThat(Town.acts(oneStop, code)).endsWith("REFUSAL_PROPOSED", "REFUSED");
    }

    @Test
    void theApplicantCanWithdrawUntilTheLeaderOrdersTheSignature() {
        DossierCode early = town.received(oneStop);
        oneStop.withdraw(HOA, early, "Không còn nhu cầu");
        DossierCode late = town.reviewed(oneStop);
        oneStop.withdraw(HOA, late, "Không còn nhu cầu");

        assertThat(oneStop.dossier(early).state()).isEqualTo(DossierState.WITHDRAWN);
        assertThat(oneStop.dossier(late).state()).isEqualTo(DossierState.WITHDRAWN);
        DossierCode tooLate = town.signed(oneStop);
        assertThatThrownBy(() -> oneStop.withdraw(HOA, tooLate, "Không còn nhu cầu"))
                .isInstanceOf(NotAwaitedException.class);
        assertThat(oneStop.dossier(tooLate).state()).isEqualTo(DossierState.IN_PROGRESS);
    }

    @Test
    void theHeadReturnsTheDraft() {
        DossierCode code = town.appraised(oneStop);
        oneStop.draft(NGAN, code, Town.decision());
        oneStop.review(BINH, code, Verdict.returned("Bổ sung căn cứ"));
        assertThat(Town.waiting(oneStop, NGAN, code)).containsExactly("draft");
        oneStop.draft(NGAN, code, Town.decision());
        oneStop.review(BINH, code, Verdict.approve());

        assertThat(Town.waiting(oneStop, DUNG, code)).containsExactly("approve");
    }

    @Test
    void theLeaderReturnsTheDraft() {
        DossierCode code = town.reviewed(oneStop);
        oneStop.returnDraft(DUNG, code, "Sửa Điều 2");
        assertThat(Town.waiting(oneStop, NGAN, code)).containsExactly("draft");
    }

    @Test
    void aLeadersSignatureThatIsRefusedForGoodGoesBackToTheDraft() {
        town.signer.before((order, attempt) -> {
            throw new SigningRefusedException("Chứng thư số đã bị thu hồi");
        });
        DossierCode code = town.signed(oneStop);

        assertThat(Town.waiting(oneStop, NGAN, code)).containsExactly("draft");
        assertThat(Town.acts(oneStop, code)).endsWith("SIGNATURE_ORDERED", "LEADER_SIGNING_REFUSED");
        assertThat(town.database.count("SELECT COUNT(*) FROM mc_outgoing WHERE file = '" + code.value() + "'"))
                .isZero();
        town.signer.before((order, attempt) -> {});
        oneStop.draft(NGAN, code, Town.decision());
        oneStop.review(BINH, code, Verdict.approve());
        oneStop.sign(DUNG, code);
        Town.awaitSigning(oneStop, code);
        assertThat(Town.waiting(oneStop, LAN, code)).containsExactly("seal");
    }

    @Test
    void theClerkVoidsTheNumberAndTheNextVersionGetsAnother() {
        DossierCode code = town.signed(oneStop);
        oneStop.voidNumber(LAN, code, "Sai thể thức");
        assertThat(Town.waiting(oneStop, NGAN, code)).containsExactly("draft");
        assertThat(states(code)).containsExactly("1 VOID Sai thể thức");
        oneStop.draft(NGAN, code, Town.decision());
        oneStop.review(BINH, code, Verdict.approve());
        oneStop.sign(DUNG, code);
        Town.awaitSigning(oneStop, code);
        oneStop.seal(LAN, code);
        Town.awaitSigning(oneStop, code);

        assertThat(oneStop.dossier(code).state()).isEqualTo(DossierState.DECIDED);
        assertThat(states(code)).containsExactly("1 VOID Sai thể thức", "2 USED ");
    }

    @Test
    void anAgencysSignatureThatIsRefusedForGoodVoidsTheNumberAndGoesBackToTheDraft() {
        DossierCode code = town.signed(oneStop);
        town.signer.before((order, attempt) -> {
            if (order.key().role() == SigningRole.AGENCY) {
                throw new SigningRefusedException("Thiết bị của cơ quan bị khóa");
            }
        });
        oneStop.seal(LAN, code);
        Town.awaitSigning(oneStop, code);

        assertThat(Town.waiting(oneStop, NGAN, code)).containsExactly("draft");
        assertThat(states(code)).containsExactly("1 VOID Thiết bị của cơ quan bị khóa");
        assertThat(oneStop.dossier(code).state()).isEqualTo(DossierState.IN_PROGRESS);
        oneStop.withdraw(HOA, code, "Không còn nhu cầu");
        assertThat(oneStop.dossier(code).state()).isEqualTo(DossierState.WITHDRAWN);
    }

    private List<String> states(DossierCode code) {
        return town.database.strings("SELECT version || ' ' || state || ' ' || COALESCE(note, '') FROM mc_outgoing"
                + " WHERE file = '" + code.value() + "' ORDER BY version");
    }
}
