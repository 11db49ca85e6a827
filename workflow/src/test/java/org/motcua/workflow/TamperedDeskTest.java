package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.DrawnOffice.PROCESS;
import static org.motcua.workflow.DrawnOffice.current;
import static org.motcua.workflow.DrawnOffice.drafted;
import static org.motcua.workflow.DrawnOffice.id;
import static org.motcua.workflow.DrawnOffice.sql;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.DocumentState;
import org.motcua.workflow.act.standard.Appraise;
import org.motcua.workflow.act.standard.AssignMany;
import org.motcua.workflow.act.standard.Decide;
import org.motcua.workflow.act.standard.Note;
import org.motcua.workflow.model.ModelReader;
import org.motcua.workflow.modeler.Drawing;
import org.motcua.workflow.process.TamperedModelException;
import org.motcua.workflow.step.RecordDisagreesException;
import org.motcua.workflow.testkit.TestOffice;

/** Rows that were altered only for the moment of an act decide nothing: who may is read from engine, model and record. */
class TamperedDeskTest {

    private static TestOffice office() {
        return DrawnOffice.open(builder -> builder.model(Drawing.of(PROCESS, "1.0.0", DrawnOffice.whole()))
                .model(Drawing.of(
                        "weak",
                        "1.0.0",
                        DrawnOffice.whole()
                                .replace("decide.v1 by=role:HEAD@unit not=drafter", "decide.v1 by=role:SPECIALIST"))));
    }

    @Test
    void aTasksRowThatNamesAWeakerModelLetsNobodyElseApprove() {
        try (TestOffice office = office()) {
            CaseId id = drafted(office);
            String task = office.task("binh", id, "decide").task();
            assertThat(sql(
                            office,
                            "UPDATE mc_task SET definition = (SELECT definition FROM mc_model WHERE process_key = 'weak')"
                                    + " WHERE id = '" + task + "'"))
                    .isPositive();

            assertThatThrownBy(() -> approve(office, "phuc", id, task)).isInstanceOf(NotAllowedException.class);
            approve(office, "binh", id, task);
            assertThat(office.document(id, "result").state()).isEqualTo(DocumentState.APPROVED);
        }
    }

    @Test
    void aTasksRowThatNamesAnotherAgencyLetsNobodyOfItApprove() {
        try (TestOffice office = office()) {
            CaseId id = drafted(office);
            String task = office.task("binh", id, "decide").task();
            sql(office, "UPDATE mc_task SET agency = 'H99.05' WHERE id = '" + task + "'");

            assertThatThrownBy(() -> approve(office, "huong", id, task))
                    .isInstanceOfSatisfying(
                            NotAllowedException.class,
                            refusal -> assertThat(refusal.reason()).isEqualTo(NotAllowedException.Reason.OTHER_AGENCY));
        }
    }

    @Test
    void aDivisionThatIsNotTheRecordsLetsNoActPass() {
        try (TestOffice office = office()) {
            CaseId id = drafted(office);
            String task = office.task("binh", id, "decide").task();
            sql(office, "UPDATE mc_case SET unit = 'Phòng Kỹ thuật an toàn' WHERE id = '" + id + "'");

            assertThatThrownBy(() -> approve(office, "cuong", id, task))
                    .isInstanceOf(RecordDisagreesException.class)
                    .hasMessageContaining("division");
            assertThat(office.document(id, "result").state()).isEqualTo(DocumentState.COMPOSED);
        }
    }

    @Test
    void aWaitThatIsMadeDueByHandDoesNotEnd() {
        try (Province province = Province.open()) {
            CaseId id = province.receive("2.000648");
            province.assign(id, "assign", "binh", "ngan");
            province.appraise(id, Appraise.Appraisal.needsSupplement("Thiếu bản vẽ"));
            sql(
                    province.office,
                    "UPDATE mc_due SET due_at = since WHERE case_id = '" + id + "' AND element = 'supplement_overdue'");

            assertThat(province.motcua().sweep()).isZero();
            assertThat(province.motcua().failedSteps(DrawnOffice.VIET))
                    .anySatisfy(wait -> assertThat(wait.message()).contains("due time", "supplement_overdue"));
        }
    }

