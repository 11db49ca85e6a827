package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.Province.decisionText;
import static org.motcua.workflow.Province.id;
import static org.motcua.workflow.Province.letterText;
import static org.motcua.workflow.Province.morning;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Hand.Part;
import org.motcua.core.dossier.Channel;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.act.Answer;
import org.motcua.workflow.act.standard.Appraise.Appraisal;
import org.motcua.workflow.act.standard.Assign;
import org.motcua.workflow.act.standard.AssignMany;
import org.motcua.workflow.act.standard.Check;
import org.motcua.workflow.act.standard.Decide;
import org.motcua.workflow.act.standard.Draft;
import org.motcua.workflow.act.standard.Extend;
import org.motcua.workflow.act.standard.HandOver;
import org.motcua.workflow.act.standard.Initial;
import org.motcua.workflow.act.standard.Note;
import org.motcua.workflow.act.standard.Open;
import org.motcua.workflow.act.standard.Opinion;
import org.motcua.workflow.act.standard.OrderSignature;
import org.motcua.workflow.act.standard.Pay;
import org.motcua.workflow.act.standard.Recall;
import org.motcua.workflow.act.standard.Replace;
import org.motcua.workflow.act.standard.Seal;
import org.motcua.workflow.act.standard.Supplement;
import org.motcua.workflow.act.standard.Withdraw;
import org.motcua.workflow.testkit.TestOffice;

