package org.motcua.workflow.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.motcua.workflow.engine.Conflicts;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.ledger.SigningLedger;
import org.motcua.workflow.process.Processes;
import org.motcua.workflow.step.StepType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on steps with threads of its own: one that fetches and a few that perform. A step that this node makes
 * ready is taken up at once ({@link #wake}), one of another node within the polling time. Thread-safe.
 */
public final class StepWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StepWorker.class);

    /** Seconds that {@link #close} waits for a step that is under way; what is not done by then is taken up again. */
    private static final long FAREWELL = 30;

    private final Map<String, StepType> steps;
    private final Tokens tokens;
    private final SigningLedger ledger;
    private final StepRunner runner;
    private final WorkerSettings settings;

    private final Semaphore calls = new Semaphore(0);
    private final Places places;
    private final Map<String, Performance> inHand = new ConcurrentHashMap<>();
    private final ExecutorService performers;
    private final ScheduledExecutorService timer;
    private final Thread fetcher;
    private final Progress progress = new Progress();
    private final NodeName name;
    private final Processes processes;
    private volatile boolean named;
    private volatile boolean closed;

    private StepWorker(StepBench bench, Clock clock) {
        this.settings = bench.settings();
        this.steps = bench.types();
        this.tokens = bench.tokens();
        this.ledger = bench.ledger();
        this.runner = new StepRunner(bench, clock);
        this.name = new NodeName(bench.transactions(), settings.workerId());
        this.processes = bench.processes();
        this.places = new Places(settings.threads());
        this.performers = Executors.newCachedThreadPool(named("motcua-step")); // bounded by the places that are free
        this.timer = Executors.newSingleThreadScheduledExecutor(named("motcua-heartbeat"));
        this.fetcher = named("motcua-worker").newThread(this::fetchUntilClosed);
    }

    /** Takes up at once what a node of this name had begun, and goes on until it is closed. */
    public static StepWorker start(StepBench bench, Clock clock) {
        StepWorker worker = new StepWorker(bench, clock);
        if (bench.settings().threads() > 0) {
            worker.takeName();
            Future<?> unused = worker.timer.scheduleWithFixedDelay(
                    worker::takeName, NodeName.BEAT.toMillis(), NodeName.BEAT.toMillis(), TimeUnit.MILLISECONDS);
            worker.fetcher.start();
        }
        return worker;
    }

    /** Takes up at once what an earlier process of this name had begun, and nothing while another one has the name. */
    private void takeName() {
        try {
            boolean before = named;
            boolean held = !closed && name.hold();
            if (held && !before) {
                tokens.freeLocks(settings.workerId(), steps.keySet());
            } else if (!held && !closed) {
                LOG.warn(
                        "Another process works under the name \"{}\": this one takes up no steps until it has ended."
                                + " Give each node a workerId of its own.",
                        settings.workerId());
            }
            named = held;
            if (held && !before) {
                wake();
            }
        } catch (RuntimeException e) {
            LOG.warn("The name \"{}\" of this node could not be kept; trying again", settings.workerId(), e);
        }
    }

    /** Waits until something holds that steps bring about; false when the patience is over before. */
    public boolean await(BooleanSupplier reached, Duration patience) {
        return progress.await(reached, settings.poll(), patience);
    }

    /** Makes the worker look now. Never blocks. */
    public void wake() {
        calls.release();
    }

    private void fetchUntilClosed() {
        while (!closed) {
            try {
                calls.drainPermits();
                fetchWhileThereAreTasks();
            } catch (RuntimeException | Error e) {
                LOG.warn("Steps could not be fetched; trying again in {}", settings.poll(), Told.of(e));
            }
            try {
                if (!closed) { // a call that came before the permits were drained is not heard any more
                    calls.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void fetchWhileThereAreTasks() {
        int free = places.free();
        if (free == 0 || closed || !named) {
            return; // whoever becomes free, and whoever gets the name, calls
        }
        for (Tokens.Step step :
                tokens.fetch(settings.workerId(), settings.lock(), free, steps.keySet(), processes.definitions())) {
            // A step whose lock ran out while it is done here is still in hand: it must not be done beside itself.
            StepType type = steps.get(step.topic());
            Performance before = inHand.get(step.id());
            if (before != null && before.isAbandoned()) {
                runner.silent(step);
            } else if (before == null && type != null) {
                Performance performance = new Performance(step, places.take());
                inHand.put(step.id(), performance);
                hand(performance, type);
            }
        }
    }

    /** Where no thread can be had the place is free again, and the step comes back when its lock has run out. */
    private void hand(Performance performance, StepType type) {
        boolean handed = false;
        try {
            performers.execute(() -> perform(performance, type));
            handed = true;
        } finally {
            if (!handed) {
                inHand.remove(performance.step().id());
                performance.end();
            }
        }
    }

    private void perform(Performance performance, StepType type) {
        Tokens.Step step = performance.step();
        Heartbeat heartbeat = new Heartbeat(step, tokens, ledger, settings);
        try {
            heartbeat.start(timer);
            performance.begin(timer, settings.lend(), this::wake, settings.patience(), () -> abandon(step, heartbeat));
            runner.run(step, type, heartbeat, performance.place());
        } catch (ThreadDeath e) { // this thread is to do nothing more, not even note that
            throw e;
        } catch (RuntimeException | Error e) { // an Error of somebody's library is seen like any other failure
            heartbeat.stop();
            if (performance.isAbandoned()) {
                LOG.warn("The step {} of {} ended after it was given up", step.element(), step.caseId(), Told.of(e));
                return;
            }
            if (e instanceof RuntimeException conflict && Conflicts.isOne(conflict)) {
                LOG.info(
                        "The step {} of {} was moved by somebody else; it is taken up again",
                        step.element(),
                        step.caseId());
            } else {
                LOG.warn("The step {} of {} failed", step.element(), step.caseId(), Told.of(e));
            }
            giveBack(step, heartbeat, e);
        } finally {
            heartbeat.stop();
            performance.end();
            inHand.remove(step.id());
            progress.tell();
            wake();
        }
    }

    /** Its thread may wait for ever; the step is the operator's. What the key still answers goes into the ledger. */
    private void abandon(Tokens.Step step, Heartbeat heartbeat) {
        heartbeat.stop();
        LOG.warn("The step {} of {} has not ended in {}", step.element(), step.caseId(), settings.patience());
        try {
            runner.silent(step);
        } catch (RuntimeException e) {
            LOG.warn(
                    "That the step {} of {} does not end could not be noted; its lock runs out",
                    step.element(),
                    step.caseId(),
                    Told.of(e));
        }
        progress.tell();
    }

    private void giveBack(Tokens.Step step, Heartbeat heartbeat, Throwable failure) {
        try {
            if (heartbeat.held() != null) {
                ledger.release(heartbeat.held(), settings.workerId());
            }
            if (failure instanceof RuntimeException conflict && Conflicts.isOne(conflict)) {
                tokens.freeLock(step.id());
            } else {
                runner.failed(step, failure);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "The failure of the step {} of {} could not be noted; its lock runs out",
                    step.element(),
                    step.caseId(),
                    Told.of(e));
        }
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Takes on nothing more, waits for what is being done, and stops. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            fetcher.join(TimeUnit.SECONDS.toMillis(FAREWELL));
            performers.shutdown();
            if (!performers.awaitTermination(FAREWELL, TimeUnit.SECONDS)) {
                LOG.warn("A step is still under way after {} s; it is taken up again at the next start", FAREWELL);
                performers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            performers.shutdownNow();
        } finally {
            timer.shutdownNow();
            releaseName();
        }
    }

    private void releaseName() {
        try {
            if (named) {
                name.release();
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "The name \"{}\" of this node could not be given back; it is free in a while",
                    settings.workerId(),
                    e);
        }
    }
}
