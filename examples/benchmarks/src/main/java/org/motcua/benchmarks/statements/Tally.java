package org.motcua.benchmarks.statements;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Statements, commits and rows written, in all and by act. Thread-safe but for {@link #during}. */
final class Tally {

    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final Map<String, Cost> acts = new LinkedHashMap<>();
    private final ThreadLocal<Boolean> paused = ThreadLocal.withInitial(() -> false);

    /** What something cost. */
    record Cost(long statements, long commits, long rows) {

        Cost plus(Cost other) {
            return new Cost(statements + other.statements, commits + other.commits, rows + other.rows);
        }
    }

    void statement(long written) {
        if (!paused.get()) {
            statements.incrementAndGet();
            rows.addAndGet(written);
        }
    }

    void commit() {
        if (!paused.get()) {
            commits.incrementAndGet();
        }
    }

    /**
     * Counts an act and the steps that follow it.
     *
     * @param settle waits for the steps; what the waiting itself asks is not counted
     */
    void during(String act, Runnable work, Runnable settle) {
        Cost before = now();
        work.run();
        paused.set(true);
        settle.run();
        paused.set(false);
        Cost after = now();
        Cost cost = new Cost(
                after.statements - before.statements, after.commits - before.commits, after.rows - before.rows);
        acts.merge(act, cost, Cost::plus);
    }

    /** What the measuring itself asks is not counted. */
    void unseen(Runnable work) {
        paused.set(true);
        work.run();
        paused.set(false);
    }

    private Cost now() {
        return new Cost(statements.get(), commits.get(), rows.get());
    }

    /** Forgets the acts so far. */
    void reset() {
        acts.clear();
    }

    /** By act, in the order in which they were done. */
    Map<String, Cost> acts() {
        return acts;
    }

    Cost total() {
        return acts.values().stream().reduce(new Cost(0, 0, 0), Cost::plus);
    }
}
