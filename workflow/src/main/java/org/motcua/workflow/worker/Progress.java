package org.motcua.workflow.worker;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Lets a thread wait for what signing steps bring about. */
final class Progress {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    void tell() {
        lock.lock();
        try {
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Asks again whenever a step has ended here, and every {@code poll} for those that end elsewhere. */
    boolean await(BooleanSupplier reached, Duration poll, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        lock.lock();
        try {
            while (!reached.getAsBoolean()) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                moved.awaitNanos(Math.min(left, poll.toNanos()));
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
