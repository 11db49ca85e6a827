package org.motcua.workflow.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.fault.Town.DUNG;
import static org.motcua.workflow.fault.Town.VIET;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.casefile.CaseId;
import org.motcua.signing.deferred.Confirmation;
import org.motcua.signing.deferred.Response;
import org.motcua.workflow.FailedStep;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.MotcuaBuilder;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.personal.SessionState;
import org.motcua.workflow.personal.SigningSession;
import org.motcua.workflow.personal.WaitingSignature;
import org.motcua.workflow.testkit.SettableClock;
import org.motcua.workflow.testkit.TestKeys;
import org.motcua.workflow.testkit.Until;

/**
 * Documents wait for a leader who releases the key, and somebody writes to the rows of the waiting meanwhile: nothing more is
 * signed than the leader was shown, and nothing waits where neither leader nor operator sees it.
 */
class WaitingAttackTest {

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at(Town.NOW);
    private final Town town = Town.onH2();
    private OwnersKeys keys;

    @BeforeEach
    void makeKeys() {
        TestKeys others = new TestKeys(folder, clock);
        keys = new OwnersKeys(others, new OwnersKey(others.ofOfficer(DUNG, "owner"), Confirmation.ONE_TIME_PASSWORD));
    }

    @AfterEach
    void leave() {
        town.close();
    }

    private MotcuaBuilder node() {
        return town.bare()
                .keys(keys)
                .clock(clock)
                .certificates(TestKeys.certificates())
                .trust(List.of(keys.others().authority().certificate()))
                .crls(List.of(keys.others().authority().crl()));
    }

    private CaseId waiting(Motcua motcua) {
        CaseId id = town.reviewed(motcua);
        town.order(motcua, id);
        Town.settle(motcua, id);
        assertThat(waitingSteps(motcua, id)).hasSize(1);
        return id;
    }

    private static List<OperationKey> waitingSteps(Motcua motcua, CaseId id) {
        return motcua.waitingSignatures(DUNG).stream()
                .map(WaitingSignature::key)
                .filter(key -> key.document().file().equals(id.value()))
                .toList();
    }

    private static Response password() {
        return new Response.OneTimePassword(OwnersKey.PASSWORD.toCharArray());
    }

    /** Whoever holds the engine's tasks so that no worker is handed them is seen, and the operator lets them go on. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE act_ru_ext_task SET lock_exp_time_ = TIMESTAMP '2999-01-01 00:00:00', worker_id_ = 'x'",
                "UPDATE act_ru_ext_task SET suspension_state_ = 2",
                "UPDATE act_ru_ext_task SET suspension_state_ = 9",
                "UPDATE act_ru_ext_task SET topic_name_ = 'motcua.none.v1'",
                "UPDATE act_ru_ext_task SET retries_ = -1, worker_id_ = NULL, lock_exp_time_ = NULL",
                "UPDATE act_ru_ext_task SET proc_def_id_ = NULL, worker_id_ = NULL, lock_exp_time_ = NULL",
            })
    void aStepThatIsKeptFromAllWorkersIsSeen(String change) {
        try (Motcua motcua = node().build()) {
            CaseId id = waiting(motcua);
            String topic = town.database
                    .strings("SELECT topic_name_ FROM act_ru_ext_task")
                    .get(0);
            String definition = town.database
                    .strings("SELECT proc_def_id_ FROM act_ru_ext_task")
                    .get(0);
            town.database.execute(change);

            motcua.sweep();

            assertThat(isSeen(motcua, id)).isTrue();
            town.database.execute(
                    "UPDATE act_ru_ext_task SET topic_name_ = '" + topic + "', proc_def_id_ = '" + definition + "'");
            motcua.retry(VIET, id);
            Town.settle(motcua, id);
            assertThat(isSeen(motcua, id)).isFalse();
            SigningSession session = motcua.beginSigning(DUNG, waitingSteps(motcua, id));
            assertThat(motcua.answerSigning(DUNG, session.id(), password()).state())
                    .isEqualTo(SessionState.DONE);
        }
    }

    /** A name or a step that somebody who does not exist holds until the year 2999 is nobody's. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO mc_node (worker, process, beat_at) VALUES ('node-2', 'x',"
                        + " TIMESTAMP WITH TIME ZONE '2999-01-01 00:00:00+00:00')",
                "INSERT INTO mc_operation (case_id, name, version, step, role, document, state, worker, lease_until,"
                        + " reserved_at, attempts) SELECT case_id, name, version, 'sign_leader', 'LEADER', composed,"
                        + " 'RESERVED', 'x', TIMESTAMP WITH TIME ZONE '2999-01-01 00:00:00+00:00', TIMESTAMP WITH TIME ZONE"
                        + " '2026-11-02 02:00:00+00:00', 1 FROM mc_document WHERE name = 'result'",
            })
    void whoeverHoldsForCenturiesHoldsNothing(String change) {
        CaseId id;
        try (Motcua motcua = town.configured().build()) {
            id = town.reviewed(motcua);
        }
        try (Motcua idle = town.configured().workerThreads(0).workerId("idle").build()) {
            town.order(idle, id);
        }
        town.database.execute(change);

        try (Motcua motcua = town.configured().workerId("node-2").build()) {
            Town.settle(motcua, id);
            assertThat(town.document(id).signed()).isNotNull();
        }
    }

    /** One row that cannot be read is not to blind the operator, nor to stop what has to be done for others. */
    @Test
    void oneRowThatCannotBeReadHidesNoOther() {
        try (Motcua motcua = node().build()) {
            CaseId id = waiting(motcua);
            CaseId other = waiting(motcua);
            town.database.execute(
                    "UPDATE act_ru_ext_task SET worker_id_ = 'x', lock_exp_time_ = TIMESTAMP '2999-01-01 00:00:00'");
            town.database.execute("UPDATE mc_case SET agency = '' WHERE id = '" + other + "'");
            town.database.execute(
                    "INSERT INTO mc_due (id, case_id, instance, execution, element, rule, since, due_at, failures)"
                            + " VALUES ('x', '?', 'x', 'x', 'x', 'due', TIMESTAMP WITH TIME ZONE '2026-01-05 00:00:00+00:00',"
                            + " TIMESTAMP WITH TIME ZONE '2026-01-05 00:00:00+00:00', 1)");
            town.database.execute(
                    "INSERT INTO mc_operation (case_id, name, version, step, role, document, state, worker,"
                            + " lease_until, reserved_at, attempts, officer) SELECT '?', name, version, step, role, document, state,"
                            + " worker, lease_until, reserved_at, attempts, officer FROM mc_operation WHERE case_id = '"
                            + id + "'");

            motcua.sweep();

            assertThat(motcua.failedSteps(VIET)).extracting(FailedStep::caseId).contains(id, other);
            assertThat(motcua.awaitedLeaders(VIET))
                    .extracting(leader -> leader.key().document().file())
                    .containsExactlyInAnyOrder(id.value(), other.value());
        }
    }

