package org.motcua.console.example;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.casefile.CaseId;
import org.motcua.signing.SigningKey;
import org.motcua.signing.deferred.DeferredRequest;
import org.motcua.signing.deferred.Response;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.personal.SessionState;
import org.motcua.workflow.personal.SigningSession;
import org.motcua.workflow.personal.WaitingSignature;
import org.motcua.workflow.step.RecordDisagreesException;

/**
 * The leaders with their tokens: a leader begins a session for what waits, signs its data and hands the signatures over. A
 * token is in one hand at a time, but the same leader may sit at another node, too, and whoever begins last makes the other
 * session void; then the leader looks again. Thread-safe.
 */
final class ScriptedTokens {

    /** More in a row is no coincidence. */
    private static final int MAX_ATTEMPTS = 20;

    private static final int BATCH = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final Motcua motcua;
    private final ExampleKeys keys;
    private final List<OfficerId> leaders;
    private final Map<OfficerId, ReentrantLock> hands = new ConcurrentHashMap<>();

    ScriptedTokens(Motcua motcua, ExampleKeys keys, AgencyDirectory directory) {
        this.motcua = motcua;
        this.keys = keys;
        this.leaders = directory.withRole(Role.LEADER).stream().map(Officer::id).toList();
    }

    /** Signs what waits for a token in the case, and now and then what waits beside it; false when nothing does. */
    boolean sign(CaseId id) {
        List<OfficerId> awaited = leaders.stream()
                .filter(leader ->
                        waiting(leader).stream().anyMatch(step -> caseOf(step).equals(id)))
                .toList();
        awaited.forEach(leader -> sign(leader, id));
        return !awaited.isEmpty();
    }

    private void sign(OfficerId leader, CaseId id) {
        ReentrantLock hand = hands.computeIfAbsent(leader, one -> new ReentrantLock());
        hand.lock();
        try {
            for (int attempt = 1; !signs(leader, id, attempt == MAX_ATTEMPTS); attempt++) {
                pause();
            }
        } finally {
            hand.unlock();
        }
    }

    /** False when another session came between, or another node is at the case. */
    private boolean signs(OfficerId leader, CaseId id, boolean last) {
        List<OperationKey> steps = chosen(waiting(leader), id);
        if (steps.isEmpty()) {
            return true; // somebody else was first
        }
        try {
            SigningSession session = motcua.beginSigning(leader, steps);
            SessionState state = motcua.answerSigning(leader, session.id(), signatures(leader, session))
                    .state();
            if (state != SessionState.DONE && last) {
                throw new IllegalStateException(
                        "The token of " + leader + " has signed for " + id + " in vain: its session is " + state);
            }
            return state == SessionState.DONE;
        } catch (RecordDisagreesException e) {
            throw e;
        } catch (WorkflowException e) { // not awaited any more, or begun or moved by somebody else at the same moment
            if (last) {
                throw e;
            }
            return false;
        }
    }

    private List<OperationKey> waiting(OfficerId leader) {
        return motcua.waitingSignatures(leader).stream()
                .map(WaitingSignature::key)
                .toList();
    }

    private static List<OperationKey> chosen(List<OperationKey> waiting, CaseId id) {
        List<OperationKey> chosen = new ArrayList<>(
                waiting.stream().filter(step -> caseOf(step).equals(id)).toList());
        if (!chosen.isEmpty() && ThreadLocalRandom.current().nextBoolean()) {
            waiting.stream()
                    .filter(step -> !caseOf(step).equals(id))
                    .limit(BATCH - 1)
                    .forEach(chosen::add);
        }
        return chosen;
    }

    private static CaseId caseOf(OperationKey step) {
        return new CaseId(step.document().file());
    }

    private Response signatures(OfficerId leader, SigningSession session) {
        try (SigningKey token = keys.ofOfficer(leader, session.id())) {
            List<byte[]> values = new ArrayList<>();
            for (DeferredRequest.Item item : session.items()) {
                values.add(token.sign(item.dataToBeSigned(), session.algorithm()));
            }
            return new Response.Values(values);
        }
    }

    /** Of random length, or two nodes would take the session from each other without end. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(LONGEST_PAUSE.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The leader was interrupted", e);
        }
    }
}
