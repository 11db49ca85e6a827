package org.motcua.workflow.personal;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.motcua.core.casefile.CaseFile;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningOperation;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.StepType;
import org.motcua.workflow.worker.Refusal;
import org.motcua.workflow.worker.StepBench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after steps that wait for their owners, so that none waits for somebody who cannot come. Where the owner is not
 * appointed any more the document goes back to its approval; where the ledger does not wait for whoever ordered the
 * signature the step is the worker's again, which goes on or says what is wrong; where neither can be told it is the
 * operator's to see. Thread-safe.
 */
final class ParkedSweep {

    private static final Logger LOG = LoggerFactory.getLogger(ParkedSweep.class);

    /** So many are looked at in one sweep, all of them in turn. */
    private static final int AT_ONCE = 100;

    private final StepBench bench;
    private final Runnable wake;
    private final AtomicInteger next = new AtomicInteger();

    ParkedSweep(StepBench bench, Runnable wake) {
        this.bench = bench;
        this.wake = wake;
    }

    /** Gives how many are the worker's again. */
    int run() {
        int from = next.get();
        List<Tokens.Step> page =
                bench.transactions().inTransaction(() -> bench.tokens().parked(from, AT_ONCE));
        next.set(page.isEmpty() ? 0 : from + AT_ONCE);
        int freed = 0;
        for (Tokens.Step step : page) {
            freed += frees(step) ? 1 : 0;
        }
        return freed;
    }

    private boolean frees(Tokens.Step step) {
        try {
            return bench.transactions().inTransaction(() -> look(step));
        } catch (RuntimeException e) {
            LOG.warn("Whether {} of {} still waits for its owner cannot be told", step.element(), step.caseId());
            show(step, e);
            return false;
        }
    }

    private boolean look(Tokens.Step step) {
        CaseFile caseFile = bench.cases().lock(step.caseId()); // whoever answers now, or gives it back, waits
        boolean parked = bench.tokens().steps(step.instance(), step.caseId()).stream()
                .anyMatch(now -> now.id().equals(step.id()) && now.parked() && !now.isFailed());
        if (!parked || isAwaited(step, caseFile)) {
            return false;
        }
        bench.tokens().freeLock(step.id());
        bench.transactions().afterCommit(wake);
        return true;
    }

    private boolean isAwaited(Tokens.Step step, CaseFile caseFile) {
        StepType type = bench.type(step);
        if (!type.once().equals(Optional.of(SigningRole.LEADER))) {
            return false; // no other step waits for a person
        }
        Sight sight = bench.sight(caseFile, step);
        OperationKey key = new OperationKey(sight.document().reference(), step.element(), SigningRole.LEADER);
        String owner = type.inNameOf(sight).actor().value();
        Optional<SigningOperation> waiting = bench.ledger()
                .find(key)
                .filter(SigningOperation::waitsForOwner)
                .filter(operation -> operation.owner().map("officer:"::concat).equals(Optional.of(owner)));
        if (waiting.isEmpty()) {
            return false;
        }
        try {
            type.requireAppointed(sight);
            return true;
        } catch (SigningRefusedException e) {
            return !bench.ledger().declined(key, Refusal.reason(e.getMessage()));
        }
    }

    private void show(Tokens.Step step, RuntimeException failure) {
        try {
            bench.tokens()
                    .failParked(
                            step.id(),
                            "The step waits for its owner, but whether it still does cannot be told: "
                                    + (failure instanceof WorkflowException
                                            ? failure.getMessage()
                                            : failure.getClass().getSimpleName()));
        } catch (RuntimeException e) {
            LOG.warn("That could not be noted; trying again");
        }
    }
}
