package org.motcua.workflow.testkit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what only a database can tell. */
public final class Until {

    private static final long PATIENCE = Duration.ofSeconds(30).toNanos();
    private static final long PAUSE = Duration.ofMillis(10).toNanos();

    private Until() {}

    public static void holds(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain until " + what);
            }
            LockSupport.parkNanos(PAUSE);
        }
    }
}
