package org.motcua.workflow;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that is done again and again on a thread of its own until it is closed. Thread-safe. */
final class Recurring implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);

    private final ScheduledExecutorService timer;

    /**
     * Begins.
     *
     * @param name of the thread
     * @param first how long until the first time
     * @param every how long from the end of one time to the next
     */
    Recurring(String name, Duration first, Duration every, Runnable work) {
        this.timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused = timer.scheduleWithFixedDelay(
                () -> attempt(name, work), first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void attempt(String name, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) { // or the timer would never come again
            LOG.warn("{} failed; it is tried again", name, e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
