package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.DrawnOffice.PROCEDURE;
import static org.motcua.workflow.DrawnOffice.PROCESS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.dossier.Channel;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.act.standard.Appraise;
import org.motcua.workflow.act.standard.Supplement;
import org.motcua.workflow.form.FormException;
import org.motcua.workflow.modeler.Drawing;
import org.motcua.workflow.testkit.TestOffice;

/** What applicants may do, and what comes from them. */
class ApplicantSecretTest {

    private static final int MOST = 5;

    @Test
    void asManyGuessesAtOnceAreNoMoreThanAsManyInARow() throws Exception {
        try (TestOffice office =
                DrawnOffice.open(builder -> builder.model(Drawing.of(PROCESS, "1.0.0", DrawnOffice.whole())))) {
            Receipt receipt = office.received("hoa", PROCEDURE);
            Applicant stranger = new Applicant(receipt.dossier().caseId(), "WRONG");
            int threads = 8;
            int answered = 0;
            ExecutorService pool = Executors.newFixedThreadPool(threads);
            for (int round = 0; round < 4; round++) {
                CyclicBarrier together = new CyclicBarrier(threads);
                List<Future<Boolean>> guesses = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    guesses.add(pool.submit(() -> {
                        together.await();
                        return isAnswered(office.motcua(), stranger);
                    }));
                }
                for (Future<Boolean> guess : guesses) {
                    answered += guess.get() ? 1 : 0;
                }
            }
            pool.shutdown();

            assertThat(answered).as("wrong secrets that were looked at").isEqualTo(MOST);
            Applicant rightful = new Applicant(receipt.dossier().caseId(), receipt.secret());
            assertThatThrownBy(() -> office.motcua().tasks(rightful)).hasMessageContaining("15 minutes");
            office.clock().advance(Duration.ofMinutes(16));
            assertThat(office.motcua().tasks(rightful)).isEmpty();
        }
    }

    private static boolean isAnswered(Motcua motcua, Applicant applicant) {
        try {
            motcua.tasks(applicant);
            return true;
        } catch (NotAllowedException e) {
            return String.valueOf(e.getMessage()).contains("do not go together");
        }
    }

    @Test
    void papersThatNobodyHasDoNotLetTheClockRunAgain() {
        try (Province province = Province.open()) {
            Receipt receipt = province.office.received("hoa", "2.000648");
            Applicant applicant = new Applicant(receipt.dossier().caseId(), receipt.secret());
            province.assign(applicant.caseId(), "assign", "binh", "ngan");
            province.appraise(applicant.caseId(), Appraise.Appraisal.needsSupplement("Thiếu bản vẽ"));
            String task = province.motcua().tasks(applicant).get(0).task();
            Attachment ghost =
                    new Attachment(new ComponentId("premises"), "ban-ve.pdf", new DocumentId("0".repeat(64)));

            assertThatThrownBy(() -> province.motcua().act(applicant, task, new Supplement.Papers(List.of(ghost))))
                    .isInstanceOf(WorkflowException.class)
                    .hasMessageContaining("premises");
            assertThat(province.motcua().tasks(applicant)).hasSize(1);
        }
    }

    @Test
    void namesThatNoDocumentShowsOrThatTurnRoundAreRefusedBeforeTheDossierHasACode() {
        try (TestOffice office =
                DrawnOffice.open(builder -> builder.model(Drawing.of(PROCESS, "1.0.0", DrawnOffice.whole())))) {
            for (String name : List.of("An \uD83D\uDE00", "An \u202E nA", "An\r\nBình", "\u4E2D")) {
                assertThatThrownBy(() -> receive(office, name, "don.pdf"))
                        .as(name)
                        .isInstanceOf(FormException.class)
                        .hasMessageContaining("applicant.name");
            }
            for (String file : List.of("../../etc/passwd", "a|b.pdf", "..", "a\u0007.pdf", "C:\\a.pdf")) {
                assertThatThrownBy(() -> receive(office, "An", file))
                        .as(file)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("File name");
            }
            assertThat(DrawnOffice.strings(office, "SELECT id FROM mc_case")).isEmpty();
        }
    }

    @Test
    void whatTheSecretIsComparedWithIsShownToNobody() {
        try (TestOffice office =
                DrawnOffice.open(builder -> builder.model(Drawing.of(PROCESS, "1.0.0", DrawnOffice.whole())))) {
            Receipt receipt = office.received("hoa", PROCEDURE);

            assertThat(office.motcua()
                            .caseFile(DrawnOffice.id("hoa"), receipt.dossier().caseId())
                            .caseFile()
                            .applicantKey())
                    .isEmpty();
        }
    }

    private static void receive(TestOffice office, String name, String file) {
        office.motcua()
                .receive(
                        DrawnOffice.id("hoa"),
                        new Submission(
                                new ProcedureCode(PROCEDURE),
                                Channel.DIRECT,
                                new org.motcua.core.dossier.Applicant(
                                        org.motcua.core.dossier.Applicant.Kind.CITIZEN, name, "1", "", "", ""),
                                "Đề nghị",
                                List.of(new Attachment(
                                        new ComponentId("application"),
                                        file,
                                        office.attachment("application").document()))));
    }
}
