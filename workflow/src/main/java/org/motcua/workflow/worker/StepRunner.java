package org.motcua.workflow.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.store.DocumentId;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.OperationState;
import org.motcua.workflow.ledger.SigningLedger;
import org.motcua.workflow.ledger.SigningOperation;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.outcome.Token;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.step.PersonalSigner;
import org.motcua.workflow.step.RecordDisagreesException;
import org.motcua.workflow.step.StepType;
import org.motcua.workflow.step.StepType.Attempt;

/**
 * Takes one step from wherever an earlier attempt left it to its end. What is done once goes by the ledger: reserve,
 * perform, record SIGNED, and then all the rest in one transaction. Every line between two commits may be the last one
 * that a process executes.
 */
final class StepRunner {

    private final StepBench bench;
    private final Transactions transactions;
    private final SigningLedger ledger;
    private final WorkerSettings settings;
    private final StepWatcher watcher;
    private final Clock clock;

    StepRunner(StepBench bench, Clock clock) {
        this.bench = bench;
        this.transactions = bench.transactions();
        this.ledger = bench.ledger();
        this.settings = bench.settings();
        this.watcher = bench.watcher();
        this.clock = clock;
    }

    /** Does the step, or leaves it to the node that is at it. */
    void run(Tokens.Step step, StepType type, Heartbeat heartbeat, Places.Place place) {
        Sight sight = transactions.inTransaction(() -> {
            // Locked, as an act that commits between the reading of chain and head would look like a break.
            CaseFile caseFile = bench.cases().lock(step.caseId());
            Sight seen = bench.sight(caseFile, step);
            bench.records().requireStep(seen, type);
            return seen;
        });
        if (type.once().isEmpty()) {
            doAgainWithoutHarm(step, type, sight, heartbeat);
            return;
        }
        type.requireClock(sight);
        Optional<String> asked = type.keyOwner(sight);
        if (asked.isPresent() && !place.ask(asked.get())) {
            heartbeat.stop();
            bench.tokens()
                    .failStep(
                            step.id(),
                            settings.workerId(),
                            "The key of " + asked.get() + " is asked for other documents, and has not answered yet",
                            attempts(step),
                            settings.poll());
            return;
        }
        OperationKey key = key(step, type.once().get(), sight);
        DocumentId subject = type.subject(sight);
        Optional<OfficerId> owner = personalOwner(type, sight);
        if (owner.isPresent() && parks(step, key, subject, owner.get(), heartbeat)) {
            return;
        }
        heartbeat.holds(key);
        Optional<SigningOperation> reserved =
                ledger.reserve(key, subject, settings.workerId(), settings.lock(), clock.instant());
        if (reserved.isEmpty()) {
            heartbeat.stop();
            bench.tokens()
                    .failStep(step.id(), settings.workerId(), "Another node is at it", attempts(step), settings.lock());
            return;
        }
        SigningOperation operation = reserved.get();
        requireSameSubject(sight, subject, operation);
        // No key is asked for what could not be recorded afterwards.
        bench.recorder().requirePossible(type.inNameOf(sight), type.outcome(sight, subject));
        switch (operation.state()) {
            case WAITING -> {
                if (operation.reason().isPresent()) {
                    String reason = operation.reason().get();
                    refuse(step, type, () -> ledger.failedWaiting(key, reason), reason, heartbeat);
                } else {
                    ledger.resume(key, settings.workerId(), settings.lock()); // the key answers at once now
                    attempt(step, type, sight, key, operation, heartbeat);
                }
            }
            case RESERVED -> attempt(step, type, sight, key, operation, heartbeat);
            case SIGNED -> {
                DocumentId result = result(operation);
                requireResult(type, sight, operation, result);
                complete(step, type, sight, operation, result, heartbeat);
            }
            case COMMITTED, FAILED ->
                throw new WorkflowException("The step " + key.reference() + " is " + operation.state()
                        + " in the ledger but its task is still open: the two were not committed together. Compare the"
                        + " ledger with the process instance.");
        }
    }

    private static Optional<OfficerId> personalOwner(StepType type, Sight sight) {
        try (PersonalSigner signer = type.personal(sight).orElse(null)) {
            return Optional.ofNullable(signer).map(PersonalSigner::owner);
        }
    }