    private static boolean isSeen(Motcua motcua, CaseId id) {
        return motcua.failedSteps(VIET).stream().map(FailedStep::caseId).anyMatch(id::equals);
    }

    /** The first may be begun or is the operator's to see, and is not signed; the other one is as if nothing had been. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE mc_operation SET state = 'FAILED'",
                "UPDATE mc_operation SET state = 'COMMITTED'",
                "UPDATE mc_operation SET state = 'RESERVED'",
                "UPDATE mc_operation SET state = 'SIGNED'",
                "UPDATE mc_operation SET officer = 'khoa'",
                "UPDATE mc_operation SET officer = NULL",
                "UPDATE mc_operation SET officer = ''",
                "UPDATE mc_operation SET document = 'none'",
                "UPDATE mc_operation SET step = 'another'",
                "UPDATE mc_operation SET version = 9",
                "DELETE FROM mc_operation",
            })
    void nothingWaitsWhereNobodySeesIt(String change) {
        try (Motcua motcua = node().build()) {
            CaseId id = waiting(motcua);
            CaseId other = waiting(motcua);
            town.database.execute(change + " WHERE case_id = '" + id + "'");

            motcua.sweep();

            Until.holds(
                    "leader or operator sees it",
                    () -> isSeen(motcua, id) || !waitingSteps(motcua, id).isEmpty());
            assertThat(town.document(id).signed()).isNull();
            motcua.beginSigning(DUNG, waitingSteps(motcua, other));
        }
    }

    /** Whoever left cannot even decline. */
    @Test
    void whatWaitsForALeaderWhoLeftGoesBack() throws IOException {
        CaseId id;
        try (Motcua motcua = node().build()) {
            id = waiting(motcua);
        }
        try (Motcua motcua = node().directory(withoutTheLeader()).build()) {
            assertThat(motcua.sweep()).isEqualTo(1);
            Until.holds("it went back", () -> Town.acts(motcua, id).contains("SIGNING_REFUSED"));
            assertThat(Town.waiting(motcua, Town.NGAN, id)).containsExactly("draft");
            assertThat(motcua.sweep()).isZero();
        }
    }

