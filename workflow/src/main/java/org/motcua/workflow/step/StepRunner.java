package org.motcua.workflow.step;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.SigningRefusedException;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningLedger;
import org.motcua.workflow.ledger.SigningOperation;
import org.motcua.workflow.process.OneStopModel;

/**
 * Takes one signing step from wherever an earlier attempt left it to its end: reserve, sign, store, record SIGNED, and
 * then all the rest in one transaction. Every line between two commits may be the last one that a process executes.
 */
final class StepRunner {

    private final Transactions transactions;
    private final SigningLedger ledger;
    private final DocumentStore store;
    private final ExternalTasks tasks;
    private final WorkerSettings settings;
    private final Clock clock;
    private final StepWatcher watcher;

    StepRunner(Workbench bench, ExternalTasks tasks) {
        this.transactions = bench.transactions();
        this.ledger = bench.ledger();
        this.store = bench.store();
        this.settings = bench.settings();
        this.clock = bench.clock();
        this.watcher = bench.watcher();
        this.tasks = tasks;
    }

    /** Does the step, or leaves it to the node that is at it. */
    void run(StepTask task, SigningStep step, Heartbeat heartbeat) {
        SigningOrder order = step.order(task);
        Optional<SigningOperation> reserved = ledger.reserve(
                order.key(), order.dossier(), order.document(), settings.workerId(), settings.lock(), clock.instant());
        if (reserved.isEmpty()) {
            heartbeat.stop();
            tasks.fail(task, "Another node is signing", "", attempts(task), settings.lock());
            return;
        }
        SigningOperation operation = reserved.get();
        switch (operation.state()) {
            case RESERVED -> attempt(task, step, order, operation, heartbeat);
            case SIGNED -> finish(task, step, order, result(operation), heartbeat);
            case COMMITTED, FAILED ->
                throw new IllegalStateException("The signing step "
                        + order.key().reference() + " is "
                        + operation.state() + " but its task is still open: the two were not committed together."
                        + " Compare the ledger with the process instance.");
        }
    }

    private void attempt(
            StepTask task, SigningStep step, SigningOrder order, SigningOperation operation, Heartbeat heartbeat) {
        OperationKey key = order.key();
        watcher.reached(key, StepPoint.RESERVED);
        byte[] signed;
        try {
            signed = step.sign(order, store.require(order.document()), operation.reservedAt());
        } catch (SigningRefusedException refusal) {
            refuse(task, step, order, refusal, heartbeat);
            return;
        }
        watcher.reached(key, StepPoint.KEY_ANSWERED);
        DocumentId result = store.put(signed);
        watcher.reached(key, StepPoint.STORED);
        ledger.signed(key, settings.workerId(), result);
        watcher.reached(key, StepPoint.SIGNED);
        finish(task, step, order, result, heartbeat);
    }

    private void finish(StepTask task, SigningStep step, SigningOrder order, DocumentId signed, Heartbeat heartbeat) {
        // A heartbeat now would change the task's row under the transaction that completes it.
        heartbeat.stop();
        transactions.inTransaction(() -> {
            ledger.committed(order.key());
            Map<String, Object> variables = step.record(order, signed);
            tasks.complete(task, variables);
            step.recordLast(order, signed);
            watcher.reached(order.key(), StepPoint.BEFORE_COMMIT);
            return 0;
        });
        watcher.reached(order.key(), StepPoint.COMMITTED);
    }

    private void refuse(
            StepTask task, SigningStep step, SigningOrder order, SigningRefusedException refusal, Heartbeat heartbeat) {
        heartbeat.stop();
        String reason = String.valueOf(refusal.getMessage());
        transactions.inTransaction(() -> {
            ledger.failed(order.key(), reason);
            Map<String, Object> variables = step.recordRefusal(order, reason);
            tasks.refuse(task, OneStopModel.ERROR_SIGNING_REFUSED, reason, variables);
            return 0;
        });
    }

    /** Counts a failure that may pass; after the last pause the engine raises an incident and keeps the task. */
    void failed(StepTask task, Throwable failure, String details) {
        int pauses = settings.retries().size();
        int left = attempts(task) - 1;
        Duration pause = left == 0 ? Duration.ZERO : settings.retries().get(pauses - left);
        tasks.fail(task, String.valueOf(failure.getMessage()), details, left, pause);
    }

    /** This attempt and those that may follow. */
    private int attempts(StepTask task) {
        return task.retries() == null ? settings.retries().size() + 1 : task.retries();
    }

    private static DocumentId result(SigningOperation operation) {
        return operation
                .result()
                .orElseThrow(() -> new IllegalStateException(
                        "The signing step " + operation.key().reference()
                                + " is SIGNED without a result; the ledger was changed by hand."));
    }
}
