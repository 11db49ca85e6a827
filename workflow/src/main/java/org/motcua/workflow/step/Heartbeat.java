package org.motcua.workflow.step;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs of life while a step signs: they keep the engine's lock and the ledger's lease from running out. */
final class Heartbeat {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    /** Beats per length of the lock: two may be lost. */
    private static final int BEATS = 3;

    private final StepTask task;
    private final OperationKey key;
    private final ExternalTasks tasks;
    private final SigningLedger ledger;
    private final WorkerSettings settings;
    private @Nullable Future<?> beats;
    private boolean stopped;

    Heartbeat(StepTask task, OperationKey key, ExternalTasks tasks, SigningLedger ledger, WorkerSettings settings) {
        this.task = task;
        this.key = key;
        this.tasks = tasks;
        this.ledger = ledger;
        this.settings = settings;
    }

    synchronized void start(ScheduledExecutorService timer) {
        long every = Math.max(1, settings.lock().toMillis() / BEATS);
        beats = timer.scheduleWithFixedDelay(this::beat, every, every, TimeUnit.MILLISECONDS);
    }

    private synchronized void beat() {
        if (stopped) {
            return;
        }
        try {
            ledger.extend(key, settings.workerId(), settings.lock());
            tasks.extend(task);
        } catch (RuntimeException e) {
            LOG.warn("The lock of the signing step {} could not be extended", key.reference(), e);
        }
    }

    /** Returns when no beat is under way and none will come. */
    synchronized void stop() {
        stopped = true;
        if (beats != null) {
            beats.cancel(false);
        }
    }
}
