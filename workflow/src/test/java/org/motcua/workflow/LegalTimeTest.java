package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.workflow.Province.id;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.act.standard.Appraise.Appraisal;
import org.motcua.workflow.act.standard.Extend;
import org.motcua.workflow.act.standard.Supplement;

/** Waits for legal time end once, when the clock says so. */
class LegalTimeTest {

    private Province province;

    @BeforeEach
    void open() {
        province = Province.open();
    }

    @AfterEach
    void close() {
        province.close();
    }

    private CaseId assigned() {
        CaseId id = province.receive("2.000648");
        province.assign(id, "assign", "binh", "ngan");
        return id;
    }

    @Test
    void sweepsOfTwoNodesAtOnceEndAWaitOnce() throws Exception {
        CaseId id = assigned();
        CaseId other = assigned();
        Instant due = province.due(id, "due_soon").orElseThrow();
        province.office.clock().set(due);
        try (Motcua second = VersionsTest.node(province).workerThreads(0).build()) {
            AtomicInteger ended = new AtomicInteger();
            List<Throwable> failures = FormsTest.atOnce(
                    () -> ended.addAndGet(province.motcua().sweep()),
                    () -> ended.addAndGet(second.sweep()),
                    () -> ended.addAndGet(province.motcua().sweep()),
                    () -> ended.addAndGet(second.sweep()));
            assertThat(failures).isEmpty();
            assertThat(ended.addAndGet(province.motcua().sweep())).isEqualTo(2);
        }
        for (CaseId each : List.of(id, other)) {
            province.office.settle(each);
            assertThat(province.times(each, "TIME_REACHED")).isEqualTo(1);
            assertThat(province.told(each)).containsExactly("due-soon");
            province.assertRecordIntact(each);
        }
    }

    @Test
    void anInterruptingWaitAndTheAnswerAtOnceAreOneOfBoth() throws Exception {
        for (int round = 0; round < 3; round++) {
            CaseId id = assigned();
            province.appraise(id, Appraisal.needsSupplement("Thiếu."));
            Instant due = province.due(id, "supplement_overdue").orElseThrow();
            province.office.clock().set(due);
            String task = province.task("hoa", id, "supplement");
            Supplement.Papers papers = new Supplement.Papers(List.of(province.office.attachment("premises")));
            List<Throwable> failures = FormsTest.atOnce(
                    () -> province.motcua().sweep(), () -> province.motcua().act(id("hoa"), task, papers));
            province.office.settle(id);
            assertThat(failures)
                    .allSatisfy(failure ->
                            assertThat(failure).isInstanceOfAny(NotAwaitedException.class, ConflictException.class));
            province.office.sweep(id);
            assertThat(province.times(id, "SUPPLEMENT_RECEIVED") + province.times(id, "MOVED"))
                    .isEqualTo(1);
            assertThat(province.waiting(id)).containsExactly("appraise");
            assertThat(province.state(id)).isEqualTo(DossierState.IN_PROGRESS);
            province.assertRecordIntact(id);
        }
    }

    @Test
    void aReminderMovesWithTheDueDate() {
        CaseId id = province.receive("1.000010");
        Instant before = province.due(id, "due_soon").orElseThrow();
        province.office.send("tam", id, "postponed", new Extend.Delay(5, "Cần giám định lại.", id("dung")));
        Instant after = province.due(id, "due_soon").orElseThrow();
        assertThat(after).isAfter(before);
        province.sweepAt(id, before);
        assertThat(province.told(id)).isEmpty();
        province.sweepAt(id, after);
        assertThat(province.told(id)).containsExactly("due-soon");
    }

    @Test
    void nothingIsDueWhileTheApplicantMustAct() {
        CaseId id = assigned();
        Instant remind = province.due(id, "due_soon").orElseThrow();
        province.appraise(id, Appraisal.needsSupplement("Thiếu."));
        province.sweepAt(id, remind.plusSeconds(1));
        assertThat(province.told(id)).isEmpty();
        province.office.act(
                "hoa", id, "supplement", new Supplement.Papers(List.of(province.office.attachment("premises"))));
        assertThat(province.due(id, "due_soon").orElseThrow()).isAfter(remind);
    }
}