    private static AgencyDirectory withoutTheLeader() throws IOException {
        try (InputStream in = Town.resource("one-agency.json")) {
            String all = new String(in.readAllBytes(), UTF_8);
            String without = all.replace(
                    "\"roles\": [\"LEADER\"], \"effectiveFrom\": \"2025-07-01\" }",
                    "\"roles\": [\"LEADER\"], \"effectiveFrom\": \"2025-07-01\", \"effectiveTo\": \"2026-11-01\" }");
            assertThat(without).isNotEqualTo(all);
            return AgencyDirectory.read(new ByteArrayInputStream(without.getBytes(UTF_8)));
        }
    }

    /** A password releases the list that the leader was shown, for as long as was said, or nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE mc_signing_item SET session = '@one' WHERE session = '@both' AND position = 1",
                "UPDATE mc_signing_session SET expires_at = expires_at + INTERVAL '1' DAY WHERE id = '@one'",
                "DELETE FROM mc_signing_item WHERE session = '@one'",
            })
    void nothingElseIsReleasedThanWasShown(String change) {
        try (Motcua motcua = node().build()) {
            CaseId shown = waiting(motcua);
            CaseId hidden = waiting(motcua);
            SigningSession both = motcua.beginSigning(
                    DUNG,
                    motcua.waitingSignatures(DUNG).stream()
                            .map(WaitingSignature::key)
                            .sorted(Comparator.comparing(OperationKey::reference))
                            .toList());
            SigningSession one = motcua.beginSigning(DUNG, waitingSteps(motcua, shown));
            town.database.execute(change.replace("@one", one.id()).replace("@both", both.id()));

            assertThatThrownBy(() -> motcua.answerSigning(DUNG, one.id(), password()))
                    .isInstanceOf(WorkflowException.class);

            assertThat(keys.owners().released).hasValue(0);
            assertThat(town.document(shown).signed()).isNull();
            assertThat(town.document(hidden).signed()).isNull();
            SigningSession again = motcua.beginSigning(DUNG, waitingSteps(motcua, shown));
            assertThat(motcua.answerSigning(DUNG, again.id(), password()).state())
                    .isEqualTo(SessionState.DONE);
        }
    }

    /** An answer that nobody gave is none, and keeps the leader from nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE mc_signing_session SET state = 'ANSWERED' WHERE id = '@'",
                "UPDATE mc_signing_session SET state = 'ANSWERED', officer = '' WHERE id = '@'",
                "UPDATE mc_signing_session SET state = 'ANSWERED' WHERE id = '@'; UPDATE mc_signing_item SET signature ="
                        + " '{' WHERE session = '@'",
            })
    void aSessionThatNobodyAnsweredIsInNobodysWay(String change) {
        try (Motcua motcua = node().build()) {
            CaseId id = waiting(motcua);
            SigningSession altered = motcua.beginSigning(DUNG, waitingSteps(motcua, id));
            for (String statement : change.split("; ", -1)) {
                town.database.execute(statement.replace("@", altered.id()));
            }

            SigningSession again = motcua.beginSigning(DUNG, waitingSteps(motcua, id));

            assertThat(motcua.answerSigning(DUNG, again.id(), password()).state())
                    .isEqualTo(SessionState.DONE);
            Town.settle(motcua, id);
            assertThat(town.document(id).signed()).isNotNull();
        }
    }

    /** One session that cannot be read keeps no other from ending, and nobody from beginning again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE mc_signing_session SET officer = '' WHERE id = '@'",
                "UPDATE mc_signing_item SET signature = '{' WHERE session = '@'",
                "UPDATE mc_signing_item SET case_id = 'H99.12-999999-9999' WHERE session = '@'",
                "DELETE FROM mc_signing_item WHERE session = '@'",
            })
    void oneAlteredSessionIsInNobodysWay(String change) {
        try (Motcua motcua = node().build()) {
            CaseId id = waiting(motcua);
            CaseId other = waiting(motcua);
            SigningSession altered = motcua.beginSigning(DUNG, waitingSteps(motcua, id));
            SigningSession healthy = motcua.beginSigning(DUNG, waitingSteps(motcua, other));
            town.database.execute(change.replace("@", altered.id()));
            SigningSession again = motcua.beginSigning(DUNG, waitingSteps(motcua, id));
            town.database.execute(change.replace("@", again.id()));
            clock.advance(Duration.ofMinutes(16));

            assertThat(motcua.sweep()).isPositive();

            assertThat(motcua.signingProgress(DUNG, healthy.id()).state()).isEqualTo(SessionState.EXPIRED);
            Until.holds("it went back", () -> Town.acts(motcua, other).contains("SIGNING_REFUSED"));
            SigningSession last = motcua.beginSigning(DUNG, waitingSteps(motcua, id));
            assertThat(motcua.answerSigning(DUNG, last.id(), password()).state())
                    .isEqualTo(SessionState.DONE);
        }
    }
}
