package org.motcua.signing.syntax;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A budget for whose clock a millisecond passes each time that it is read, so that its time is a number of steps. */
public final class TickingBudget {

    private final AtomicLong ticks = new AtomicLong();
    private final Budget budget;

    private TickingBudget(int milliseconds) {
        ReadLimits of = ReadLimits.DEFAULT;
        ReadLimits limits = new ReadLimits(
                of.depth(),
                of.tokenBytes(),
                of.objects(),
                of.revisions(),
                of.decodedStreamBytes(),
                of.decodedTotalBytes(),
                of.decompressionRatio(),
                of.parsedObjects(),
                of.signatures(),
                of.fileBytes(),
                Duration.ofMillis(milliseconds));
        this.budget = new Budget(
                limits, () -> Duration.ofMillis(ticks.getAndIncrement()).toNanos());
    }

    public static TickingBudget of(int milliseconds) {
        return new TickingBudget(milliseconds);
    }

    public Budget budget() {
        return budget;
    }

    /** How often the clock was read. */
    public long ticks() {
        return ticks.get();
    }
}
