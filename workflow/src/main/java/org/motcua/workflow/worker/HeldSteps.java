package org.motcua.workflow.worker;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.model.Element;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for steps that no worker will ever be handed out: their task was locked for longer than any worker locks one, or has
 * another topic than its model says. They are the operator's to see. Thread-safe.
 */
public final class HeldSteps {

    private static final Logger LOG = LoggerFactory.getLogger(HeldSteps.class);

    /** So many are looked at in one sweep, all of them in turn. */
    private static final int AT_ONCE = 200;

    private final StepBench bench;
    private final AtomicInteger next = new AtomicInteger();

    public HeldSteps(StepBench bench) {
        this.bench = bench;
    }

    /** Gives how many are the operator's to see now. */
    public int sweep() {
        int from = next.get();
        List<Tokens.Step> page =
                bench.transactions().inTransaction(() -> bench.tokens().active(from, AT_ONCE));
        long all = bench.transactions().inTransaction(bench.tokens()::countActive);
        next.set(from + AT_ONCE < all ? from + AT_ONCE : 0);
        int found = 0;
        for (Tokens.Step step : page) {
            found += shows(step) ? 1 : 0;
        }
        return found;
    }

    private boolean shows(Tokens.Step step) {
        try {
            String why = why(step);
            if (why.isEmpty()) {
                return false;
            }
            bench.transactions().runInTransaction(() -> bench.tokens().failHeld(step.id(), why));
            return true;
        } catch (RuntimeException e) {
            LOG.warn("Whether {} of {} is held cannot be told", step.element(), step.caseId(), Told.of(e));
            return false;
        }
    }

    /** Empty where nothing holds it. */
    private String why(Tokens.Step step) {
        if (step.parked() || step.isFailed()) {
            return "";
        }
        Element element = bench.processes().model(step.definition()).require(step.element());
        String topic = element.requireSettings().type().topic();
        if (!topic.equals(step.topic())) {
            return "The task of this step was given the topic \"" + step.topic() + "\", but its model says \"" + topic
                    + "\". Restore it in the engine's tables, then let it be tried again.";
        }
        Instant until = step.lockedUntil();
        if (until != null && until.isAfter(bench.tokens().now().plus(WorkerSettings.LONGEST_LOCK))) {
            return "The task of this step was locked until " + until
                    + ", longer than any node locks one. Let it be tried again.";
        }
        return "";
    }
}
