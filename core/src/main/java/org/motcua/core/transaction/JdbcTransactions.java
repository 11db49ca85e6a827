package org.motcua.core.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link Transactions} on plain JDBC, for an application that has neither Spring nor JTA. Each transaction takes one
 * connection from the data source and gives it back rolled back or committed, in auto-commit mode, whatever fails.
 *
 * <p>The isolation of the data source's connections is read once, here; where it is not READ COMMITTED every
 * transaction sets it. On an H2 database that lies in files one thread at a time has transactions ({@link OneWriter}).
 * Thread-safe.
 */
public final class JdbcTransactions implements Transactions {

    static final Logger LOG = LoggerFactory.getLogger(JdbcTransactions.class);

    private final DataSource source;
    private final DataSource joined;
    private final boolean setsIsolation;
    private final OneWriter writer;

    @SuppressWarnings("ThreadLocalUsage") // one for each instance: two databases may be bound to a thread at once
    private final ThreadLocal<BoundTransaction> bound = new ThreadLocal<>();

    private JdbcTransactions(DataSource source, boolean setsIsolation, OneWriter writer) {
        this.source = source;
        this.setsIsolation = setsIsolation;
        this.writer = writer;
        this.joined = new JoinedDataSource(source, this::current);
    }

    /**
     * Opens one connection to learn which database it is and how the data source sets its connections up.
     *
     * @throws DatabaseException when the database cannot be reached
     */
    public static JdbcTransactions of(DataSource dataSource) {
        return of(dataSource, OneWriter.PATIENCE);
    }

    static JdbcTransactions of(DataSource dataSource, Duration patience) {
        try (Connection connection = dataSource.getConnection()) {
            boolean readCommitted = connection.getTransactionIsolation() == Connection.TRANSACTION_READ_COMMITTED;
            return new JdbcTransactions(dataSource, !readCommitted, OneWriter.of(connection, patience));
        } catch (SQLException e) {
            throw new DatabaseException("The database cannot be reached", e);
        }
    }

    @Override
    public <T> T inTransaction(Work<T> work) {
        BoundTransaction outer = current();
        if (outer == null) {
            return inOwn(work);
        }
        try {
            return work.run();
        } catch (Throwable failure) {
            outer.setRollbackOnly(failure);
            throw failure;
        }
    }

    @Override
    public <T> T inNewTransaction(Work<T> work) {
        BoundTransaction outer = current();
        if (outer == null) {
            return inOwn(work);
        }
        bound.remove();
        try {
            return inOwn(work);
        } finally {
            bound.set(outer);
        }
    }

    /** Nothing is bound when this begins, nor when it ends, nor while what comes after the commit is run. */
    private <T> T inOwn(Work<T> work) {
        List<Runnable> afterCommit = new ArrayList<>();
        T result = inTurn(work, afterCommit);
        runAll(afterCommit);
        return result;
    }

    /** The turn before the connection: whoever waits for it keeps none from those who are at work. */
    private <T> T inTurn(Work<T> work, List<Runnable> afterCommit) {
        OneWriter.Turn turn = writer.take();
        try {
            BoundTransaction transaction = begin();
            bound.set(transaction);
            T result;
            try {
                result = work.run();
            } catch (Throwable failure) {
                bound.remove();
                transaction.rollBack(failure);
                throw failure;
            }
            bound.remove();
            afterCommit.addAll(transaction.commit());
            return result;
        } finally {
            turn.close();
        }
    }

    private BoundTransaction begin() {
        Connection connection;
        try {
            connection = source.getConnection();
        } catch (SQLException e) {
            throw new DatabaseException("No connection for a transaction could be had", e);
        }
        try {
            if (setsIsolation) {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            }
            connection.setAutoCommit(false);
            return new BoundTransaction(connection);
        } catch (SQLException e) {
            DatabaseException failure = new DatabaseException("A transaction could not be begun", e);
            new BoundTransaction(connection).rollBack(failure);
            throw failure;
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        BoundTransaction transaction = current();
        if (transaction == null) {
            runAll(List.of(action));
        } else {
            transaction.afterCommit(action);
        }
    }

    /** The commit cannot be taken back any more: a failure here must not look like one of the transaction. */
    private static void runAll(List<Runnable> actions) {
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (Throwable failure) {
                LOG.error("An action after commit failed; the transaction is committed", failure);
            }
        }
    }

    @Override
    public void setRollbackOnly() {
        BoundTransaction transaction = current();
        if (transaction == null) {
            throw new IllegalStateException("No transaction is bound to this thread: there is nothing to roll back");
        }
        transaction.setRollbackOnly(null);
    }

    @Override
    public boolean isActive() {
        return current() != null;
    }

    @Override
    public DataSource dataSource() {
        return joined;
    }

    private @Nullable BoundTransaction current() {
        return bound.get();
    }
}
