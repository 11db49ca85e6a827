package org.motcua.workflow.personal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningLedger;
import org.motcua.workflow.ledger.SigningOperation;
import org.motcua.workflow.worker.Refusal;
import org.motcua.workflow.worker.StepBench;
import org.motcua.workflow.worker.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps of the engine that wait for a leader's key, and how they become the worker's again. Thread-safe. */
final class ParkedSteps {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedSteps.class);

    private static final int PAGE = 100;

    private final StepBench bench;
    private final Transactions transactions;
    private final SigningLedger ledger;
    private final Runnable wake;

    /** @param wake makes the worker look */
    ParkedSteps(StepBench bench, Runnable wake) {
        this.bench = bench;
        this.transactions = bench.transactions();
        this.ledger = bench.ledger();
        this.wake = wake;
    }

    /** What waits for the leader's key, the oldest first. */
    List<WaitingSignature> of(OfficerId leader, int most) {
        List<WaitingSignature> found = new ArrayList<>();
        List<Optional<SigningOperation>> page = ledger.waiting(leader, 0, PAGE);
        for (int from = PAGE; !page.isEmpty() && found.size() < most; from += PAGE) {
            page.stream()
                    .flatMap(Optional::stream)
                    .filter(operation -> isShown(operation.key()))
                    .limit(most - found.size())
                    .forEach(operation -> found.add(new WaitingSignature(operation.key(), operation.reservedAt())));
            page = ledger.waiting(leader, from, PAGE);
        }
        return found;
    }

    /** What cannot be read is shown too: whoever begins it is told what is wrong, and nobody is kept from the others. */
    private boolean isShown(OperationKey key) {
        try {
            return find(key).isPresent();
        } catch (RuntimeException e) {
            LOG.warn("Whether {} still waits for its leader cannot be read", key.document(), Told.of(e));
            return true;
        }
    }

    /** The step, while it waits for its owner or its answer could not be used. */
    Optional<Tokens.Step> find(OperationKey key) {
        return all(key).stream()
                .filter(step -> step.parked() || step.isFailed())
                .findFirst();
    }

    /** A worker may hold it for a moment. */
    boolean isUnderWay(OperationKey key) {
        return !all(key).isEmpty();
    }

    /** Several processes of a case may stand at elements of one id: it is the one that is about the document. */
    private List<Tokens.Step> all(OperationKey key) {
        CaseFile caseFile = bench.cases().require(new CaseId(key.document().file()));
        return bench.tokens().steps(caseFile.id()).stream()
                .filter(step -> step.element().equals(key.step())
                        && bench.types().containsKey(step.topic())
                        && bench.sight(caseFile, step).document().reference().equals(key.document()))
                .toList();
    }

    /** An operator sees why it does not go on. */
    void fail(OperationKey key, String why) {
        find(key)
                .filter(step -> !step.isFailed())
                .ifPresent(step -> bench.tokens().failParked(step.id(), why));
    }

    /** The document goes back to its approval; false when it waits no more. */
    boolean giveUp(OperationKey key, String reason) {
        return giveBack(key, () -> ledger.declined(key, Refusal.reason(reason)));
    }

    /** The step is the worker's again, with what was written of it; false where nothing was. */
    boolean giveBack(OperationKey key, BooleanSupplier written) {
        return transactions.inTransaction(() -> {
            bench.cases().lock(new CaseId(key.document().file()));
            if (written.getAsBoolean()) {
                find(key).ifPresent(step -> {
                    if (step.isFailed()) {
                        bench.tokens().retryStep(step.id());
                    }
                    bench.tokens().freeLock(step.id());
                });
                transactions.afterCommit(wake);
                return true;
            }
            return false;
        });
    }
}
