package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.fault.Town.BINH;
import static org.motcua.workflow.fault.Town.LAN;
import static org.motcua.workflow.fault.Town.NGAN;
import static org.motcua.workflow.fault.Town.VIET;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.casefile.UnknownCaseException;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.workflow.FailedStep;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.testkit.TestDatabase;
import org.motcua.workflow.testkit.Until;
import org.motcua.workflow.worker.StepPoint;
import org.motcua.workflow.worker.StepWatcher;

/** Crashes, slow and failing signers, several nodes: each dossier has everything once all the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Faults {

    private Town town;

    abstract TestDatabase database();

    @BeforeAll
    void build() {
        town = new Town(database());
    }

    @BeforeEach
    void aWillingSigner() {
        town.signer.before((order, attempt) -> {});
    }

    @AfterAll
    void numbersHaveNoGaps() {
        if (town == null) {
            return;
        }
        try (Town all = town) {
            int rows = all.database.count("SELECT COUNT(*) FROM mc_outgoing");
            assertThat(rows).isPositive();
            assertThat(all.database.count("SELECT COUNT(DISTINCT number) FROM mc_outgoing"))
                    .isEqualTo(rows);
            assertThat(all.database.count("SELECT MAX(number) FROM mc_outgoing"))
                    .isEqualTo(rows);
        }
    }

    /** For each place between two commits a dossier that dies there, all in the same process. */
    @ParameterizedTest
    @EnumSource(
            value = SigningRole.class,
            names = {"LEADER", "AGENCY"})
    void theNextProcessFinishesWhatACrashLeft(SigningRole role) throws InterruptedException {
        Crash crash = new Crash(role);
        Map<StepPoint, CaseId> cases = new EnumMap<>(StepPoint.class);
        try (Motcua dying = town.configured().watcher(crash).build()) {
            for (StepPoint point : StepPoint.values()) {
                CaseId id = role == SigningRole.LEADER ? town.reviewed(dying) : town.signed(dying);
                cases.put(point, id);
                crash.at(point, id);
                if (role == SigningRole.LEADER) {
                    town.order(dying, id);
                } else {
                    town.seal(dying, id);
                }
            }
            assertThat(crash.happened.await(30, TimeUnit.SECONDS)).isTrue();
        }

        try (Motcua next = town.open()) {
            cases.forEach((point, id) -> {
                Town.settle(next, id);
                if (role == SigningRole.LEADER) {
                    town.seal(next, id);
                    Town.settle(next, id);
                }
                town.handOver(next, id);
                town.assertIssuedOnce(next, id);
                boolean answerWasLost = point == StepPoint.KEY_ANSWERED || point == StepPoint.STORED;
                assertThat(town.signer.signatures(id, "result", role))
                        .as("signatures after a crash at " + point)
                        .isEqualTo(answerWasLost ? 2 : 1);
            });
        }
    }

    @Test
    void aStepThatIsLongerThanItsLockIsSignedOnce() {
        Duration lock = Duration.ofMillis(600);
        try (Motcua slow = town.configured().lock(lock).build();
                Motcua other = town.configured().lock(lock).workerId("node-2").build()) {
            CaseId id = town.reviewed(slow);
            town.signer.before((order, attempt) -> {
                String first = expiry(id);
                for (int i = 0; i < 4; i++) {
                    String before = expiry(id);
                    Until.holds("the lock was extended", () -> !expiry(id).equals(before));
                }
                assertThat(expiry(id)).isGreaterThan(first);
            });
            town.order(slow, id);
            Town.settle(slow, id);
            town.signer.before((order, attempt) -> {});
            town.seal(other, id);
            Town.settle(other, id);

            town.assertIssuedOnce(other, id);
            assertThat(town.signer.signatures(id, "result", SigningRole.LEADER)).isEqualTo(1);
        }
    }

    @Test
    void aFailureThatPassesIsTriedAgain() {
        town.signer.before((order, attempt) -> {
            if (attempt == 1) {
                throw new IllegalStateException("the time stamping authority does not answer");
            }
        });
        try (Motcua motcua = town.open()) {
            CaseId id = town.issued(motcua);

            town.assertIssuedOnce(motcua, id);
            assertThat(motcua.failedSteps(VIET)).isEmpty();
        }
    }

    @Test
    void aFailureThatStaysWaitsForAnOperator() {
        AtomicBoolean broken = new AtomicBoolean(true);
        town.signer.before((order, attempt) -> {
            if (broken.get()) {
                throw new KeyUnavailableException("the token is not plugged in");
            }
        });
        try (Motcua motcua = town.open()) {
            CaseId id = town.reviewed(motcua);
            town.order(motcua, id);
            Until.holds("the step gave up", () -> !motcua.failedSteps(VIET).isEmpty());
            assertThat(motcua.failedSteps(VIET))
                    .containsExactly(new FailedStep(id, "sign_leader", "the token is not plugged in"));
            assertThat(motcua.awaitSteps(id, Duration.ZERO)).isFalse();

            broken.set(false);
            motcua.retry(VIET, id);
            Town.settle(motcua, id);
            assertThat(Town.waiting(motcua, LAN, id)).containsExactly("seal");
            town.giveUp(motcua, id);
        }
    }

    /** An Error is a failure like any other: counted, and in the operator's view. */
    @Test
    void aKeyThatThrowsAnErrorIsNotAskedForEver() {
        AtomicInteger asked = new AtomicInteger();
        town.signer.before((order, attempt) -> {
            asked.incrementAndGet();
            throw new InternalError("the token's driver is broken");
        });
        try (Motcua motcua = town.open()) {
            CaseId id = town.reviewed(motcua);
            town.order(motcua, id);
            Until.holds("the step gave up", () -> !motcua.failedSteps(VIET).isEmpty());

            assertThat(motcua.failedSteps(VIET))
                    .singleElement()
                    .satisfies(step ->
                            assertThat(step.message()).contains("InternalError").doesNotContain("driver"));
            assertThat(asked).hasValue(3);
            town.signer.before((order, attempt) -> {});
            motcua.retry(VIET, id);
            Town.settle(motcua, id);
            town.giveUp(motcua, id);
        }
    }

    /** The pauses that are left were counted by other settings. */
    @Test
    void fewerRetriesThanBeforeARestartEndWithTheOperatorToo() {
        town.signer.before((order, attempt) -> {
            throw new KeyUnavailableException("the token is not plugged in");
        });
        CaseId id;
        Duration now = Duration.ofMillis(1);
        try (Motcua patient = town.configured()
                .retries(List.of(now, Duration.ofSeconds(1), Duration.ofHours(1), Duration.ofHours(1)))
                .build()) {
            id = town.reviewed(patient);
            town.order(patient, id);
            Until.holds("it failed once", () -> retries(id) == 4);
        }
        try (Motcua hasty = town.configured().retries(List.of(now)).build()) {
            Until.holds("the step gave up", () -> !hasty.failedSteps(VIET).isEmpty());
            assertThat(hasty.failedSteps(VIET))
                    .containsExactly(new FailedStep(id, "sign_leader", "the token is not plugged in"));
            town.signer.before((order, attempt) -> {});
            hasty.retry(VIET, id);
            Town.settle(hasty, id);
            town.giveUp(hasty, id);
        }
    }

    @Test
    void twoNodesOnOneDatabaseDoEachDossierOnce() {
        try (Motcua one = town.configured().workerThreads(2).build();
                Motcua two =
                        town.configured().workerThreads(2).workerId("node-2").build()) {
            List<CaseId> ids = new ArrayList<>();
            IntStream.range(0, 10)
                    .parallel()
                    .mapToObj(i -> town.reviewed(i % 2 == 0 ? one : two))
                    .forEach(id -> {
                        synchronized (ids) {
                            ids.add(id);
                        }
                    });
            ids.forEach(id -> town.order(one, id));
            ids.forEach(id -> Town.settle(two, id));
            ids.forEach(id -> town.seal(two, id));
            ids.forEach(id -> Town.settle(one, id));

            assertThat(ids).hasSize(10).allSatisfy(id -> town.assertIssuedOnce(one, id));
        }
    }

    /** The host's name is the default: two nodes on one host would free each other's locks and use a key twice. */
    @Test
    void ofTwoNodesOfOneNameOneWorks() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        town.signer.before((order, attempt) -> {
            asked.countDown();
            try {
                answer.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        try (Motcua one = town.open()) {
            CaseId id = town.reviewed(one);
            town.order(one, id);
            assertThat(asked.await(30, TimeUnit.SECONDS)).isTrue();
            try (Motcua twin = town.open()) {
                assertThat(twin.awaitSteps(id, Duration.ofSeconds(1))).isFalse();
                answer.countDown();
                Town.settle(twin, id);
            }
            assertThat(town.signer.signatures(id, "result", SigningRole.LEADER)).isEqualTo(1);
            assertThat(town.database.count("SELECT attempts FROM mc_operation WHERE case_id = '" + id + "'"))
                    .isEqualTo(1);
            town.seal(one, id);
            Town.settle(one, id);
            town.assertIssuedOnce(one, id);
        }
    }

    @Test
    void aNodeThatWasKilledLeavesItsNameAfterAWhile() {
        try (Motcua ready = town.open()) {
            assertThat(ready.failedSteps(VIET)).isEmpty();
            assertThat(town.database.count("SELECT COUNT(*) FROM mc_node WHERE worker = 'node-1'"))
                    .isEqualTo(1);
        }
        town.database.execute("INSERT INTO mc_node (worker, process, beat_at) VALUES ('node-1', 'killed',"
                + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00:00')");
        try (Motcua next = town.open()) {
            CaseId id = town.signed(next);
            town.giveUp(next, id);
        }
        assertThat(town.database.count("SELECT COUNT(*) FROM mc_node WHERE worker = 'node-1'"))
                .isZero();
    }

    @Test
    void aSignerThatCanBeAskedByReferenceSignsOnceWhateverCrashes() {
        Town asked = town.withRememberingSigner();
        Crash crash = new Crash(SigningRole.LEADER);
        CaseId id;
        try (Motcua dying = asked.configured().watcher(crash).build()) {
            id = asked.reviewed(dying);
            crash.at(StepPoint.KEY_ANSWERED, id);
            asked.order(dying, id);
            Until.holds("it crashed", () -> crash.happened.getCount() < StepPoint.values().length);
        }
        try (Motcua next = asked.open()) {
            Town.settle(next, id);
            asked.seal(next, id);
            Town.settle(next, id);
            asked.assertIssuedOnce(next, id);
        }
        assertThat(asked.signer.signatures(id, "result", SigningRole.LEADER)).isEqualTo(1);
    }

    @Test
    void aNodeWithoutThreadsLeavesStepsToOthers() {
        try (Motcua desk = town.configured().workerId("desk").workerThreads(0).build()) {
            CaseId id;
            try (Motcua node = town.open()) {
                id = town.reviewed(node);
            }
            town.order(desk, id);
            assertThat(desk.awaitSteps(id, Duration.ofMillis(200))).isFalse();
            try (Motcua node = town.open()) {
                Town.settle(node, id);
            }
            town.giveUp(desk, id);
            assertThat(Town.waiting(desk, NGAN, id)).containsExactly("draft");
            assertThat(Town.waiting(desk, BINH, id)).isEmpty();
        }
    }

    @Test
    void stepsAreWaitedForAfterTheTransactionAndOfKnownCasesOnly() {
        Transactions transactions = JdbcTransactions.of(town.database.dataSource());
        try (Motcua motcua = town.configured().transactions(transactions).build()) {
            CaseId id = town.drafted(motcua);
            assertThatThrownBy(() -> transactions.inTransaction(() -> motcua.awaitSteps(id, Town.PATIENCE)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("after");
            assertThatThrownBy(() -> motcua.awaitSteps(new CaseId("H99.12-990101-0001"), Town.PATIENCE))
                    .isInstanceOf(UnknownCaseException.class);
        }
    }

    private String expiry(CaseId id) {
        return town.database
                .strings("SELECT CAST(t.lock_exp_time_ AS VARCHAR) FROM act_ru_ext_task t JOIN act_ru_execution e"
                        + " ON e.id_ = t.proc_inst_id_ WHERE e.business_key_ = 'motcua:" + id + "'")
                .get(0);
    }

    private int retries(CaseId id) {
        return town.database.count("SELECT COALESCE(MAX(t.retries_), -1) FROM act_ru_ext_task t JOIN act_ru_execution e"
                + " ON e.id_ = t.proc_inst_id_ WHERE e.business_key_ = 'motcua:" + id + "'");
    }

    /** As if the process had ended here: nothing in the worker may handle it. */
    private static final class ProcessEnded extends ThreadDeath {
        private static final long serialVersionUID = 1L;
    }

    /** Ends the thread of a step as the end of its process would: nothing that follows is done. */
    private static final class Crash implements StepWatcher {

        private final SigningRole role;
        private final Map<String, StepPoint> places = new ConcurrentHashMap<>();
        private final CountDownLatch happened = new CountDownLatch(StepPoint.values().length);

        Crash(SigningRole role) {
            this.role = role;
        }

        void at(StepPoint point, CaseId id) {
            places.put(id.value(), point);
        }

        @Override
        public void reached(OperationKey key, StepPoint point) {
            if (key.role() == role && point == places.get(key.document().file())) {
                happened.countDown();
                throw new ProcessEnded();
            }
        }
    }
}
