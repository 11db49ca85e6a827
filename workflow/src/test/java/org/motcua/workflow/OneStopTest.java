package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.Province.decisionText;
import static org.motcua.workflow.Province.id;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.DocumentState;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.act.standard.Appraise.Appraisal;
import org.motcua.workflow.act.standard.Draft;
import org.motcua.workflow.act.standard.Supplement;
import org.motcua.workflow.act.standard.Withdraw;

/** Every path of the shipped model one-stop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneStopTest {

    private Province province;

    @BeforeAll
    void open() {
        province = Province.open();
    }

    @AfterAll
    void everyElementIsReached() {
        try (Province all = province) {
            all.assertEveryElementReached("one-stop");
        }
    }

    private CaseId received() {
        return province.receive("2.000648");
    }

    private CaseId assigned() {
        CaseId id = received();
        province.assign(id, "assign", "binh", "ngan");
        return id;
    }

    private CaseId inDrafting() {
        CaseId id = assigned();
        province.appraise(id, Appraisal.meets());
        return id;
    }

    private CaseId refusalProposed() {
        CaseId id = assigned();
        province.appraise(id, Appraisal.refuse("Cửa hàng nằm ngoài quy hoạch.", id("dung")));
        return id;
    }

    @Test
    void aDossierThatMeetsTheRequirementsIsDecidedAndHandedOver() {
        CaseId id = received();
        assertThat(province.state(id)).isEqualTo(DossierState.RECEIVED);
        province.assign(id, "assign", "binh", "ngan");
        assertThat(province.state(id)).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(province.view(id).caseFile().unit()).isEqualTo("Phòng Quản lý thương mại");
        province.appraise(id, Appraisal.meets());
        province.draft(id);
        assertThat(province.document(id, "result").state()).isEqualTo(DocumentState.COMPOSED);
        province.approve(id, "review", "binh", "result");
        province.order(id, "approve", "dung", "result");
        assertThat(province.document(id, "result").state()).isEqualTo(DocumentState.SIGNED);
        province.seal(id, "seal", "lan", "result");
        assertThat(province.state(id)).isEqualTo(DossierState.DECIDED);
        assertThat(province.isClosed(id)).isFalse();
        province.handOver(id, "return_result");

        assertThat(province.state(id)).isEqualTo(DossierState.RETURNED);
        assertThat(province.isClosed(id)).isTrue();
        assertThat(province.acts(id))
                .containsExactly(
                        "RECEIVED",
                        "RECEIPT_ISSUED",
                        "ASSIGNED",
                        "APPRAISED",
                        "DRAFTED",
                        "COMPOSED",
                        "APPROVED",
                        "SIGNATURE_ORDERED",
                        "LEADER_SIGNED",
                        "NUMBER_RESERVED",
                        "ISSUE_ORDERED",
                        "ISSUED",
                        "RESULT_RETURNED");
        province.assertRecordIntact(id);
    }

    @Test
    void theApplicantAnswersARequestForSupplements() {
        Receipt receipt = province.office.received("hoa", "2.000648");
        CaseId id = receipt.dossier().caseId();
        province.office.settle(id);
        province.assign(id, "assign", "binh", "ngan");
        province.appraise(id, Appraisal.needsSupplement("Thiếu bản đồ vị trí."));
        assertThat(province.state(id)).isEqualTo(DossierState.SUPPLEMENT);
        assertThat(province.dossier(id).clock().isStopped()).isTrue();
        assertThat(province.document(id, "supplement-request").state()).isEqualTo(DocumentState.ISSUED);

        Applicant applicant = new Applicant(id, receipt.secret());
        String task = province.motcua().tasks(applicant).get(0).task();
        province.motcua().act(applicant, task, new Supplement.Papers(List.of(province.office.attachment("premises"))));
        province.office.settle(id);

        assertThat(province.state(id)).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(province.dossier(id).clock().isStopped()).isFalse();
        assertThat(province.dossier(id).attachments()).hasSize(3);
        assertThat(province.waiting(id)).containsExactly("appraise");
    }

    @Test
    void aRequestForSupplementsThatIsNotAnsweredEndsAfter30Days() {
        CaseId id = assigned();
        province.appraise(id, Appraisal.needsSupplement("Thiếu bản đồ vị trí."));
        Instant due = province.due(id, "supplement_overdue").orElseThrow();
        province.sweepAt(id, due.minusSeconds(1));
        assertThat(province.waiting(id)).containsExactly("supplement");
        province.sweepAt(id, due);
        assertThat(province.waiting(id)).containsExactly("appraise");
        assertThat(province.state(id)).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(province.dossier(id).clock().isStopped()).isFalse();
        province.appraise(id, Appraisal.refuse("Không bổ sung hồ sơ.", id("dung")));
        assertThat(province.waiting(id)).containsExactly("confirm_refusal");
    }

    @Test
    void aRefusalIsSignedAndIssuedAndStopsTheDossier() {
        CaseId id = refusalProposed();
        province.approve(id, "confirm_refusal", "binh", "refusal");
        province.order(id, "order_refusal", "dung", "refusal");
        province.seal(id, "seal_refusal", "lan", "refusal");
        assertThat(province.document(id, "refusal").state()).isEqualTo(DocumentState.ISSUED);
        assertThat(province.state(id)).isEqualTo(DossierState.STOPPED);
        assertThat(province.isClosed(id)).isTrue();
        province.assertRecordIntact(id);
    }

    @Test
    void aRefusalThatIsSentBackIsAppraisedAnew() {
        CaseId id = refusalProposed();
        province.sendBack(id, "confirm_refusal", "binh", "refusal");
        assertThat(province.waiting(id)).containsExactly("appraise");
        province.appraise(id, Appraisal.refuse("Cửa hàng nằm ngoài quy hoạch xã.", id("dung")));
        province.approve(id, "confirm_refusal", "binh", "refusal");
        province.sendBackUnsigned(id, "order_refusal", "dung", "refusal");
        assertThat(province.waiting(id)).containsExactly("appraise");
        province.appraise(id, Appraisal.meets());
        province.decide(id);
        assertThat(province.state(id)).isEqualTo(DossierState.DECIDED);
        province.assertRecordIntact(id);
    }

    @Test
    void aRefusalThatCannotBeSignedOrWhoseNumberIsGivenUpIsAppraisedAnew() {
        CaseId id = refusalProposed();
        Runnable again = () -> province.appraise(id, Appraisal.refuse("Ngoài quy hoạch.", id("dung")));
        Runnable approving = () -> province.approve(id, "confirm_refusal", "binh", "refusal");
        approving.run();
        province.refuseSigning("LEADER");
        province.order(id, "order_refusal", "dung", "refusal");
        province.allowSigning();
        assertThat(province.waiting(id)).containsExactly("appraise");
        again.run();
        approving.run();
        province.order(id, "order_refusal", "dung", "refusal");
        province.giveUp(id, "seal_refusal", "lan", "refusal");
        assertThat(province.waiting(id)).containsExactly("appraise");
        again.run();
        approving.run();
        province.order(id, "order_refusal", "dung", "refusal");
        province.refuseSigning("AGENCY");
        province.seal(id, "seal_refusal", "lan", "refusal");
        province.allowSigning();
        assertThat(province.waiting(id)).containsExactly("appraise");
        assertThat(province.state(id)).isEqualTo(DossierState.IN_PROGRESS);
    }

    @Test
    void theDraftGoesBackFromEveryoneAndIsIssuedInTheEnd() {
        CaseId id = inDrafting();
        province.decideWithAllReturns(id, () -> province.draft(id), "binh", "dung");
        assertThat(province.state(id)).isEqualTo(DossierState.DECIDED);
        assertThat(province.document(id, "result").version()).isEqualTo(6);
        assertThat(province.times(id, "SIGNING_REFUSED")).isEqualTo(2);
        assertThat(province.times(id, "NUMBER_VOIDED")).isEqualTo(1);
        assertThat(province.times(id, "NUMBER_RESERVED")).isEqualTo(3);
        List<String> states = province.query(
                "SELECT state FROM mc_outgoing WHERE file = '" + id + "' ORDER BY number", row -> row.getString(1));
        assertThat(states).containsExactly("VOID", "VOID", "USED");
        province.assertRecordIntact(id);
    }

    @Test
    void theApplicantWithdrawsAtEachOfThePlaces() {
        CaseId unassigned = received();
        province.withdraw(unassigned, "withdrawn_unassigned");
        assertWithdrawn(unassigned);

        CaseId appraised = assigned();
        province.withdraw(appraised, "withdrawn");
        assertWithdrawn(appraised);

        CaseId waiting = assigned();
        province.appraise(waiting, Appraisal.needsSupplement("Thiếu bản đồ vị trí."));
        province.withdraw(waiting, "withdrawn");
        assertWithdrawn(waiting);

        CaseId refused = refusalProposed();
        province.withdraw(refused, "withdrawn");
        assertWithdrawn(refused);

        CaseId drafted = inDrafting();
        province.draft(drafted);
        province.withdraw(drafted, "withdrawn_in_drafting");
        assertWithdrawn(drafted);
    }

    private void assertWithdrawn(CaseId id) {
        assertThat(province.state(id)).isEqualTo(DossierState.WITHDRAWN);
        assertThat(province.isClosed(id)).isTrue();
        assertThat(province.waiting(id)).isEmpty();
        assertThat(province.query("SELECT id FROM mc_due WHERE case_id = '" + id + "'", row -> row.getString(1)))
                .isEmpty();
        province.assertRecordIntact(id);
    }

    @Test
    void theApplicantWithdrawsByTheSecret() {
        Receipt receipt = province.office.received("hoa", "2.000648");
        CaseId id = receipt.dossier().caseId();
        province.motcua().send(new Applicant(id, receipt.secret()), "withdrawn_unassigned", new Withdraw.Wish("Thôi."));
        assertWithdrawn(id);
    }

    @Test
    void whatIsSignedIsNotWithdrawnAnyMore() {
        CaseId id = inDrafting();
        province.draft(id);
        province.approve(id, "review", "binh", "result");
        province.order(id, "approve", "dung", "result");
        for (String place : List.of("withdrawn_unassigned", "withdrawn", "withdrawn_in_drafting")) {
            assertThatThrownBy(() -> province.withdraw(id, place)).isInstanceOf(NotAwaitedException.class);
        }
    }

    @Test
    void theHeadIsRemindedAndTheDelayReportedOnceEach() {
        CaseId id = assigned();
        Instant remind = province.due(id, "due_soon").orElseThrow();
        Instant escalate = province.due(id, "overdue").orElseThrow();
        assertThat(remind).isBefore(province.dossier(id).clock().due());
        assertThat(escalate).isAfter(province.dossier(id).clock().due());

        province.sweepAt(id, remind.minusSeconds(1));
        assertThat(province.told(id)).isEmpty();
        province.sweepAt(id, remind);
        province.sweepAt(id, remind.plusSeconds(1));
        assertThat(province.told(id)).containsExactly("due-soon");
        province.sweepAt(id, escalate);
        province.sweepAt(id, escalate.plus(Duration.ofDays(3)));
        assertThat(province.told(id)).containsExactly("due-soon", "overdue", "apology");
        assertThat(province.times(id, "TIME_REACHED")).isEqualTo(2);
        assertThat(province.waiting(id)).containsExactly("appraise");

        province.appraise(id, Appraisal.meets());
        province.decide(id);
        province.handOver(id, "return_result");
        assertThat(province.isClosed(id)).isTrue();
    }

    @Test
    void remindersStandWhileTheClockStandsAndFollowIt() {
        CaseId id = assigned();
        Instant remind = province.due(id, "due_soon").orElseThrow();
        province.appraise(id, Appraisal.needsSupplement("Thiếu bản đồ vị trí."));
        assertThat(province.due(id, "due_soon")).isEqualTo(Optional.empty());
        assertThat(province.due(id, "overdue")).isEqualTo(Optional.empty());
        province.later(Duration.ofDays(5));
        province.office.act(
                "hoa", id, "supplement", new Supplement.Papers(List.of(province.office.attachment("premises"))));
        assertThat(province.due(id, "due_soon").orElseThrow()).isAfter(remind);

        province.appraise(id, Appraisal.meets());
        province.decide(id);
        assertThat(province.due(id, "due_soon"))
                .as("nothing is due of what is decided")
                .isEmpty();
    }

    @Test
    void aDocumentIsDraftedByNobodyElse() {
        CaseId id = inDrafting();
        String task = province.task("ngan", id, "draft");
        assertThatThrownBy(() -> province.motcua().act(id("khoa"), task, Draft.Text.of(id("dung"), decisionText())))
                .isInstanceOf(NotAllowedException.class);
    }
}