/** Who may do what: each refusal says why, and changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuthorityTest {

    private Province province;

    @BeforeEach
    void open() {
        if (province == null) {
            province = Province.open();
        }
    }

    @AfterEach
    void closeWhereTimeHasGoneOn() {
        if (!province.now().equals(TestOffice.NOW)) {
            close();
        }
    }

    @AfterAll
    void close() {
        if (province != null) {
            province.close();
            province = null;
        }
    }

    private void refused(Reason reason, Runnable act) {
        var before = province.tables();
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        NotAllowedException.class,
                        refusal -> assertThat(refusal.reason())
                                .as(refusal.getMessage())
                                .isEqualTo(reason));
        assertThat(province.tables()).isEqualTo(before);
    }

    /** At the task of that element, which is {@code whose}. */
    private void refused(Reason reason, String officer, CaseId id, String element, String whose, Record input) {
        String task = province.task(whose, id, element);
        refused(reason, () -> province.motcua().act(id(officer), task, input));
        assertThatThrownBy(() -> province.motcua().claim(id(officer), task)).isInstanceOf(NotAllowedException.class);
    }

    private void refusedMessage(Reason reason, String officer, CaseId id, String element, Record input) {
        refused(reason, () -> province.motcua().send(id(officer), id, element, input));
    }

    private CaseId assigned(String procedure) {
        CaseId id = province.receive(procedure);
        province.assign(id, "assign", "binh", "ngan");
        return id;
    }

    private CaseId drafted() {
        CaseId id = assigned("2.000648");
        province.appraise(id, Appraisal.meets());
        province.draft(id);
        return id;
    }

    @Test
    void casesAreBegunByThoseTheirModelIsFor() {
        Submission submission = new Submission(
                new ProcedureCode("2.000648"),
                Channel.DIRECT,
                new org.motcua.core.dossier.Applicant(
                        org.motcua.core.dossier.Applicant.Kind.ENTERPRISE, "Lê A", "001", "Bắc Sơn", "0912345678", ""),
                "Cửa hàng xăng dầu",
                List.of(province.office.attachment("application"), province.office.attachment("premises")));
        refused(Reason.ROLE, () -> province.motcua().receive(id("ngan"), submission));
        refused(Reason.NOT_IN_OFFICE, () -> province.motcua().receive(id("son"), submission));
        refused(Reason.NOT_IN_OFFICE, () -> province.motcua().receive(id("nobody"), submission));
        refused(Reason.ROLE, () -> province.motcua().open(id("hoa"), "outgoing-document", "Thư"));
        refused(Reason.NOT_IN_OFFICE, () -> province.motcua().open(id("son"), "outgoing-document", "Thư"));
        refused(Reason.ROLE, () -> province.motcua().deploy(id("ngan"), Province.model("shortest")));
        refused(
                Reason.ROLE,
                () -> province.motcua()
                        .migrate(id("dung"), new MigrationRequest("one-stop", "1.0.0", "1.0.0", Map.of(), false)));
    }

    @Test
    void assigning() {
        CaseId id = province.receive("2.000648");
        Assign.Assignment ngan = new Assign.Assignment(id("ngan"));
        refused(Reason.ROLE, "hoa", id, "assign", "binh", ngan);
        refused(Reason.NOT_IN_OFFICE, "son", id, "assign", "binh", ngan);
        refused(Reason.NOT_IN_OFFICE, "nobody", id, "assign", "binh", ngan);
        refused(Reason.OTHER_AGENCY, "huong", id, "assign", "binh", ngan);
        String task = province.task("binh", id, "assign");
        for (var named : List.of(
                List.of("son", Reason.NOT_IN_OFFICE),
                List.of("linh", Reason.OTHER_AGENCY),
                List.of("lan", Reason.ROLE))) {
            refused(
                    (Reason) named.get(1),
                    () -> province.motcua().act(id("binh"), task, new Assign.Assignment(id((String) named.get(0)))));
        }
        CaseId many = assigned("1.000008");
        AssignMany.Assignments experts = new AssignMany.Assignments(List.of(id("tam"), id("phuc")));
        refused(Reason.ROLE, "ngan", many, "assign_experts", "binh", experts);
        String second = province.task("binh", many, "assign_experts");
        refused(
                Reason.ROLE,
                () -> province.motcua()
                        .act(id("binh"), second, new AssignMany.Assignments(List.of(id("tam"), id("lan")))));
    }

    @Test
    void appraisingAndDrafting() {
        CaseId id = assigned("2.000648");
        refused(Reason.PERSON, "phuc", id, "appraise", "ngan", Appraisal.meets());
        refused(Reason.PERSON, "binh", id, "appraise", "ngan", Appraisal.meets());
        refused(Reason.OTHER_AGENCY, "linh", id, "appraise", "ngan", Appraisal.meets());
        String appraise = province.task("ngan", id, "appraise");
        refused(
                Reason.NOT_SIGNATORY,
                () -> province.motcua().act(id("ngan"), appraise, Appraisal.refuse("Không đủ.", id("binh"))));
        province.appraise(id, Appraisal.meets());
        Draft.Text text = Draft.Text.of(id("dung"), decisionText());
        refused(Reason.PERSON, "phuc", id, "draft", "ngan", text);
        String draft = province.task("ngan", id, "draft");
        for (var signer : List.of(
                List.of("binh", Reason.NOT_SIGNATORY),
                List.of("son", Reason.NOT_SIGNATORY),
                List.of("quang", Reason.NOT_SIGNATORY),
                List.of("minh", Reason.OTHER_AGENCY))) {
            refused(
                    (Reason) signer.get(1),
                    () -> province.motcua()
                            .act(id("ngan"), draft, Draft.Text.of(id((String) signer.get(0)), decisionText())));
        }
        CaseId letter = province.office.open("ngan", "outgoing-document", "Thư");
        refused(Reason.UNIT, "tam", letter, "draft", "ngan", Draft.Text.of(id("dung"), letterText()));
    }

    @Test
    void initialsAndDecisions() {
        CaseId letter = province.office.open("khoa", "outgoing-document", "Thư");
        province.draft(letter, "draft", "khoa", "dung", letterText());
        Initial.Initialling initials = Initial.Initialling.initial(province.current(letter, "letter"));
        refused(Reason.SEPARATION, "khoa", letter, "initial", "binh", initials);
        refused(Reason.ROLE, "ngan", letter, "initial", "binh", initials);
        refused(Reason.UNIT, "cuong", letter, "initial", "binh", initials);
        province.initial(letter, "initial", "binh", "letter");
        Initial.Initialling format = Initial.Initialling.initial(province.current(letter, "letter"));
        refused(Reason.ROLE, "binh", letter, "check_format", "mai", format);

        CaseId id = drafted();
        Decide.Decision decision = Decide.Decision.approve(province.current(id, "result"));
        refused(Reason.ROLE, "ngan", id, "review", "binh", decision);
        refused(Reason.UNIT, "cuong", id, "review", "binh", decision);
        refused(Reason.ROLE, "dung", id, "review", "binh", decision);
        refused(Reason.OTHER_AGENCY, "huong", id, "review", "binh", decision);

        CaseId own = province.receive("2.000648");
        province.assign(own, "assign", "binh", "khoa");
        province.office.act("khoa", own, "appraise", Appraisal.meets());
        province.draft(own, "draft", "khoa", "dung", decisionText());
        refused(
                Reason.SEPARATION,
                "khoa",
                own,
                "review",
                "binh",
                Decide.Decision.approve(province.current(own, "result")));
    }

    @Test
    void whoeverWouldApproveAndSign() {
        CaseId id = assigned("2.000648");
        province.appraise(id, Appraisal.meets());
        province.draft(id, "draft", "ngan", "khoa", decisionText());
        refused(Reason.SEPARATION, () -> province.approve(id, "review", "khoa", "result"));
        province.sendBack(id, "review", "khoa", "result");
    }

    @Test
    void signingAndSealing() {
        CaseId id = drafted();
        province.approve(id, "review", "binh", "result");
        OrderSignature.Order order = OrderSignature.Order.sign(province.current(id, "result"));
        refused(Reason.PERSON, "thuy", id, "approve", "dung", order);
        refused(Reason.PERSON, "binh", id, "approve", "dung", order);
        refused(Reason.OTHER_AGENCY, "minh", id, "approve", "dung", order);
        refused(Reason.NOT_IN_OFFICE, "son", id, "approve", "dung", order);
        province.order(id, "approve", "dung", "result");
        Seal.Sealing seal = Seal.Sealing.seal(province.current(id, "result"));
        refused(Reason.ROLE, "dung", id, "seal", "lan", seal);
        refused(Reason.OTHER_AGENCY, "nga", id, "seal", "lan", seal);
        province.seal(id, "seal", "lan", "result");
        refused(Reason.ROLE, "ngan", id, "return_result", "hoa", new HandOver.Handing(""));
        refused(Reason.OTHER_AGENCY, "oanh", id, "return_result", "hoa", new HandOver.Handing(""));
    }

    @Test
    void supplementsFeesWithdrawalsAndExtensions() {
        CaseId id = assigned("2.000648");
        refusedMessage(Reason.ROLE, "ngan", id, "withdrawn", new Withdraw.Wish("Thôi."));
        refusedMessage(Reason.OTHER_AGENCY, "oanh", id, "withdrawn", new Withdraw.Wish("Thôi."));
        refusedMessage(Reason.NOT_IN_OFFICE, "son", id, "withdrawn", new Withdraw.Wish("Thôi."));
        province.appraise(id, Appraisal.needsSupplement("Thiếu."));
        Supplement.Papers papers = new Supplement.Papers(List.of(province.office.attachment("premises")));
        refused(Reason.ROLE, "ngan", id, "supplement", "hoa", papers);
        CaseId paying = province.receive("1.000004");
        refused(Reason.ROLE, "ngan", paying, "pay", "hoa", new Pay.Payment("BL-1"));
        CaseId extending = province.receive("1.000010");
        refusedMessage(Reason.ROLE, "hoa", extending, "postponed", new Extend.Delay(5, "Chậm.", id("dung")));
        refusedMessage(Reason.NOT_SIGNATORY, "tam", extending, "postponed", new Extend.Delay(5, "Chậm.", id("binh")));
    }

    @Test
    void opinionsNotesAndChecks() {
        CaseId asked = assigned("1.000003");
        Opinion.View view = new Opinion.View(new Answer("agree"), "Đồng ý.");
        refused(Reason.OTHER_AGENCY, "binh", asked, "ask_opinion", "huong", view);
        refused(Reason.ROLE, "linh", asked, "ask_opinion", "huong", view);
        province.opinion(asked, "ask_opinion", "huong", "disagree");
        refused(Reason.PERSON, "phuc", asked, "explain", "ngan", new Note.Remark("Tiếp thu."));
        refused(Reason.OTHER_AGENCY, () -> province.motcua().note(id("phong"), asked, "Ghi chú."));
        CaseId checked = province.receive("1.000002");
        province.assign(checked, "assign_trade", "binh", "ngan");
        refused(Reason.PERSON, "phuc", checked, "check_trade", "ngan", new Check.Finding(new Answer("yes"), "Đủ."));
        CaseId many = assigned("1.000008");
        province.office.act("binh", many, "assign_experts", new AssignMany.Assignments(List.of(id("tam"), id("phuc"))));
        String tam = province.task("tam", many, "draft_note");
        refused(Reason.PERSON, () -> province.motcua().act(id("phuc"), tam, Map.of("date", "2026-11-02", "body", "x")));
    }

    @Test
    void whatIsIssuedIsReplacedAndRecalledByTheirPeople() {
        CaseId id = province.office.open("ngan", "outgoing-document", "Thư");
        province.draft(id, "draft", "ngan", "dung", letterText());
        province.initial(id, "initial", "binh", "letter");
        province.initial(id, "check_format", "mai", "letter");
        province.approve(id, "decide", "quang", "letter");
        province.order(id, "approve", "dung", "letter");
        province.seal(id, "seal", "lan", "letter");
        refusedMessage(Reason.UNIT, "cuong", id, "replace", new Replace.Wish("Sai."));
        refusedMessage(Reason.ROLE, "ngan", id, "replace", new Replace.Wish("Sai."));
        refusedMessage(Reason.OTHER_AGENCY, "huong", id, "replace", new Replace.Wish("Sai."));
        refusedMessage(Reason.ROLE, "ngan", id, "recall", new Recall.Calling("Nhầm."));
        refusedMessage(Reason.UNIT, "tam", id, "correct", new Open.Beginning("Đính chính"));
    }

    @Test
    void theApplicantNeedsTheSecretAndHasFewTries() {
        Receipt receipt = province.office.received("hoa", "2.000648");
        CaseId id = receipt.dossier().caseId();
        Applicant right = new Applicant(id, receipt.secret());
        Applicant wrong = new Applicant(id, "AAAAAAAAAAAA");
        Withdraw.Wish wish = new Withdraw.Wish("Thôi.");
        for (int i = 0; i < 5; i++) {
            refused(Reason.SECRET, () -> province.motcua().send(wrong, "withdrawn_unassigned", wish));
        }
        refused(Reason.SECRET, () -> province.motcua().send(right, "withdrawn_unassigned", wish));
        refused(Reason.SECRET, () -> province.motcua().tasks(right));
        province.later(Duration.ofMinutes(15));
        refused(Reason.SECRET, () -> province.motcua().send(wrong, "withdrawn_unassigned", wish));
        province.motcua().send(right, "withdrawn_unassigned", wish);
        assertThat(province.isClosed(id)).isTrue();

        CaseId drafted = drafted();
        String review = province.task("binh", drafted, "review");
        assertThatThrownBy(() -> province.motcua()
                        .act(right, review, Decide.Decision.approve(province.current(drafted, "result"))))
                .as("another case's task")
                .isInstanceOf(NotAwaitedException.class);
    }

    @Test
    void theApplicantDoesNoActOfOfficers() {
        Receipt receipt = province.office.received("hoa", "2.000648");
        CaseId id = receipt.dossier().caseId();
        province.office.settle(id);
        String task = province.task("binh", id, "assign");
        refused(
                Reason.PERSON,
                () -> province.motcua()
                        .act(new Applicant(id, receipt.secret()), task, new Assign.Assignment(id("ngan"))));
    }

    @Test
    void aClaimedTaskIsItsHoldersUntilGivenBack() {
        CaseId id = province.receive("2.000648");
        String task = province.task("binh", id, "assign");
        Assign.Assignment ngan = new Assign.Assignment(id("ngan"));
        province.motcua().claim(id("binh"), task);
        province.motcua().claim(id("binh"), task);
        assertThat(province.office.task("khoa", id, "assign").claimedBy()).contains(id("binh"));
        refused(Reason.CLAIMED, () -> province.motcua().act(id("khoa"), task, ngan));
        refused(Reason.CLAIMED, () -> province.motcua().claim(id("khoa"), task));
        refused(Reason.ROLE, () -> province.motcua().unclaim(id("ngan"), task));
        refused(Reason.UNIT, () -> province.motcua().unclaim(id("cuong"), task));
        province.motcua().unclaim(id("khoa"), task);
        province.motcua().act(id("khoa"), task, ngan);
        assertThatThrownBy(() -> province.motcua().claim(id("binh"), task)).isInstanceOf(NotAwaitedException.class);
        assertThatThrownBy(() -> province.motcua().unclaim(id("binh"), task)).isInstanceOf(NotAwaitedException.class);
    }

    @Test
    void aDeputyDoesTheAssignedWorkWhileTheOfficerIsAway() {
        CaseId id = assigned("2.000648");
        String task = province.task("ngan", id, "appraise");
        province.motcua().claim(id("ngan"), task);
        assertThat(province.inbox("phuc", id)).isEmpty();
        refused(Reason.PERSON, () -> province.motcua().act(id("phuc"), task, Appraisal.meets()));
        province.office.clock().set(morning("2026-12-07"));
        assertThat(province.inbox("phuc", id)).containsExactly("appraise");
        assertThat(province.motcua().inboxCount(id("phuc")))
                .isEqualTo(province.motcua().inbox(id("phuc")).size());
        province.office.act("phuc", id, "appraise", Appraisal.meets());
        province.draft(id, "draft", "phuc", "dung", decisionText());
        assertThat(province.document(id, "result").drafter()).isEqualTo(id("phuc"));
        province.office.clock().set(morning("2026-12-14"));
        province.sendBack(id, "review", "binh", "result");
        assertThat(province.inbox("phuc", id)).isEmpty();
        assertThat(province.inbox("ngan", id)).containsExactly("draft");
    }

    @Test
    void aDeputyDoesTheWorkOfAHeadWhoIsAway() {
        CaseId id = province.receive("1.000002");
        province.assign(id, "assign_trade", "binh", "ngan");
        String task = province.task("cuong", id, "assign_safety");
        refused(Reason.ROLE, () -> province.motcua().act(id("tam"), task, new Assign.Assignment(id("tam"))));
        province.office.clock().set(morning("2026-12-08"));
        assertThat(province.inbox("tam", id)).containsExactly("assign_safety");
        province.assign(id, "assign_safety", "tam", "tam");
        assertThat(province.waiting(id)).containsExactly("check_safety", "check_trade");
    }

    @Test
    void aDeputyOfASignerSendsBackAndNeverSigns() {
        CaseId id = assigned("2.000648");
        province.appraise(id, Appraisal.meets());
        province.draft(id, "draft", "ngan", "thuy", decisionText());
        province.approve(id, "review", "binh", "result");
        province.office.clock().set(morning("2026-12-08"));
        assertThat(province.inbox("dung", id)).containsExactly("approve");
        refused(Reason.PERSON, () -> province.order(id, "approve", "dung", "result"));
        province.sendBackUnsigned(id, "approve", "dung", "result");
        province.draft(id, "draft", "phuc", "dung", decisionText());
        province.approveAndIssue(id);
        assertThat(province.document(id, "result")
                        .last(Part.SIGNED)
                        .orElseThrow()
                        .officer())
                .isEqualTo(id("dung"));
    }

    @Test
    void aHeadNamesAnotherOfficer() {
        CaseId id = assigned("2.000648");
        var since = province.office.task("ngan", id, "appraise");
        province.motcua().claim(id("ngan"), since.task());
        refused(Reason.ROLE, () -> province.motcua().reassign(id("ngan"), id, "specialist", id("ngan"), id("phuc")));
        refused(Reason.UNIT, () -> province.motcua().reassign(id("cuong"), id, "specialist", id("ngan"), id("tam")));
        refused(
                Reason.OTHER_AGENCY,
                () -> province.motcua().reassign(id("huong"), id, "specialist", id("ngan"), id("linh")));
        refused(Reason.ROLE, () -> province.motcua().reassign(id("binh"), id, "specialist", id("ngan"), id("lan")));
        refused(
                Reason.NOT_IN_OFFICE,
                () -> province.motcua().reassign(id("binh"), id, "specialist", id("ngan"), id("son")));
        province.later(Duration.ofDays(1));
        province.motcua().reassign(id("binh"), id, "specialist", id("ngan"), id("phuc"));
        assertThat(province.inbox("ngan", id)).isEmpty();
        var after = province.office.task("phuc", id, "appraise");
        assertThat(after.since()).as("it waits since it came").isEqualTo(since.since());
        assertThat(after.due()).isEqualTo(since.due());
        assertThat(after.claimedBy()).isEmpty();
        province.office.act("phuc", id, "appraise", Appraisal.meets());
        assertThat(province.times(id, "REASSIGNED")).isEqualTo(1);
        province.assertRecordIntact(id);
    }

    @Test
    void oneOfSeveralIsNamedAnewAndTheOthersStay() {
        CaseId id = assigned("1.000008");
        province.office.act(
                "binh", id, "assign_experts", new AssignMany.Assignments(List.of(id("ngan"), id("phuc"), id("tam"))));
        province.motcua().reassign(id("binh"), id, "experts", id("phuc"), id("khoa"));
        assertThat(province.view(id).caseFile().assigned("experts")).containsExactly(id("ngan"), id("khoa"), id("tam"));
        assertThat(province.inbox("khoa", id)).containsExactly("draft_note");
        assertThat(province.inbox("phuc", id)).isEmpty();
        assertThat(province.inbox("tam", id)).containsExactly("draft_note");
        assertThatThrownBy(() -> province.motcua().reassign(id("binh"), id, "experts", id("ngan"), id("tam")))
                .as("nobody answers twice")
                .isInstanceOf(NotAwaitedException.class);
    }
}
