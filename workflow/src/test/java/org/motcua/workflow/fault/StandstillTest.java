package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.workflow.fault.Town.HOA;
import static org.motcua.workflow.fault.Town.NGAN;
import static org.motcua.workflow.fault.Town.VIET;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.core.casefile.CaseId;
import org.motcua.workflow.FailedStep;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.NotAwaitedException;
import org.motcua.workflow.testkit.Until;

/** Somebody writes to the tables by which a case goes on: whatever does not go on is seen, and goes on where that can be mended. */
class StandstillTest {

    private final Town town = Town.onH2();

    @AfterEach
    void leave() {
        town.close();
    }

    private static List<String> seen(Motcua motcua, CaseId id) {
        return motcua.failedSteps(VIET).stream()
                .filter(step -> step.caseId().equals(id))
                .map(FailedStep::step)
                .toList();
    }

    private void attack(String sql, CaseId id) {
        for (String statement : sql.replace("@", id.value()).split("; ", -1)) {
            town.database.execute(statement);
        }
    }

    @Test
    void whatGoesOnIsNotSeen() {
        try (Motcua motcua = town.open()) {
            List<CaseId> cases = List.of(
                    town.received(motcua),
                    town.appraised(motcua),
                    town.drafted(motcua),
                    town.reviewed(motcua),
                    town.signed(motcua),
                    town.issued(motcua));

            motcua.sweep();

            assertThat(motcua.failedSteps(VIET)).isEmpty();
            assertThat(cases).doesNotHaveDuplicates();
        }
    }

    /** What the lists should have follows from the case. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM mc_task WHERE case_id = '@'",
                "UPDATE mc_task SET who = 'officer:nobody' WHERE case_id = '@'",
                "UPDATE mc_task SET agency = 'H01' WHERE case_id = '@'",
                "UPDATE mc_task SET since = TIMESTAMP '2999-01-01 00:00:00' WHERE case_id = '@'",
                "UPDATE mc_task SET element = 'seal' WHERE case_id = '@'",
                "DELETE FROM mc_due WHERE case_id = '@'",
                "UPDATE mc_due SET due_at = TIMESTAMP '2999-01-01 00:00:00' WHERE case_id = '@'",
                "UPDATE mc_due SET due_at = NULL WHERE case_id = '@'",
                "UPDATE mc_due SET rule = 'due+999wd' WHERE case_id = '@'",
                "UPDATE mc_due SET since = TIMESTAMP '2999-01-01 00:00:00' WHERE case_id = '@'",
                "UPDATE mc_due SET execution = 'x' WHERE case_id = '@'",
            })
    void aRowThatFollowsFromTheCaseIsMendedWhenTheOperatorSaysSo(String sql) {
        try (Motcua motcua = town.open()) {
            CaseId other = town.drafted(motcua);
            CaseId id = town.drafted(motcua);
            List<String> due = due(id);
            attack(sql, id);

            motcua.sweep();
            motcua.sweep();

            assertThat(seen(motcua, id)).isNotEmpty();
            assertThat(seen(motcua, other)).isEmpty();
            motcua.retry(VIET, id);
            assertThat(seen(motcua, id)).isEmpty();
            assertThat(due(id)).isEqualTo(due);
            town.review(motcua, id);
            town.order(motcua, id);
            Town.settle(motcua, id);
            town.seal(motcua, id);
            Town.settle(motcua, id);
            town.assertIssuedOnce(motcua, id);
        }
    }

    private List<String> due(CaseId id) {
        return town.database.strings(
                "SELECT element || ' ' || due_at FROM mc_due WHERE case_id = '" + id + "' ORDER BY element");
    }

    /** What the engine had must come from a backup; until then it stays where the operator sees it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM act_ru_task WHERE proc_inst_id_ IN (SELECT instance FROM mc_task WHERE case_id = '@')",
                "UPDATE act_ru_task SET execution_id_ = NULL WHERE proc_inst_id_ IN (SELECT instance FROM mc_task WHERE"
                        + " case_id = '@')",
                "UPDATE act_ru_task SET task_def_key_ = 'seal' WHERE proc_inst_id_ IN (SELECT instance FROM mc_task WHERE"
                        + " case_id = '@')",
                "UPDATE act_ru_execution SET act_id_ = 'seal' WHERE act_id_ = 'review'",
                "DELETE FROM act_ru_event_subscr WHERE activity_id_ = 'due_soon'",
                "DELETE FROM act_ru_event_subscr WHERE activity_id_ = 'overdue'",
                "SET REFERENTIAL_INTEGRITY FALSE; DELETE FROM act_ru_execution; DELETE FROM act_ru_task; DELETE FROM"
                        + " act_ru_event_subscr; DELETE FROM act_ru_variable; DELETE FROM mc_task",
                "SET REFERENTIAL_INTEGRITY FALSE; DELETE FROM act_ru_task; DELETE FROM act_ru_execution WHERE act_id_ ="
                        + " 'review'",
                "UPDATE act_ru_execution SET business_key_ = 'motcua:H99.12-261102-9999'",
                "UPDATE act_ru_execution SET business_key_ = NULL",
                "UPDATE mc_case SET closed_at = CURRENT_TIMESTAMP WHERE id = '@'",
                "UPDATE mc_case SET process_tag = '9.9.9' WHERE id = '@'",
                "UPDATE act_ru_task SET suspension_state_ = 2; DELETE FROM mc_task",
            })
    void aTokenThatNothingMovesIsSeenUntilItIsRestored(String sql) {
        try (Motcua motcua = town.open()) {
            CaseId id = town.drafted(motcua);
            attack(sql, id);

            motcua.sweep();
            motcua.sweep();

            assertThat(seen(motcua, id)).isNotEmpty();
            try {
                motcua.retry(VIET, id);
            } catch (RuntimeException e) {
                assertThat(e).isNotInstanceOf(NotAwaitedException.class);
            }
            motcua.sweep();
            if (!sql.endsWith("FROM mc_task")) {
                assertThat(seen(motcua, id)).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE FROM act_ru_ext_task",
                "UPDATE act_ru_ext_task SET act_id_ = 'other'",
                "UPDATE act_ru_ext_task SET execution_id_ = NULL",
                "UPDATE act_ru_ext_task SET proc_inst_id_ = NULL",
            })
    void aStepThatNoWorkerWillBeHandedOutIsSeen(String sql) {
        CaseId id;
        try (Motcua motcua = town.open()) {
            id = town.reviewed(motcua);
        }
        try (Motcua motcua = town.configured().workerThreads(0).build()) {
            town.order(motcua, id);
            attack(sql, id);
        }
        try (Motcua motcua = town.open()) {
            Until.holds("the operator sees it", () -> {
                motcua.sweep();
                return !seen(motcua, id).isEmpty();
            });
            assertThat(town.document(id).signed()).isNull();
        }
    }

    @Test
    void whatIsRestoredIsNotSeenAnyMore() {
        try (Motcua motcua = town.open()) {
            CaseId id = town.drafted(motcua);
            attack("UPDATE act_ru_execution SET act_id_ = 'seal' WHERE act_id_ = 'review'", id);
            motcua.sweep();
            assertThat(seen(motcua, id)).isNotEmpty();
            attack("UPDATE act_ru_execution SET act_id_ = 'review' WHERE act_id_ = 'seal'", id);

            motcua.sweep();

            assertThat(seen(motcua, id)).isEmpty();
            assertThat(Town.waiting(motcua, NGAN, id)).isEmpty();
            assertThat(motcua.caseFile(HOA, id)).isNotNull();
        }
    }
}