    @Test
    void aWaitThatIsGivenAnotherMessageByHandDoesNotSendIt() {
        try (Province province = Province.open()) {
            CaseId id = province.receive("2.000648");
            province.assign(id, "assign", "binh", "ngan");
            sql(province.office, "DELETE FROM mc_due WHERE element = 'overdue'");
            assertThat(sql(
                            province.office,
                            "UPDATE mc_due SET id = (SELECT id_ FROM act_ru_event_subscr WHERE activity_id_ = 'withdrawn')"
                                    + " WHERE element = 'due_soon'"))
                    .isPositive();
            province.office.clock().advance(Duration.ofDays(60));

            assertThat(province.motcua().sweep()).isZero();
            assertThat(province.office.waiting(id)).contains("appraise");
            assertThat(province.motcua().failedSteps(DrawnOffice.VIET))
                    .anySatisfy(wait -> assertThat(wait.message()).contains("due_soon", "withdrawn"));
        }
    }

    @Test
    void aModelThatWasChangedAfterTheStartIsNotRunByANodeThatSeesItFirst() {
        String other = DrawnOffice.whole();
        try (TestOffice office = office()) {
            office.motcua().deploy(id("viet"), Drawing.of(PROCESS, "2.0.0", other));
            String weaker = new String(
                    Drawing.of(PROCESS, "2.0.0", other.replace("role:HEAD@unit not=drafter", "role:SPECIALIST")),
                    StandardCharsets.UTF_8);
            String hash = ModelReader.hash(weaker.getBytes(StandardCharsets.UTF_8));
            sql(
                    office,
                    "UPDATE mc_model SET hash = '" + hash + "', bpmn = '" + weaker.replace("'", "''")
                            + "' WHERE tag = '2.0.0'");
            sql(
                    office,
                    "UPDATE act_ge_bytearray SET bytes_ = STRINGTOUTF8('" + weaker.replace("'", "''")
                            + "') WHERE deployment_id_ = (SELECT deployment_id_ FROM act_re_procdef WHERE id_ = (SELECT"
                            + " definition FROM mc_model WHERE tag = '2.0.0'))");

            assertThatThrownBy(() -> office.receive("hoa", DrawnOffice.PROCEDURE))
                    .isInstanceOf(TamperedModelException.class)
                    .hasMessageContaining("mc_model");
        }
    }

    /** What this node has read is remembered by the engine's ids: a row that gives an id to another process is no model of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE mc_model SET process_key = '" + PROCESS + "', tag = '9.9.9' WHERE process_key = 'weak'",
                "UPDATE mc_model SET definition = (SELECT definition FROM mc_model WHERE process_key = 'weak')"
                        + " WHERE process_key = '" + PROCESS + "'",
                "DELETE FROM mc_model WHERE sequence = (SELECT MAX(sequence) FROM mc_model)",
            })
    void noCaseBeginsByAListOfModelsThatWasChangedMeanwhile(String change) {
        try (TestOffice office = office()) {
            drafted(office);
            office.motcua().deploy(id("viet"), Drawing.of(PROCESS, "2.0.0", DrawnOffice.whole()));
            assertThat(sql(office, change)).isPositive();

            assertThatThrownBy(() -> office.receive("hoa", DrawnOffice.PROCEDURE))
                    .isInstanceOf(TamperedModelException.class)
                    .hasMessageContaining("mc_model");
        }
    }

    @Test
    void theEnginesNumberOfReviewersIsNotTheCases() {
        try (TestOffice office = DrawnOffice.open(builder -> builder.model(Drawing.of(PROCESS, "1.0.0", """
                start received receive.v1
                user many assign-many.v1 by=role:HEAD slot=experts
                user ready note.v1 by=role:HEAD
                user vote opinion.v1 by=assigned:experts many=experts join=all
                end done
                received -> many
                many -> ready
                ready -> vote
                vote -> done
                """)))) {
            CaseId id = office.receive("hoa", DrawnOffice.PROCEDURE);
            office.act("binh", id, "many", new AssignMany.Assignments(List.of(id("ngan"), id("phuc"))));
            assertThat(sql(office, "UPDATE act_ru_variable SET long_ = 0, text_ = '0' WHERE name_ = 'experts_count'"))
                    .isPositive();

            office.act("binh", id, "ready", new Note.Remark("Mời cho ý kiến"));
            assertThat(office.motcua().inbox(id("ngan"))).hasSize(1);
            assertThat(office.motcua().inbox(id("phuc"))).hasSize(1);
        }
    }

    private static void approve(TestOffice office, String officer, CaseId id, String task) {
        office.motcua().act(id(officer), task, Decide.Decision.approve(current(office, id)));
        office.motcua().awaitSteps(id, Duration.ofSeconds(10));
    }
}
