package org.motcua.core.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One transaction on one connection. Confined to the thread that began it. */
final class BoundTransaction {

    private final Connection connection;
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean rollbackOnly;
    private @Nullable Throwable reason;
    private boolean ended;

    BoundTransaction(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    boolean hasEnded() {
        return ended;
    }

    void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    void setRollbackOnly(@Nullable Throwable because) {
        rollbackOnly = true;
        if (reason == null) {
            reason = because;
        }
    }

    /** Commits and returns what is to be run now; the connection is closed whatever happens. */
    List<Runnable> commit() {
        if (rollbackOnly) {
            RolledBackException refusal = new RolledBackException(reason);
            rollBack(refusal);
            throw refusal;
        }
        ended = true;
        try {
            connection.commit();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            DatabaseException failure = new DatabaseException("The transaction could not be committed", e);
            undo(failure);
            throw failure;
        }
        close();
        return afterCommit;
    }

    /** Rolls back and closes; what goes wrong on the way is added to the failure that led here. */
    void rollBack(Throwable failure) {
        ended = true;
        undo(failure);
    }

    private void undo(Throwable failure) {
        try (connection) {
            connection.rollback();
            connection.setAutoCommit(true); // only after the rollback: switching it on commits what is open
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    private void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The commit holds: to report a failure now would make the caller do the work again.
            JdbcTransactions.LOG.warn("A connection could not be closed after its commit", e);
        }
    }
}
