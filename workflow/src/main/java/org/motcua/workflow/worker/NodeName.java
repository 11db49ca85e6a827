package org.motcua.workflow.worker;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.motcua.core.transaction.JoinedJdbi;
import org.motcua.core.transaction.Transactions;

/**
 * The name under which a node works, for one process at a time: what a process has begun is taken up at once by the next
 * of its name, so two that are alive would use a key twice. The second waits until the first has been silent for a while.
 */
final class NodeName {

    /** Between two signs of life. */
    static final Duration BEAT = Duration.ofSeconds(3);

    /** Several beats may be lost to a pause; a node that was killed comes back after so long. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final String MINE = " WHERE worker = :worker AND process = :process";

    private final Transactions transactions;
    private final Jdbi jdbi;
    private final String worker;
    private final String process = UUID.randomUUID().toString();

    NodeName(Transactions transactions, String worker) {
        this.transactions = transactions;
        this.jdbi = JoinedJdbi.on(transactions);
        this.worker = worker;
    }

    /** Takes the name, or keeps it; false while another process has it. */
    boolean hold() {
        if (transactions.inNewTransaction(() -> jdbi.withHandle(this::renew))) {
            return true;
        }
        try {
            // Alone in its transaction: after a unique violation PostgreSQL refuses every further statement in it.
            return transactions.inNewTransaction(() -> jdbi.withHandle(this::insert));
        } catch (UnableToExecuteStatementException e) {
            return false;
        }
    }

    private boolean renew(Handle handle) {
        OffsetDateTime now = now(handle);
        return handle.createUpdate("UPDATE mc_node SET process = :process, beat_at = :now WHERE worker = :worker"
                                + " AND (process = :process OR beat_at < :silent OR beat_at > :ahead)")
                        .bind("worker", worker)
                        .bind("process", process)
                        .bind("now", now)
                        .bind("silent", now.minus(SILENCE))
                        .bind("ahead", now.plus(SILENCE)) // no process has written that by this clock
                        .execute()
                == 1;
    }

    private boolean insert(Handle handle) {
        boolean taken = handle.createQuery("SELECT COUNT(*) FROM mc_node WHERE worker = :worker")
                        .bind("worker", worker)
                        .mapTo(Integer.class)
                        .one()
                > 0;
        return !taken
                && handle.createUpdate(
                                        "INSERT INTO mc_node (worker, process, beat_at) VALUES (:worker, :process, :now)")
                                .bind("worker", worker)
                                .bind("process", process)
                                .bind("now", now(handle))
                                .execute()
                        == 1;
    }

    /** Lets the next process have it at once. */
    void release() {
        transactions.inNewTransaction(() -> jdbi.withHandle(handle -> handle.createUpdate("DELETE FROM mc_node" + MINE)
                .bind("worker", worker)
                .bind("process", process)
                .execute()));
    }

    /** The one clock that all nodes share. */
    private static OffsetDateTime now(Handle handle) {
        return handle.createQuery("SELECT CURRENT_TIMESTAMP")
                .mapTo(OffsetDateTime.class)
                .one();
    }
}