    /** The step waits for its owner, in nobody's hands; false where the owner has answered. */
    private boolean parks(
            Tokens.Step step, OperationKey key, DocumentId subject, OfficerId owner, Heartbeat heartbeat) {
        SigningOperation operation = ledger.await(key, subject, owner, clock.instant());
        if (!operation.document().equals(subject)) {
            throw RecordDisagreesException.ledger(
                    step.caseId(), subject.value(), operation.document().value());
        }
        if (!operation.waitsForOwner()) {
            return false;
        }
        if (!operation.owner().equals(Optional.of(owner.value()))) {
            throw new RecordDisagreesException(
                    step.caseId(),
                    "officer whom the step waits for",
                    owner.value(),
                    "(the ledger) " + operation.owner().orElse("nobody"));
        }
        heartbeat.stop();
        transactions.runInTransaction(() -> {
            bench.cases().lock(step.caseId()); // an answer at this moment waits, and gives it back then
            if (ledger.find(key).filter(SigningOperation::waitsForOwner).isPresent()) {
                bench.tokens().park(step.id());
            } else {
                bench.tokens().freeLock(step.id());
            }
        });
        return true;
    }

    /** Nobody asks the key for another one: whoever put a wrong result there has to be found first. */
    private static void requireResult(StepType type, Sight sight, SigningOperation operation, DocumentId result) {
        try {
            type.requireResult(sight, new Attempt(operation.key().reference(), operation.reservedAt()), result);
        } catch (SigningRefusedException e) {
            throw RecordDisagreesException.ledger(
                    sight.caseFile().id(), operation.document().value(), result + ". " + e.getMessage());
        }
    }

    private static void requireSameSubject(Sight sight, DocumentId subject, SigningOperation operation) {
        if (!operation.document().equals(subject) && operation.state() != OperationState.FAILED) {
            throw RecordDisagreesException.ledger(
                    sight.caseFile().id(), subject.value(), operation.document().value());
        }
    }

    static OperationKey key(Tokens.Step step, SigningRole role, Sight sight) {
        return new OperationKey(sight.document().reference(), step.element(), role);
    }

    private void doAgainWithoutHarm(Tokens.Step step, StepType type, Sight sight, Heartbeat heartbeat) {
        @Nullable DocumentId result;
        try {
            byte[] made = perform(type, sight, new Attempt(step.caseId() + "/" + step.id(), sight.now()));
            result = made == null ? null : bench.store().put(made);
        } catch (SigningRefusedException refusal) {
            refuse(step, type, null, null, Refusal.reason(refusal.getMessage()), heartbeat);
            return;
        }
        finish(step, type, null, null, result, heartbeat);
    }

    private void attempt(
            Tokens.Step step,
            StepType type,
            Sight sight,
            OperationKey key,
            SigningOperation operation,
            Heartbeat heartbeat) {
        watcher.reached(key, StepPoint.RESERVED);
        byte[] made;
        try {
            made = Objects.requireNonNull(perform(type, sight, new Attempt(key.reference(), operation.reservedAt())));
        } catch (SigningRefusedException refusal) {
            refuse(step, type, key, null, Refusal.reason(refusal.getMessage()), heartbeat);
            return;
        }
        watcher.reached(key, StepPoint.KEY_ANSWERED);
        DocumentId result = bench.store().put(made);
        watcher.reached(key, StepPoint.STORED);
        ledger.signed(key, settings.workerId(), result);
        watcher.reached(key, StepPoint.SIGNED);
        complete(step, type, sight, operation, result, heartbeat);
    }

    /** From here on the key is not asked again, whatever is still to be added to its answer. */
    private void complete(
            Tokens.Step step,
            StepType type,
            Sight sight,
            SigningOperation operation,
            DocumentId result,
            Heartbeat heartbeat) {
        OperationKey key = operation.key();
        DocumentId completed;
        try {
            byte[] made =
                    noError(() -> type.complete(sight, new Attempt(key.reference(), operation.reservedAt()), result));
            completed = made == null ? result : bench.store().put(made);
        } catch (SigningRefusedException refusal) {
            refuse(step, type, key, result, Refusal.reason(refusal.getMessage()), heartbeat);
            return;
        }
        watcher.reached(key, StepPoint.COMPLETED);
        finish(step, type, key, result, completed, heartbeat);
    }

