package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.Province.decisionText;
import static org.motcua.workflow.Province.id;
import static org.motcua.workflow.Province.morning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.motcua.core.calendar.ExtensionRefusedException;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentState;
import org.motcua.core.document.Hand.Part;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.act.Content;
import org.motcua.workflow.act.standard.Appraise.Appraisal;
import org.motcua.workflow.act.standard.AssignMany;
import org.motcua.workflow.act.standard.Draft;
import org.motcua.workflow.act.standard.Extend;
import org.motcua.workflow.act.standard.Initial;
import org.motcua.workflow.act.standard.OrderSignature;
import org.motcua.workflow.act.standard.Pay;
import org.motcua.workflow.act.standard.Supplement;

/** What an agency may draw of its own: every path of the models that are only here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtherModelsTest {

    private Province province;

    @BeforeAll
    void open() {
        province = Province.open();
    }

    @AfterAll
    void everyElementIsReached() {
        try (Province all = province) {
            for (String model : List.of(
                    "parallel-appraisal",
                    "other-opinion",
                    "fee-first",
                    "certificate",
                    "deputy",
                    "initials",
                    "many-opinions",
                    "opinion-note",
                    "shortest",
                    "extension")) {
                all.assertEveryElementReached(model);
            }
        }
    }

    private CaseId assigned(String procedure) {
        CaseId id = province.receive(procedure);
        province.assign(id, "assign", "binh", "ngan");
        return id;
    }

    private void end(CaseId id) {
        province.handOver(id, "return_result");
        assertThat(province.state(id)).isEqualTo(DossierState.RETURNED);
        assertThat(province.isClosed(id)).isTrue();
        province.assertRecordIntact(id);
    }

    @Test
    void twoDivisionsAppraiseAtOnceInEitherOrder() {
        for (boolean tradeFirst : List.of(true, false)) {
            CaseId id = province.receive("1.000002");
            assertThat(province.waiting(id)).containsExactly("assign_safety", "assign_trade");
            province.assign(id, "assign_trade", "binh", "ngan");
            province.assign(id, "assign_safety", "cuong", "tam");
            assertThat(province.inbox("ngan", id)).containsExactly("check_trade");
            assertThat(province.inbox("tam", id)).containsExactly("check_safety");
            if (tradeFirst) {
                province.check(id, "check_trade", "ngan", "yes");
                assertThat(province.waiting(id)).containsExactly("check_safety");
                province.opinion(id, "check_safety", "tam", "disagree");
                province.note(id, "note_safety", "tam");
            } else {
                province.opinion(id, "check_safety", "tam", "agree");
                province.check(id, "check_trade", "ngan", "no");
                province.note(id, "note_trade", "ngan");
            }
            assertThat(province.waiting(id)).containsExactly("draft");
            province.decideWithAllReturns(id, () -> province.draft(id), "binh", "dung");
            end(id);
        }
    }

    @Test
    void anotherAgencyIsAskedBeforeTheDraft() {
        CaseId agreed = assigned("1.000003");
        assertThat(province.inbox("huong", agreed)).containsExactly("ask_opinion");
        assertThat(province.inbox("binh", agreed)).isEmpty();
        province.opinion(agreed, "ask_opinion", "huong", "agree");
        assertThat(province.waiting(agreed)).containsExactly("draft");

        CaseId disagreed = assigned("1.000003");
        province.opinion(disagreed, "ask_opinion", "huong", "disagree");
        province.note(disagreed, "explain", "ngan");
        province.decideWithAllReturns(disagreed, () -> province.draft(disagreed), "binh", "dung");
        end(disagreed);
    }

    @Test
    void workBeginsWhenTheFeeIsPaid() {
        Receipt receipt = province.office.received("hoa", "1.000004");
        CaseId id = receipt.dossier().caseId();
        province.office.settle(id);
        assertThat(province.state(id)).isEqualTo(DossierState.FINANCIAL);
        assertThat(province.waiting(id)).containsExactly("pay");
        Applicant applicant = new Applicant(id, receipt.secret());
        province.motcua()
                .act(applicant, province.motcua().tasks(applicant).get(0).task(), new Pay.Payment("BL-0001"));
        assertThat(province.state(id)).isEqualTo(DossierState.IN_PROGRESS);
        province.assign(id, "assign", "binh", "ngan");
        province.appraise(id, Appraisal.needsSupplement("Thiếu bản đồ vị trí."));
        province.office.act(
                "hoa", id, "supplement", new Supplement.Papers(List.of(province.office.attachment("premises"))));
        province.appraise(id, Appraisal.needsSupplement("Vẫn thiếu bản đồ vị trí."));
        province.office.act(
                "hoa", id, "supplement", new Supplement.Papers(List.of(province.office.attachment("premises"))));
        province.appraise(id, Appraisal.meets());
        province.decideWithAllReturns(id, () -> province.draft(id), "binh", "dung");
        end(id);
    }

    @Test
    void aCertificateIsAKindOfTheAgencysOwn() {
        CaseId id = assigned("1.000005");
        Runnable drafting = () -> province.draft(
                id,
                "draft",
                "ngan",
                "dung",
                Map.of(
                        "authority",
                        "Giám đốc Sở Công Thương",
                        "holder",
                        "Công ty TNHH Xăng dầu Bắc Sơn",
                        "scope",
                        List.of("Bán lẻ xăng dầu")));
        province.decideWithAllReturns(id, drafting, "binh", "dung");
        end(id);
        Document certificate = province.document(id, "result");
        assertThat(certificate.kind().value()).isEqualTo("fuel-certificate");
        assertThat(province.query(
                        "SELECT series, symbol FROM mc_outgoing WHERE file = '" + id + "' AND state = 'USED'",
                        row -> row.getString(1) + " " + row.getString(2)))
                .containsExactly("GCN GCN-SCT");
    }

    @Test
    void aDeputySignsForTheHead() {
        CaseId id = assigned("1.000006");
        province.decideWithAllReturns(id, () -> province.draft(id), "binh", "dung");
        end(id);
        assertThat(capacity(id)).isEqualTo("KT");

        CaseId ofTheHead = assigned("1.000006");
        province.draft(ofTheHead, "draft", "ngan", "thuy", decisionText());
        province.approve(ofTheHead, "review", "binh", "result");
        province.order(ofTheHead, "approve", "thuy", "result");
        assertThat(capacity(ofTheHead)).isEqualTo("HEAD");
    }

    private String capacity(CaseId id) {
        return province.document(id, "result").last(Part.SIGNED).orElseThrow().note();
    }

    @Test
    void aDelegateSignsWhileTheDelegationHolds() {
        try (Province other = Province.open()) {
            CaseId early = other.receive("1.000006");
            other.assign(early, "assign", "binh", "ngan");
            assertThatThrownBy(() -> other.draft(early, "draft", "ngan", "quang", decisionText()))
                    .isInstanceOfSatisfying(
                            NotAllowedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_SIGNATORY));
            other.office.clock().set(morning("2026-11-10"));
            other.draft(early, "draft", "ngan", "quang", decisionText());
            other.approve(early, "review", "binh", "result");
            other.order(early, "approve", "quang", "result");
            assertThat(other.document(early, "result")
                            .last(Part.SIGNED)
                            .orElseThrow()
                            .note())
                    .isEqualTo("TUQ");

            CaseId late = other.receive("1.000006");
            other.assign(late, "assign", "binh", "ngan");
            other.draft(late, "draft", "ngan", "quang", decisionText());
            other.approve(late, "review", "binh", "result");
            String task = other.task("quang", late, "approve");
            other.office.clock().set(morning("2026-11-21"));
            var seen = other.current(late, "result");
            var before = other.tables();
            assertThatThrownBy(() -> other.motcua().act(id("quang"), task, OrderSignature.Order.sign(seen)))
                    .isInstanceOfSatisfying(
                            NotAllowedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_SIGNATORY));
            assertThat(other.tables()).isEqualTo(before);
        }
    }

    @Test
    void headAndFormatCheckerInitialBeforeTheApproval() {
        CaseId id = assigned("1.000007");
        Runnable drafting = () -> province.draft(id);
        Runnable approving = () -> {
            province.initial(id, "initial", "binh", "result");
            province.initial(id, "check_format", "mai", "result");
            province.approve(id, "decide", "quang", "result");
        };
        drafting.run();
        sendBackInitials(id, "initial", "binh");
        drafting.run();
        province.initial(id, "initial", "binh", "result");
        sendBackInitials(id, "check_format", "mai");
        drafting.run();
        province.initial(id, "initial", "binh", "result");
        province.initial(id, "check_format", "mai", "result");
        province.sendBack(id, "decide", "quang", "result");
        drafting.run();
        approving.run();
        province.sendBackUnsigned(id, "approve", "dung", "result");
        drafting.run();
        approving.run();
        province.signAfterRefusals(id, drafting, approving, "approve", "dung", "result");
        end(id);
        assertThat(province.document(id, "result").initials()).hasSize(2);
    }

    private void sendBackInitials(CaseId id, String element, String officer) {
        province.office.act(
                officer, id, element, Initial.Initialling.sendBack(province.current(id, "result"), "Sai thể thức."));
    }

    @Test
    void expertsWriteNotesOfTheirOwnAndVote() {
        CaseId id = assigned("1.000008");
        province.office.act(
                "binh", id, "assign_experts", new AssignMany.Assignments(List.of(id("ngan"), id("phuc"), id("tam"))));
        assertThat(province.waiting(id)).containsExactly("draft_note");
        // In an order that is not theirs: each stays the author of the own note.
        for (String expert : List.of("tam", "ngan", "phuc")) {
            assertThat(province.inbox(expert, id)).containsExactly("draft_note");
            writeNote(id, expert);
            assertThat(province.inbox(expert, id)).doesNotContain("draft_note");
        }
        assertThat(province.document(id, "opinion-1.note").drafter()).isEqualTo(id("ngan"));
        assertThat(province.document(id, "opinion-2.note").drafter()).isEqualTo(id("phuc"));
        assertThat(province.document(id, "opinion-3.note").drafter()).isEqualTo(id("tam"));
        assertThat(province.document(id, "opinion-3.note").state()).isEqualTo(DocumentState.ISSUED);

        province.opinion(id, "vote", "phuc", "disagree");
        province.opinion(id, "vote", "tam", "agree");
        assertThat(province.waiting(id)).as("the third answer decides").containsExactly("vote");
        province.opinion(id, "vote", "ngan", "disagree");
        assertThat(province.waiting(id)).containsExactly("explain");
        province.note(id, "explain", "ngan");
        assertThat(province.waiting(id)).containsExactly("vote");
        province.opinion(id, "vote", "tam", "agree");
        assertThat(province.waiting(id)).containsExactly("vote");
        assertThat(province.inbox("tam", id)).isEmpty();
        province.opinion(id, "vote", "phuc", "agree");
        assertThat(province.waiting(id)).as("two of three are the majority").containsExactly("draft");
        assertThat(province.inbox("ngan", id))
                .as("whose answer changes nothing")
                .containsExactly("draft");
        province.decideWithAllReturns(id, () -> province.draft(id), "binh", "dung");
        end(id);
    }

    private void writeNote(CaseId id, String expert) {
        province.office.act(
                expert,
                id,
                "draft_note",
                new Draft.Text(
                        Optional.empty(),
                        "",
                        new Content(Map.of(
                                "date",
                                LocalDate.of(2026, 11, 2),
                                "body",
                                "Đồng ý cấp.",
                                "signer_title",
                                "Chuyên gia",
                                "signer",
                                "Lê Thị Ngân"))));
    }

    @Test
    void oneExpertAloneVotes() {
        CaseId id = assigned("1.000008");
        province.office.act("binh", id, "assign_experts", new AssignMany.Assignments(List.of(id("tam"))));
        writeNote(id, "tam");
        assertThat(province.document(id, "opinion-1.note").drafter()).isEqualTo(id("tam"));
        province.opinion(id, "vote", "tam", "agree");
        assertThat(province.waiting(id)).containsExactly("draft");
    }

    @Test
    void theShortestProcessHasNoDivision() {
        CaseId id = province.receive("1.000009");
        assertThat(province.state(id)).isEqualTo(DossierState.IN_PROGRESS);
        assertThat(province.inbox("tam", id)).containsExactly("draft");
        Runnable drafting = () -> province.draft(id, "draft", "tam", "dung", decisionText());
        province.decideWithAllReturns(id, drafting, "cuong", "dung");
        end(id);
    }

    @Test
    void aLaterDateIsAppointedWithAnApologyAndTheReminderFollowsIt() {
        CaseId id = province.receive("1.000010");
        Instant due = province.dossier(id).clock().due();
        Instant remind = province.due(id, "due_soon").orElseThrow();
        province.office.send("tam", id, "postponed", new Extend.Delay(5, "Cần giám định lại.", id("dung")));
        assertThat(province.dossier(id).clock().due()).isAfter(due);
        Instant later = province.due(id, "due_soon").orElseThrow();
        assertThat(later).isAfter(remind);

        Runnable drafting = () -> province.draft(
                id,
                "draft_apology",
                "tam",
                "dung",
                Map.of("reason", "Cần giám định lại.", "new_due", LocalDate.of(2026, 12, 15)));
        Runnable approving = () -> province.approve(id, "confirm_apology", "cuong", "extension");
        province.sendBack(id, "confirm_apology", "cuong", "extension");
        drafting.run();
        approving.run();
        province.sendBackUnsigned(id, "order_apology", "dung", "extension");
        drafting.run();
        approving.run();
        province.refuseSigning("LEADER");
        province.order(id, "order_apology", "dung", "extension");
        province.allowSigning();
        drafting.run();
        approving.run();
        province.order(id, "order_apology", "dung", "extension");
        province.giveUp(id, "seal_apology", "lan", "extension");
        drafting.run();
        approving.run();
        province.order(id, "order_apology", "dung", "extension");
        province.refuseSigning("AGENCY");
        province.seal(id, "seal_apology", "lan", "extension");
        province.allowSigning();
        drafting.run();
        approving.run();
        province.order(id, "order_apology", "dung", "extension");
        province.seal(id, "seal_apology", "lan", "extension");
        assertThat(province.document(id, "extension").state()).isEqualTo(DocumentState.ISSUED);

        assertThatThrownBy(() -> province.office.send(
                        "tam", id, "postponed", new Extend.Delay(5, "Lại cần giám định.", id("dung"))))
                .as("as often as the procedure lets")
                .isInstanceOf(ExtensionRefusedException.class);
        province.sweepAt(id, later);
        assertThat(province.told(id)).containsExactly("due-soon");
        Runnable result = () -> province.draft(id, "draft", "tam", "dung", decisionText());
        province.decideWithAllReturns(id, result, "cuong", "dung");
        end(id);
    }
}
