package org.motcua.workflow.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.motcua.workflow.fault.Town.VIET;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.motcua.core.casefile.CaseId;
import org.motcua.signing.TokenException;
import org.motcua.workflow.FailedStep;
import org.motcua.workflow.KeyWantsOwnerException;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.NotAwaitedException;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.testkit.Until;

/** Keys that do not answer, or that want their owner, hold nobody else and are not asked again and again. */
class SilentKeysTest {

    private static boolean failed(Motcua motcua, CaseId id) {
        return motcua.failedSteps(VIET).stream().map(FailedStep::caseId).anyMatch(id::equals);
    }

    private static void retryWhereItFailed(Motcua motcua, CaseId id) {
        try {
            motcua.retry(VIET, id);
        } catch (NotAwaitedException e) {
            // It goes on already.
        }
    }

    @Test
    void aKeyThatDoesNotAnswerHoldsNobodyElse() {
        CountDownLatch answers = new CountDownLatch(1);
        Set<String> silent = ConcurrentHashMap.newKeySet();
        try (Town town = Town.onH2();
                Motcua motcua = town.configured()
                        .workerThreads(2)
                        .keyPatience(Duration.ofSeconds(60))
                        .build()) {
            CaseId healthy = town.signed(motcua);
            town.signer.before((order, attempt) -> {
                if (order.key().role() == SigningRole.LEADER) {
                    silent.add(order.key().document().file());
                    awaitQuietly(answers);
                }
            });
            List<CaseId> hanging = List.of(town.reviewed(motcua), town.reviewed(motcua), town.reviewed(motcua));
            hanging.forEach(id -> town.order(motcua, id));
            Until.holds("the leader's key is asked", () -> silent.size() == 2);

            town.seal(motcua, healthy);
            Until.holds("the agency's key signs", () -> town.document(healthy).issued() != null);
            assertThat(silent).as("documents that the silent key was asked for").hasSize(2);

            answers.countDown();
            hanging.forEach(id -> Town.settle(motcua, id));
            hanging.forEach(id -> assertThat(town.document(id).signed()).isNotNull());
        } finally {
            answers.countDown();
        }
    }

    @Test
    void aStepWhoseKeyDoesNotAnswerIsSeenAndItsLateAnswerKept() {
        CountDownLatch answers = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        try (Town town = Town.onH2();
                Motcua motcua =
                        town.configured().keyPatience(Duration.ofMillis(300)).build()) {
            town.signer.before((order, attempt) -> {
                asked.incrementAndGet();
                awaitQuietly(answers);
            });
            CaseId id = town.reviewed(motcua);
            town.order(motcua, id);
            Until.holds("the operator sees it", () -> failed(motcua, id));
            assertThat(motcua.failedSteps(VIET).get(0).message()).contains("PT0.3S", "node-1");

            motcua.retry(VIET, id);
            Until.holds("it is given back, for its key is still being asked", () -> failed(motcua, id));
            assertThat(asked).hasValue(1);

            answers.countDown();
            Until.holds(
                    "the answer is kept",
                    () -> town.database
                            .strings("SELECT state FROM mc_operation WHERE case_id = '" + id + "'")
                            .equals(List.of("SIGNED")));
            Until.holds("the step is in nobody's hands", () -> {
                retryWhereItFailed(motcua, id);
                return town.document(id).signed() != null;
            });
            assertThat(asked).hasValue(1);
        } finally {
            answers.countDown();
        }
    }

    static List<RuntimeException> wanting() {
        return List.of(
                new TokenException(TokenException.Reason.PIN_WRONG, "The PIN is wrong"),
                new TokenException(TokenException.Reason.PIN_LOCKED, "The PIN is locked"),
                new IllegalStateException(new KeyWantsOwnerException("the one-time password was wrong")));
    }

    @ParameterizedTest
    @MethodSource("wanting")
    void aKeyThatWantsItsOwnerIsAskedOnce(RuntimeException failure) {
        AtomicInteger asked = new AtomicInteger();
        try (Town town = Town.onH2();
                Motcua motcua = town.open()) {
            town.signer.before((order, attempt) -> {
                asked.incrementAndGet();
                throw failure;
            });
            CaseId id = town.reviewed(motcua);
            town.order(motcua, id);
            Until.holds("the operator sees it", () -> failed(motcua, id));

            assertThat(asked).hasValue(1);
        }
    }

    static List<String> refusals() {
        return List.of("", "   ", "x".repeat(5_000), "a\u0000b\ud800c\nd");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalStandsWhateverIsSaidWithIt(String reason) {
        AtomicInteger asked = new AtomicInteger();
        try (Town town = Town.onH2();
                Motcua motcua = town.open()) {
            town.signer.before((order, attempt) -> {
                asked.incrementAndGet();
                throw new SigningRefusedException(reason);
            });
            CaseId id = town.reviewed(motcua);
            town.order(motcua, id);
            Town.settle(motcua, id);

            assertThat(Town.acts(motcua, id)).contains("SIGNING_REFUSED");
            assertThat(asked).hasValue(1);
        }
    }

    /** As a driver that does not hear of interrupts. */
    private static void awaitQuietly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