    private static byte @Nullable [] perform(StepType type, Sight sight, Attempt attempt) {
        return noError(() -> type.perform(sight, attempt));
    }

    /** What a step makes. */
    @FunctionalInterface
    private interface Making {
        byte @Nullable [] make();
    }

    /** A library that fails with an Error fails its step, as any other failure would, where an operator sees it. */
    private static byte @Nullable [] noError(Making making) {
        try {
            return making.make();
        } catch (Error e) {
            throw new WorkflowException("The step ended in " + Told.text(e), e);
        }
    }

    /**
     * Ends the step.
     *
     * @param signed what the ledger has
     * @param result what is recorded
     */
    private void finish(
            Tokens.Step step,
            StepType type,
            @Nullable OperationKey key,
            @Nullable DocumentId signed,
            @Nullable DocumentId result,
            Heartbeat heartbeat) {
        // A heartbeat now would change the task's row under the transaction that completes it.
        heartbeat.stop();
        transactions.runInTransaction(() -> {
            CaseFile caseFile = bench.cases().lock(step.caseId());
            Sight sight = bench.sight(caseFile, step);
            bench.records().requireStep(sight, type);
            if (key != null) {
                ledger.committed(key, Objects.requireNonNull(signed));
            }
            Outcome outcome = type.outcome(sight, result);
            bench.recorder().record(type.inNameOf(sight), new Token.StepDone(step, settings.workerId()), outcome);
            if (key != null) {
                watcher.reached(key, StepPoint.BEFORE_COMMIT);
            }
        });
        if (key != null) {
            watcher.reached(key, StepPoint.COMMITTED);
        }
    }

    private void refuse(
            Tokens.Step step,
            StepType type,
            @Nullable OperationKey key,
            @Nullable DocumentId signed,
            String reason,
            Heartbeat heartbeat) {
        Runnable ended = () -> {
            if (key != null && signed != null) {
                ledger.failed(key, signed, reason);
            } else if (key != null) {
                ledger.failed(key, reason);
            }
        };
        refuse(step, type, ended, reason, heartbeat);
    }

    /** @param ended ends the step in the ledger */
    private void refuse(Tokens.Step step, StepType type, Runnable ended, String reason, Heartbeat heartbeat) {
        heartbeat.stop();
        transactions.runInTransaction(() -> {
            Sight sight = bench.sight(bench.cases().lock(step.caseId()), step);
            ended.run();
            Outcome outcome = type.refused(sight, reason);
            // In the worker's own name: whoever ordered the step did not refuse it, and may be gone.
            bench.recorder()
                    .record(
                            sight,
                            new Token.StepEnded(
                                    step, settings.workerId(), type.type().error(), reason),
                            outcome);
        });
    }

    /** The step is the operator's: what it waits for does not answer. */
    void silent(Tokens.Step step) {
        bench.tokens()
                .failStep(
                        step.id(),
                        settings.workerId(),
                        "Nothing has answered within " + settings.patience()
                                + "; what it was asked is still under way on"
                                + " node " + settings.workerId()
                                + ". See after the key or the service, then let the step be tried again",
                        0,
                        Duration.ZERO);
    }

    /** Counts a failure that may pass; after the last pause the engine raises an incident and keeps the task. */
    void failed(Tokens.Step step, Throwable failure) {
        int pauses = settings.retries().size();
        boolean stays = failure instanceof RecordDisagreesException || KeyFailures.wantsOwner(failure);
        int left = stays ? 0 : attempts(step) - 1;
        Duration pause = left == 0 ? Duration.ZERO : settings.retries().get(pauses - left);
        bench.tokens().failStep(step.id(), settings.workerId(), Told.text(failure), left, pause);
    }

    /** This attempt and those that may follow, never more than are configured now. */
    private int attempts(Tokens.Step step) {
        int most = settings.retries().size() + 1;
        Integer left = step.retries();
        return left == null ? most : Math.max(1, Math.min(left, most));
    }

    private static DocumentId result(SigningOperation operation) {
        return operation
                .result()
                .orElseThrow(() ->
                        new WorkflowException("The step " + operation.key().reference()
                                + " is SIGNED without a result; the ledger was changed by hand."));
    }
}
