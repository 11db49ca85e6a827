package org.motcua.workflow.worker;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.ledger.SigningLedger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs of life while a step signs: they keep the engine's lock and the ledger's lease from running out. */
final class Heartbeat {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    /** Beats per length of the lock: two may be lost. */
    private static final int BEATS = 3;

    private final Tokens.Step step;
    private final Tokens tokens;
    private final SigningLedger ledger;
    private final WorkerSettings settings;

    private @Nullable OperationKey key;
    private @Nullable Future<?> beats;
    private boolean stopped;

    Heartbeat(Tokens.Step step, Tokens tokens, SigningLedger ledger, WorkerSettings settings) {
        this.step = step;
        this.tokens = tokens;
        this.ledger = ledger;
        this.settings = settings;
    }

    /** From now on the lease of that row is kept as well. */
    synchronized void holds(OperationKey operation) {
        this.key = operation;
    }

    /** What is held in the ledger, if anything. */
    synchronized @Nullable OperationKey held() {
        return key;
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
            if (key != null) {
                ledger.extend(key, settings.workerId(), settings.lock());
            }
            tokens.extendStep(step.id(), settings.workerId(), settings.lock());
        } catch (RuntimeException e) {
            LOG.warn("The lock of the step {} of {} could not be extended", step.element(), step.caseId(), e);
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
