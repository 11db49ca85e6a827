package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.Town.BINH;
import static org.motcua.workflow.Town.DUNG;
import static org.motcua.workflow.Town.HOA;
import static org.motcua.workflow.Town.KHOA;
import static org.motcua.workflow.Town.LAN;
import static org.motcua.workflow.Town.NGAN;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.UnknownOfficerException;
import org.motcua.core.record.DossierRecord;
import org.motcua.core.record.RecordReport;
import org.motcua.core.store.DocumentId;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.dossier.IncompleteDossierException;
import org.motcua.core.dossier.SeparationOfDutiesException;
import org.motcua.core.dossier.UnknownDossierException;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.core.procedure.UnknownProcedureException;
import org.motcua.core.transaction.JdbcTransactions;

/** Who may do what and when, and that a refused act changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OneStopActsTest {

    private final Town town = Town.onH2();
    private final JdbcTransactions transactions = JdbcTransactions.of(town.database.dataSource());
    private final OneStop oneStop = town.configured().transactions(transactions).build();

    @AfterAll
    void close() {
        oneStop.close();
        town.close();
    }

    @Test
    void refusesAnOfficerWithoutTheRole() {
        DossierCode code = town.received(oneStop);
        unchanged(
                code,
                () -> assertThatThrownBy(() -> oneStop.assign(NGAN, code, NGAN))
                        .isInstanceOf(NotAllowedException.class)
                        .hasMessageContaining("ngan")
                        .hasMessageContaining("HEAD"));
        assertThatThrownBy(() -> oneStop.receive(LAN, town.submission())).isInstanceOf(NotAllowedException.class);
        unchanged(
                code,
                () -> assertThatThrownBy(() -> oneStop.assign(BINH, code, LAN))
                        .isInstanceOf(NotAllowedException.class));
    }

    @Test
    void refusesAnOfficerWhoIsNobodyOrNoLongerInOffice() {
        DossierCode code = town.received(oneStop);
        assertThatThrownBy(() -> oneStop.assign(new OfficerId("nobody"), code, NGAN))
                .isInstanceOf(UnknownOfficerException.class);
        oneStop.assign(BINH, code, NGAN);
        oneStop.appraise(NGAN, code, Appraisal.meets());
        assertThatThrownBy(() -> oneStop.draft(NGAN, code, Town.decision(new OfficerId("son"))))
                .isInstanceOf(UnknownOfficerException.class);
    }

    @Test
    void refusesAnotherSpecialistAndAnotherLeader() {
        DossierCode code = town.received(oneStop);
        oneStop.assign(BINH, code, NGAN);
        unchanged(
                code,
                () -> assertThatThrownBy(() -> oneStop.appraise(KHOA, code, Appraisal.meets()))
                        .isInstanceOf(NotAllowedException.class)
                        .hasMessageContaining("another officer's"));
        DossierCode drafted = town.reviewed(oneStop);
        unchanged(
                drafted,
                () -> assertThatThrownBy(() -> oneStop.sign(KHOA, drafted)).isInstanceOf(NotAllowedException.class));
    }

    @Test
    void drafterApproverAndSignerAreDifferentPeople() {
        DossierCode code = town.received(oneStop);
        oneStop.assign(BINH, code, KHOA);
        oneStop.appraise(KHOA, code, Appraisal.meets());
        oneStop.draft(KHOA, code, Town.decision(KHOA));
        unchanged(
                code,
                () -> assertThatThrownBy(() -> oneStop.review(KHOA, code, Verdict.approve()))
                        .isInstanceOf(SeparationOfDutiesException.class));
        oneStop.review(BINH, code, Verdict.approve());
        unchanged(
                code,
                () -> assertThatThrownBy(() -> oneStop.sign(KHOA, code))
                        .isInstanceOf(SeparationOfDutiesException.class));

        DossierCode other = town.appraised(oneStop);
        oneStop.draft(NGAN, other, Town.decision(KHOA));
        oneStop.review(KHOA, other, Verdict.approve());
        unchanged(
                other,
                () -> assertThatThrownBy(() -> oneStop.sign(KHOA, other))
                        .isInstanceOf(SeparationOfDutiesException.class));
    }

    @Test
    void theAgencyNeverSignsBeforeTheLeader() {
        DossierCode code = town.reviewed(oneStop);
        unchanged(
                code,
                () -> assertThatThrownBy(() -> oneStop.seal(LAN, code))
                        .isInstanceOf(NotAwaitedException.class)
                        .hasMessageContaining("seal"));
    }

    @Test
    void theSecondClickOfADoubleClickIsOneClearError() {
        DossierCode code = town.received(oneStop);
        oneStop.assign(BINH, code, NGAN);
        unchanged(
                code,
                () -> assertThatThrownBy(() -> oneStop.assign(BINH, code, NGAN))
                        .isInstanceOf(NotAwaitedException.class)
                        .hasMessageContaining(code.value())
                        .hasMessageContaining("assign"));
    }

    @RepeatedTest(10)
    void ofManyClicksAtTheSameMomentOneIsDone() throws InterruptedException {
        int clicks = 6;
        DossierCode code = town.reviewed(oneStop);
        ExecutorService pool = Executors.newFixedThreadPool(clicks);
        try {
            CyclicBarrier together = new CyclicBarrier(clicks);
            List<Callable<Void>> hands = IntStream.range(0, clicks)
                    .<Callable<Void>>mapToObj(i -> () -> {
                        together.await();
                        oneStop.sign(DUNG, code);
                        return null;
                    })
                    .toList();
            List<Throwable> refused = new ArrayList<>();
            for (Future<Void> hand : pool.invokeAll(hands)) {
                try {
                    hand.get();
                } catch (ExecutionException e) {
                    refused.add(e.getCause());
                }
            }
            assertThat(refused)
                    .hasSize(clicks - 1)
                    .allMatch(
                            failure -> failure instanceof ConflictException || failure instanceof NotAwaitedException);
        } finally {
            pool.shutdownNow();
        }
        Town.awaitSigning(oneStop, code);
        assertThat(Town.acts(oneStop, code))
                .containsOnlyOnce("SIGNATURE_ORDERED")
                .containsOnlyOnce("LEADER_SIGNED");
    }

    @Test
    void anIncompleteDossierIsNotReceivedAndAllThatIsMissingIsNamed() {
        Submission whole = town.submission();
        Submission empty =
                new Submission(whole.procedure(), whole.channel(), whole.applicant(), whole.subject(), List.of());
        int before = town.database.count("SELECT COUNT(*) FROM mc_dossier");

        assertThatThrownBy(() -> oneStop.receive(HOA, empty))
                .isInstanceOfSatisfying(
                        IncompleteDossierException.class,
                        e -> assertThat(e.missing())
                                .extracting(ComponentId::value)
                                .containsExactly("application", "premises"));
        assertThat(town.database.count("SELECT COUNT(*) FROM mc_dossier")).isEqualTo(before);
    }

    @Test
    void attachmentsMustBeInTheStore() {
        Submission whole = town.submission();
        List<Attachment> attachments = new ArrayList<>(whole.attachments());
        attachments.add(new Attachment(new ComponentId("training"), "chung-chi.pdf", DocumentId.of(new byte[] {1})));
        Submission dangling =
                new Submission(whole.procedure(), whole.channel(), whole.applicant(), whole.subject(), attachments);

        assertThatThrownBy(() -> oneStop.receive(HOA, dangling))
                .isInstanceOf(WorkflowException.class)
                .hasMessageContaining("chung-chi.pdf");
    }

    @Test
    void unknownProcedureAndUnknownDossierAreNamed() {
        Submission whole = town.submission();
        Submission unknown = new Submission(
                new ProcedureCode("9.999999"),
                whole.channel(),
                whole.applicant(),
                whole.subject(),
                whole.attachments());
        assertThatThrownBy(() -> oneStop.receive(HOA, unknown)).isInstanceOf(UnknownProcedureException.class);
        assertThatThrownBy(() -> oneStop.assign(BINH, new DossierCode("H99.12-990101-0001"), NGAN))
                .isInstanceOf(UnknownDossierException.class);
    }

    @Test
    void aHostThatRollsBackUndoesTheActWhole() {
        DossierCode code = town.received(oneStop);
        unchanged(
                code,
                () -> assertThatThrownBy(() -> transactions.inTransaction(() -> {
                            oneStop.assign(BINH, code, NGAN);
                            oneStop.appraise(NGAN, code, Appraisal.meets());
                            throw new IllegalStateException("the host changed its mind");
                        }))
                        .hasMessage("the host changed its mind"));
        assertThat(oneStop.dossier(code).state()).isEqualTo(DossierState.RECEIVED);
        assertThat(Town.waiting(oneStop, BINH, code)).containsExactly("assign");
    }

    @Test
    void severalActsJoinOneTransactionOfTheHost() {
        DossierCode code = transactions.inTransaction(() -> town.appraised(oneStop));

        assertThat(Town.waiting(oneStop, NGAN, code)).containsExactly("draft");
    }

    @Test
    void theRecordOfADossierIsWholeAndNamesEveryDocumentAndNumber() {
        DossierCode code = town.received(oneStop);
        oneStop.assign(BINH, code, NGAN);
        oneStop.appraise(NGAN, code, Appraisal.needsSupplement("Thiếu chứng chỉ"));
        oneStop.supplement(HOA, code, List.of(town.attachment("training")));
        oneStop.appraise(NGAN, code, Appraisal.meets());
        oneStop.draft(NGAN, code, Town.decision());
        oneStop.review(BINH, code, Verdict.approve());
        oneStop.sign(DUNG, code);
        Town.awaitSigning(oneStop, code);
        oneStop.seal(LAN, code);
        Town.awaitSigning(oneStop, code);

        byte[] json = oneStop.record(code).toJson().getBytes(StandardCharsets.UTF_8);
        RecordReport report = DossierRecord.verify(new ByteArrayInputStream(json));
        assertThat(report.isIntact()).isTrue();
        assertThat(report.unrecorded()).isEmpty();
        assertThat(report.entries()).isEqualTo(oneStop.history(code).size());
        assertThat(oneStop.history(code).get(0).actor().value()).isEqualTo("officer:hoa");
    }

    private void unchanged(DossierCode code, Runnable refused) {
        int version = oneStop.dossier(code).version();
        int entries = oneStop.history(code).size();
        List<String> tasks = tasks(code);
        refused.run();
        assertThat(oneStop.dossier(code).version()).isEqualTo(version);
        assertThat(oneStop.history(code)).hasSize(entries);
        assertThat(tasks(code)).isEqualTo(tasks);
    }

    private List<String> tasks(DossierCode code) {
        return town.database.strings("SELECT t.task_def_key_ FROM act_ru_task t JOIN act_ru_execution e"
                + " ON e.id_ = t.proc_inst_id_ WHERE e.business_key_ = '" + code.value() + "'");
    }
}
