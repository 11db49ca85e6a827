package org.motcua.workflow.step;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.motcua.workflow.ledger.SigningLedger;
import org.motcua.workflow.process.OneStopModel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works on signing steps with threads of its own: one that fetches and a few that sign. A step that this node makes
 * ready is taken up at once ({@link #wake}), one of another node within the polling time. Thread-safe.
 */
public final class SigningWorker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SigningWorker.class);

    /** Seconds that {@link #close} waits for a step that is signing; what is not done by then is taken up again. */
    private static final long FAREWELL = 30;

    private final Map<String, SigningStep> steps;
    private final ExternalTasks tasks;
    private final SigningLedger ledger;
    private final StepRunner runner;
    private final WorkerSettings settings;

    private final Semaphore calls = new Semaphore(0);
    private final Semaphore free;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();
    private final ExecutorService signers;
    private final ScheduledExecutorService timer;
    private final Thread fetcher;
    private final Progress progress = new Progress();
    private volatile boolean closed;

    private SigningWorker(Workbench bench) {
        this.settings = bench.settings();
        this.steps = Map.of(
                OneStopModel.TOPIC_SIGN, new LeaderStep(bench),
                OneStopModel.TOPIC_ISSUE, new AgencyStep(bench));
        this.tasks = new ExternalTasks(bench.engine().getExternalTaskService(), settings.workerId(), settings.lock());
        this.ledger = bench.ledger();
        this.runner = new StepRunner(bench, tasks);
        this.free = new Semaphore(settings.threads());
        this.signers = Executors.newCachedThreadPool(named("motcua-signer")); // bounded by the places that are free
        this.timer = Executors.newSingleThreadScheduledExecutor(named("motcua-heartbeat"));
        this.fetcher = named("motcua-worker").newThread(this::fetchUntilClosed);
    }

    /** Takes up at once what a node of this name had begun, and goes on until it is closed. */
    public static SigningWorker start(Workbench bench) {
        SigningWorker worker = new SigningWorker(bench);
        if (bench.settings().threads() > 0) {
            worker.tasks.freeOwnLocks();
            worker.fetcher.start();
        }
        return worker;
    }

    /** Waits until something holds that signing steps bring about; false when the patience is over before. */
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
            } catch (RuntimeException e) {
                LOG.warn("Signing steps could not be fetched; trying again in {}", settings.poll(), e);
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
        int places = free.availablePermits();
        if (places == 0 || closed) {
            return; // the signer that becomes free calls
        }
        for (StepTask task : tasks.fetch(places, steps.keySet())) {
            // A step whose lock ran out while it signs here is still in hand: it must not be signed beside itself.
            SigningStep step = steps.get(task.topic());
            if (step != null && inHand.add(task.id())) {
                free.acquireUninterruptibly();
                signers.execute(() -> sign(task, step));
            }
        }
    }

    private void sign(StepTask task, SigningStep step) {
        Heartbeat heartbeat = new Heartbeat(task, task.key(step.role()), tasks, ledger, settings);
        try {
            heartbeat.start(timer);
            runner.run(task, step, heartbeat);
        } catch (OptimisticLockingException e) {
            LOG.info("The signing step {} was moved by somebody else; it is taken up again", task.dossier());
        } catch (RuntimeException e) {
            heartbeat.stop();
            LOG.warn("The signing step of {} failed", task.dossier(), e);
            giveBack(task, step, e);
        } finally {
            heartbeat.stop();
            inHand.remove(task.id());
            free.release();
            progress.tell();
            wake();
        }
    }

    private void giveBack(StepTask task, SigningStep step, RuntimeException failure) {
        try {
            ledger.release(task.key(step.role()), settings.workerId());
            runner.failed(task, failure, stackTrace(failure));
        } catch (RuntimeException e) {
            LOG.warn("The failure of the signing step of {} could not be noted; its lock runs out", task.dossier(), e);
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static ThreadFactory named(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Takes on nothing more, waits for what is being signed, and stops. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            fetcher.join(TimeUnit.SECONDS.toMillis(FAREWELL));
            signers.shutdown();
            if (!signers.awaitTermination(FAREWELL, TimeUnit.SECONDS)) {
                LOG.warn(
                        "A signing step is still under way after {} s; it is taken up again at the next start",
                        FAREWELL);
                signers.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            signers.shutdownNow();
        } finally {
            timer.shutdownNow();
        }
    }
}
