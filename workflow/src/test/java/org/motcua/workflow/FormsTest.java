package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.Province.decisionText;
import static org.motcua.workflow.Province.id;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.DocumentState;
import org.motcua.core.document.OtherDocumentException;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.act.standard.Appraise.Appraisal;
import org.motcua.workflow.act.standard.Assign;
import org.motcua.workflow.act.standard.Decide;
import org.motcua.workflow.act.standard.Open;
import org.motcua.workflow.act.standard.OrderSignature;
import org.motcua.workflow.act.standard.Seal;
import org.motcua.workflow.form.FormException;
import org.motcua.workflow.form.FormField;

/** What acts ask for, and that they are bound to what was seen and done once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsTest {

    private Province province;

    @BeforeAll
    void open() {
        province = Province.open();
    }

    @AfterAll
    void close() {
        province.close();
    }

    private CaseId inReview() {
        CaseId id = province.receive("2.000648");
        province.assign(id, "assign", "binh", "ngan");
        province.appraise(id, Appraisal.meets());
        province.draft(id);
        return id;
    }

    private List<String> fields(String officer, CaseId id, String element) {
        TaskForm form = province.motcua().form(id(officer), province.task(officer, id, element));
        assertThat(form.caseId()).isEqualTo(id);
        assertThat(form.step()).isEqualTo(element);
        return form.form().fields().stream().map(FormField::name).toList();
    }

    @Test
    void everyActAsksForItsFields() {
        CaseId id = province.receive("2.000648");
        assertThat(fields("binh", id, "assign")).containsExactly("officer");
        province.assign(id, "assign", "binh", "ngan");
        assertThat(fields("ngan", id, "appraise")).containsExactly("answer", "reason", "signer");
        assertThat(choices("ngan", id, "appraise")).containsExactly("meets", "supplement", "refuse");
        province.appraise(id, Appraisal.needsSupplement("Thiếu bản đồ."));
        assertThat(fields("hoa", id, "supplement")).containsExactly("attachments");
        assertThat(messageFields("hoa", id, "withdrawn")).containsExactly("reason");

        CaseId drafted = inReview();
        assertThat(fields("binh", drafted, "review")).containsExactly("answer", "document", "reason");
        assertThat(choices("binh", drafted, "review")).containsExactly("approve", "return");
        province.approve(drafted, "review", "binh", "result");
        assertThat(fields("dung", drafted, "approve")).containsExactly("answer", "document", "reason");
        province.order(drafted, "approve", "dung", "result");
        assertThat(fields("lan", drafted, "seal")).containsExactly("answer", "document", "reason");
        province.seal(drafted, "seal", "lan", "result");
        assertThat(fields("hoa", drafted, "return_result")).containsExactly("note");

        CaseId paying = province.receive("1.000004");
        assertThat(fields("hoa", paying, "pay")).containsExactly("receipt");
        CaseId checking = province.receive("1.000002");
        province.assign(checking, "assign_trade", "binh", "ngan");
        assertThat(fields("ngan", checking, "check_trade")).containsExactly("answer", "reason");
        CaseId asking = province.receive("1.000003");
        province.assign(asking, "assign", "binh", "ngan");
        assertThat(fields("huong", asking, "ask_opinion")).containsExactly("answer", "text");
        CaseId many = province.receive("1.000008");
        province.assign(many, "assign", "binh", "ngan");
        assertThat(fields("binh", many, "assign_experts")).containsExactly("officers");
        CaseId extending = province.receive("1.000010");
        assertThat(messageFields("tam", extending, "postponed")).containsExactly("amount", "reason", "signer");
        CaseId letter = province.office.open("ngan", "outgoing-document", "Về việc kiểm tra");
        assertThat(fields("ngan", letter, "draft"))
                .containsExactly("signer", "subject", "addressees", "body", "recipients", "filing");
    }

    private List<String> choices(String officer, CaseId id, String element) {
        return province.motcua().form(id(officer), province.task(officer, id, element)).form().find("answer").stream()
                .flatMap(field -> field.choices().stream())
                .map(FormField.Choice::value)
                .toList();
    }

    private List<String> messageFields(String officer, CaseId id, String element) {
        return province.motcua().form(id(officer), id, element).form().fields().stream()
                .map(FormField::name)
                .toList();
    }

    @Test
    void aDraftAsksForWhatTheTemplateOfItsKindHas() {
        CaseId id = province.receive("2.000648");
        province.assign(id, "assign", "binh", "ngan");
        province.appraise(id, Appraisal.meets());
        assertThat(fields("ngan", id, "draft")).startsWith("signer", "subject").contains("authority", "articles");
        TaskForm form = province.motcua().form(id("ngan"), province.task("ngan", id, "draft"));
        assertThat(form.document()).isEmpty();
        province.draft(id);
        TaskForm review = province.motcua().form(id("binh"), province.task("binh", id, "review"));
        assertThat(review.document().orElseThrow().current()).contains(province.current(id, "result"));
    }

    @Test
    void aFieldOfTheTemplateThatIsCalledLikeOneOfTheActsOwnHasAnotherName() {
        CaseId id = province.receive("1.000008");
        province.assign(id, "assign", "binh", "ngan");
        province.office.act("binh", id, "assign_experts", Map.of("officers", List.of("tam")));
        assertThat(fields("tam", id, "draft_note"))
                .as("the paper's own signer is a name, and nobody signs it with a key")
                .contains("content_signer")
                .doesNotContain("signer");
        province.office.act(
                "tam",
                id,
                "draft_note",
                Map.of(
                        "date", "2026-11-02",
                        "body", "Đồng ý.",
                        "signer_title", "Chuyên gia",
                        "content_signer", "Ngô Thanh Tâm"));
        assertThat(province.document(id, "opinion-1.note").content()).contains("\"signer\":\"Ngô Thanh Tâm\"");
    }

    @Test
    void whatIsFilledInWronglyIsNamedAndChangesNothing() {
        CaseId id = inReview();
        String task = province.task("binh", id, "review");
        String seen = province.current(id, "result").value();
        assertRefused(task, Map.of("answer", "approve", "document", seen, "opinion", "x"), "opinion");
        assertRefused(task, Map.of("answer", "seal", "document", seen), "answer");
        assertRefused(task, Map.of("answer", "approve"), "document");
        assertRefused(task, Map.of("document", seen), "answer");
        assertRefused(task, Map.of("answer", "return", "document", seen, "reason", "x".repeat(1_001)), "reason");
        assertNothingChanges(
                () -> province.motcua().act(id("binh"), task, Map.of("answer", "return", "document", seen)),
                RuntimeException.class);
        assertNothingChanges(
                () -> province.motcua().act(id("binh"), task, Map.of("answer", "approve", "document", "nonsense")),
                RuntimeException.class);
    }

    private void assertRefused(String task, Map<String, String> given, String field) {
        var before = province.tables();
        assertThatThrownBy(() -> province.motcua().act(id("binh"), task, new HashMap<>(given)))
                .isInstanceOfSatisfying(
                        FormException.class, wrong -> assertThat(wrong.field()).isEqualTo(field));
        assertThat(province.tables()).isEqualTo(before);
    }

    private void assertNothingChanges(Runnable act, Class<? extends Exception> refusal) {
        var before = province.tables();
        assertThatThrownBy(act::run).isInstanceOf(refusal);
        assertThat(province.tables()).isEqualTo(before);
    }

    @Test
    void anOldTabApprovesSignsAndSealsNothingElse() {
        CaseId id = inReview();
        DocumentId first = province.current(id, "result");
        province.sendBack(id, "review", "binh", "result");
        province.draft(id);
        String review = province.task("binh", id, "review");
        assertNothingChanges(
                () -> province.motcua().act(id("binh"), review, Decide.Decision.approve(first)),
                OtherDocumentException.class);
        province.approve(id, "review", "binh", "result");
        String approve = province.task("dung", id, "approve");
        assertNothingChanges(
                () -> province.motcua().act(id("dung"), approve, OrderSignature.Order.sign(first)),
                OtherDocumentException.class);
        DocumentId second = province.current(id, "result");
        province.order(id, "approve", "dung", "result");
        String seal = province.task("lan", id, "seal");
        assertNothingChanges(
                () -> province.motcua().act(id("lan"), seal, Seal.Sealing.seal(second)), OtherDocumentException.class);
    }

    @Test
    void aLateSecondClickDoesNothingOfTheNextRound() {
        CaseId id = inReview();
        String task = province.task("binh", id, "review");
        DocumentId first = province.current(id, "result");
        province.motcua().act(id("binh"), task, Decide.Decision.sendBack(first, "Xem lại."));
        province.draft(id);
        assertNothingChanges(
                () -> province.motcua().act(id("binh"), task, Decide.Decision.approve(first)),
                NotAwaitedException.class);
        assertThat(province.document(id, "result").state()).isEqualTo(DocumentState.COMPOSED);
    }

    @Test
    void aDoubleClickIsNotAwaited() {
        CaseId id = province.receive("2.000648");
        String task = province.task("binh", id, "assign");
        province.motcua().act(id("binh"), task, new Assign.Assignment(id("ngan")));
        assertNothingChanges(
                () -> province.motcua().act(id("binh"), task, new Assign.Assignment(id("phuc"))),
                NotAwaitedException.class);
        assertThatThrownBy(() -> province.motcua().form(id("binh"), task)).isInstanceOf(NotAwaitedException.class);
    }

    @Test
    void ofTwoAtOnceOneIsFirstAndNothingIsDoubled() throws Exception {
        for (int round = 0; round < 5; round++) {
            CaseId id = inReview();
            String task = province.task("binh", id, "review");
            DocumentId seen = province.current(id, "result");
            List<Throwable> refusals = atOnce(
                    () -> province.motcua().act(id("binh"), task, Decide.Decision.approve(seen)),
                    () -> province.motcua().act(id("khoa"), task, Decide.Decision.sendBack(seen, "Xem lại.")));
            assertThat(refusals).hasSize(1);
            assertThat(refusals.get(0)).isInstanceOfAny(NotAwaitedException.class, ConflictException.class);
            assertThat(province.times(id, "APPROVED") + province.times(id, "RETURNED"))
                    .isEqualTo(1);
            assertThat(province.waiting(id)).hasSize(1);
            province.assertRecordIntact(id);
        }
    }

    @Test
    void ofTwoMessagesAtOnceOneBegins() throws Exception {
        CaseId id = province.office.open("ngan", "outgoing-document", "Về việc kiểm tra");
        province.draft(id, "draft", "ngan", "dung", Province.letterText());
        province.initial(id, "initial", "binh", "letter");
        province.initial(id, "check_format", "mai", "letter");
        province.approve(id, "decide", "quang", "letter");
        province.order(id, "approve", "dung", "letter");
        province.seal(id, "seal", "lan", "letter");
        Runnable correct = () -> province.motcua().send(id("ngan"), id, "correct", new Open.Beginning("Đính chính"));
        List<Throwable> refusals = atOnce(correct, correct);
        assertThat(refusals).hasSize(1);
        assertThat(refusals.get(0)).isInstanceOfAny(NotAwaitedException.class, ConflictException.class);
        assertThat(province.waiting(id)).containsExactly("draft_correction");
        assertThat(province.query("SELECT id FROM mc_task WHERE case_id = '" + id + "'", row -> row.getString(1)))
                .hasSize(1);
    }

    /** What was refused of acts that are done at the same moment. */
    static List<Throwable> atOnce(Runnable... acts) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(acts.length);
        ExecutorService threads = Executors.newFixedThreadPool(acts.length);
        try {
            List<Callable<Throwable>> calls = Arrays.stream(acts)
                    .<Callable<Throwable>>map(act -> () -> {
                        barrier.await();
                        try {
                            act.run();
                            return null;
                        } catch (RuntimeException e) {
                            return e;
                        }
                    })
                    .toList();
            List<Throwable> refusals = new ArrayList<>();
            for (Future<Throwable> call : threads.invokeAll(calls)) {
                if (call.get() != null) {
                    refusals.add(call.get());
                }
            }
            return refusals;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void anotherApplicantsTaskIsNotAnswered() {
        Receipt one = province.office.received("hoa", "1.000004");
        Receipt other = province.office.received("hoa", "1.000004");
        province.office.settle(one.dossier().caseId());
        province.office.settle(other.dossier().caseId());
        Applicant applicant = new Applicant(one.dossier().caseId(), one.secret());
        String foreign = province.motcua()
                .tasks(new Applicant(other.dossier().caseId(), other.secret()))
                .get(0)
                .task();
        assertThatThrownBy(() -> province.motcua().act(applicant, foreign, Map.of("receipt", "BL-1")))
                .isInstanceOf(NotAwaitedException.class);
    }

    @Test
    void valuesCanBeGivenAsTexts() {
        CaseId id = province.receive("2.000648");
        province.office.act("binh", id, "assign", Map.of("officer", "ngan"));
        province.office.act("ngan", id, "appraise", Map.of("answer", "meets"));
        Map<String, Object> draft = new HashMap<>(decisionText());
        draft.put("signer", "dung");
        draft.put("recipients", "Như Điều 1");
        province.office.act("ngan", id, "draft", draft);
        assertThat(province.waiting(id)).containsExactly("review");
    }
}
