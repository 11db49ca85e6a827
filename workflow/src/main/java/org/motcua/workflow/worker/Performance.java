package org.motcua.workflow.worker;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.motcua.workflow.engine.Tokens;

/** One attempt at a step by a thread of this node, and what becomes of it when that thread waits for too long. */
final class Performance {

    private final Tokens.Step step;
    private final Places.Place place;
    private @Nullable Future<?> lending;
    private @Nullable Future<?> ending;
    private boolean over;
    private boolean abandoned;

    Performance(Tokens.Step step, Places.Place place) {
        this.step = step;
        this.place = place;
    }

    Tokens.Step step() {
        return step;
    }

    Places.Place place() {
        return place;
    }

    /**
     * Begins.
     *
     * @param lent is called when the place has been lent
     * @param abandon is called when the patience is over, once, and never after the end
     */
    synchronized void begin(
            ScheduledExecutorService timer, Duration lend, Runnable lent, Duration patience, Runnable abandon) {
        lending = timer.schedule(() -> lend(lent), lend.toMillis(), TimeUnit.MILLISECONDS);
        ending = timer.schedule(() -> abandon(abandon), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lend(Runnable lent) {
        if (place.lend()) {
            lent.run();
        }
    }

    private void abandon(Runnable abandon) {
        synchronized (this) {
            if (over) {
                return;
            }
            abandoned = true; // not interrupted: what the key still answers could then not be written
        }
        abandon.run();
    }

    /** Whether somebody waited for it no longer: what it does now is only to be kept, not to be reported. */
    synchronized boolean isAbandoned() {
        return abandoned;
    }

    /** Has ended. */
    synchronized void end() {
        over = true;
        if (lending != null) {
            lending.cancel(false);
        }
        if (ending != null) {
            ending.cancel(false);
        }
        place.leave();
    }
}
