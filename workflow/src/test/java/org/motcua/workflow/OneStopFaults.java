package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.workflow.Town.BINH;
import static org.motcua.workflow.Town.DUNG;
import static org.motcua.workflow.Town.HOA;
import static org.motcua.workflow.Town.LAN;
import static org.motcua.workflow.Town.NGAN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.core.dossier.DossierCode;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.step.StepPoint;
import org.motcua.workflow.step.StepWatcher;
import org.motcua.workflow.testkit.TestDatabase;
import org.motcua.workflow.testkit.Until;

/** Crashes, slow and failing signers, several nodes: each dossier has everything once all the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OneStopFaults {

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
    @EnumSource(SigningRole.class)
    void theNextProcessFinishesWhatACrashLeft(SigningRole role) throws InterruptedException {
        Crash crash = new Crash(role);
        Map<StepPoint, DossierCode> dossiers = new EnumMap<>(StepPoint.class);
        try (OneStop dying = town.configured().watcher(crash).build()) {
            for (StepPoint point : StepPoint.values()) {
                DossierCode code = role == SigningRole.LEADER ? town.reviewed(dying) : town.signed(dying);
                dossiers.put(point, code);
                crash.at(point, instance(code));
                if (role == SigningRole.LEADER) {
                    dying.sign(DUNG, code);
                } else {
                    dying.seal(LAN, code);
                }
            }
            assertThat(crash.happened.await(30, TimeUnit.SECONDS)).isTrue();
        }

        try (OneStop next = town.open()) {
            dossiers.forEach((point, code) -> {
                Town.awaitSigning(next, code);
                if (role == SigningRole.LEADER) {
                    next.seal(LAN, code);
                    Town.awaitSigning(next, code);
                }
                next.returnResult(HOA, code);
                town.assertIssuedOnce(next, code);
                boolean answerWasLost = point == StepPoint.KEY_ANSWERED || point == StepPoint.STORED;
                assertThat(town.signer.signatures(instance(code), role.name()))
                        .as("signatures after a crash at " + point)
                        .isEqualTo(answerWasLost ? 2 : 1);
            });
        }
    }

    @Test
    void aStepThatIsLongerThanItsLockIsSignedOnce() {
        Duration lock = Duration.ofMillis(600);
        try (OneStop slow = town.configured().lock(lock).build();
                OneStop other = town.configured().lock(lock).workerId("node-2").build()) {
            DossierCode code = town.reviewed(slow);
            String instance = instance(code);
            town.signer.before((order, attempt) -> {
                String first = expiry(instance);
                for (int i = 0; i < 4; i++) {
                    String before = expiry(instance);
                    Until.holds("the lock was extended", () -> !expiry(instance).equals(before));
                }
                assertThat(expiry(instance)).isGreaterThan(first);
            });
            slow.sign(DUNG, code);
            Town.awaitSigning(slow, code);
            town.signer.before((order, attempt) -> {});
            other.seal(LAN, code);
            Town.awaitSigning(other, code);

            town.assertIssuedOnce(other, code);
            assertThat(town.signer.signatures(instance, "LEADER")).isEqualTo(1);
        }
    }

    @Test
    void aFailureThatPassesIsTriedAgain() {
        town.signer.before((order, attempt) -> {
            if (attempt == 1) {
                throw new IllegalStateException("the time stamping authority does not answer");
            }
        });
        try (OneStop oneStop = town.open()) {
            DossierCode code = town.issued(oneStop);

            town.assertIssuedOnce(oneStop, code);
            assertThat(oneStop.failedSteps()).isEmpty();
        }
    }

    @Test
    void aFailureThatStaysWaitsForAnOperator() {
        AtomicBoolean broken = new AtomicBoolean(true);
        town.signer.before((order, attempt) -> {
            if (broken.get()) {
                throw new IllegalStateException("the token is not plugged in");
            }
        });
        try (OneStop oneStop = town.open()) {
            DossierCode code = town.reviewed(oneStop);
            oneStop.sign(DUNG, code);
            Until.holds("the step gave up", () -> !oneStop.failedSteps().isEmpty());
            assertThat(oneStop.failedSteps())
                    .containsExactly(new FailedStep(code, "sign-leader", "the token is not plugged in"));
            assertThat(oneStop.awaitSigning(code, Duration.ZERO)).isFalse();

            broken.set(false);
            oneStop.retry(code);
            Town.awaitSigning(oneStop, code);
            assertThat(Town.waiting(oneStop, LAN, code)).containsExactly("seal");
            oneStop.voidNumber(LAN, code, "Thử nghiệm");
        }
    }

    @Test
    void twoNodesOnOneDatabaseDoEachDossierOnce() {
        try (OneStop one = town.configured().workerThreads(2).build();
                OneStop two =
                        town.configured().workerThreads(2).workerId("node-2").build()) {
            List<DossierCode> codes = new ArrayList<>();
            IntStream.range(0, 10)
                    .parallel()
                    .mapToObj(i -> town.reviewed(i % 2 == 0 ? one : two))
                    .forEach(code -> {
                        synchronized (codes) {
                            codes.add(code);
                        }
                    });
            codes.forEach(code -> one.sign(DUNG, code));
            codes.forEach(code -> Town.awaitSigning(two, code));
            codes.forEach(code -> two.seal(LAN, code));
            codes.forEach(code -> Town.awaitSigning(one, code));

            assertThat(codes).hasSize(10).allSatisfy(code -> town.assertIssuedOnce(one, code));
        }
    }

    @Test
    void aSignerThatCanBeAskedByReferenceSignsOnceWhateverCrashes() throws InterruptedException {
        Town asked = town.withRememberingSigner();
        Crash crash = new Crash(SigningRole.LEADER);
        DossierCode code;
        try (OneStop dying = asked.configured().watcher(crash).build()) {
            code = asked.reviewed(dying);
            crash.at(StepPoint.KEY_ANSWERED, instance(code));
            dying.sign(DUNG, code);
            Until.holds("it crashed", () -> crash.happened.getCount() < StepPoint.values().length);
        }
        String instance = instance(code);
        try (OneStop next = asked.open()) {
            Town.awaitSigning(next, code);
            next.seal(LAN, code);
            Town.awaitSigning(next, code);
            asked.assertIssuedOnce(next, code);
        }
        assertThat(asked.signer.signatures(instance, "LEADER")).isEqualTo(1);
    }

    @Test
    void aNodeWithoutThreadsLeavesSigningToOthers() {
        try (OneStop desk = town.configured().workerId("desk").workerThreads(0).build()) {
            DossierCode code = town.reviewed(desk);
            desk.sign(DUNG, code);
            assertThat(desk.awaitSigning(code, Duration.ofMillis(200))).isFalse();
            try (OneStop node = town.open()) {
                Town.awaitSigning(node, code);
            }
            desk.voidNumber(LAN, code, "Thử nghiệm");
            assertThat(Town.waiting(desk, NGAN, code)).containsExactly("draft");
            assertThat(Town.waiting(desk, BINH, code)).isEmpty();
        }
    }

    private String instance(DossierCode code) {
        return town.database
                .strings("SELECT id_ FROM act_hi_procinst WHERE business_key_ = '" + code.value() + "'")
                .get(0);
    }

    private String expiry(String instance) {
        return town.database
                .strings("SELECT CAST(lock_exp_time_ AS VARCHAR) FROM act_ru_ext_task WHERE proc_inst_id_ = '"
                        + instance + "'")
                .get(0);
    }

    /** Not an exception: nothing in the worker may handle it. */
    private static final class ProcessEnded extends Error {
        private static final long serialVersionUID = 1L;

        ProcessEnded() {
            super("as if the process had ended here", null, false, false);
        }
    }

    /** Ends the thread of a step as the end of its process would: nothing that follows is done. */
    private static final class Crash implements StepWatcher {

        private final SigningRole role;
        private final Map<String, StepPoint> places = new ConcurrentHashMap<>();
        private final CountDownLatch happened = new CountDownLatch(StepPoint.values().length);

        Crash(SigningRole role) {
            this.role = role;
        }

        void at(StepPoint point, String processInstance) {
            places.put(processInstance, point);
        }

        @Override
        public void reached(OperationKey key, StepPoint point) {
            if (key.role() == role && point == places.get(key.processInstance())) {
                happened.countDown();
                throw new ProcessEnded();
            }
        }
    }
}
