package org.motcua.console;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Turns the user's Ctrl-C, or the system's wish that the process end, into an interruption of the thread that works, and
 * gives it time to put its things in order.
 */
final class Cancellation {

    /** A key on a card cannot be interrupted while it signs; nobody waits longer for a Ctrl-C to work. */
    private static final long PATIENCE_SECONDS = 10;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Cancellation(Thread worker) {
        hook = new Thread(() -> interrupt(worker), "motcua-cancellation");
    }

    /** Does the work in this thread. */
    static int during(IntSupplier work) {
        Cancellation cancellation = new Cancellation(Thread.currentThread());
        Runtime.getRuntime().addShutdownHook(cancellation.hook);
        try {
            return work.getAsInt();
        } finally {
            cancellation.end();
        }
    }

    private void interrupt(Thread worker) {
        worker.interrupt();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                worker.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The work has ended by itself, or because it was interrupted. */
    private void end() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already: the hook was waiting for this.
        }
    }
}
