package org.motcua.signing.timestamp;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a thread waits before it tries again; a test puts in one that moves its clock instead. */
@FunctionalInterface
public interface Waiting {

    /** Returns when the time is over. */
    void pause(Duration duration) throws InterruptedException;

    /** Waits in real time. */
    static Waiting sleeping() {
        return duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    }
}
