package org.motcua.core.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time have transactions on an H2 database that lies in files: H2 loses updates there when several
 * write at once (ADR 9). Whoever implements {@link Transactions} takes a turn before it takes a connection, so that
 * nobody who waits holds one, and ends it once the transaction has ended. On every other database, H2 in memory among
 * them, nobody waits.
 *
 * <p>A thread that has a turn gets another at once, as for a new transaction inside its own. The turns are those of this
 * process: several processes on one H2 server, and what an application writes past the library, do not wait for each
 * other. Thread-safe.
 */
public final class OneWriter {

    /** As long as H2 and connection pools wait at most by common settings; a transaction takes milliseconds. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One a database of this process, however many data sources lead to it. It is never removed: there are few. */
    private static final ConcurrentMap<String, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private static final Turn FREE = () -> {};

    private final String database;
    private final @Nullable ReentrantLock lock;
    private final Duration patience;

    private OneWriter(String database, @Nullable ReentrantLock lock, Duration patience) {
        this.database = database;
        this.lock = lock;
        this.patience = patience;
    }

    /**
     * Opens one connection to learn which database the data source leads to.
     *
     * @throws DatabaseException when the database cannot be reached
     */
    public static OneWriter of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return of(connection, PATIENCE);
        } catch (SQLException e) {
            throw new DatabaseException("The database cannot be reached", e);
        }
    }

    static OneWriter of(Connection connection, Duration patience) throws SQLException {
        Optional<String> path = H2File.path(connection);
        ReentrantLock lock = path.map(file -> LOCKS.computeIfAbsent(file, any -> new ReentrantLock(true)))
                .orElse(null);
        return new OneWriter(path.orElse(""), lock, patience);
    }

    /** Whether transactions on this database have to wait for each other. */
    public boolean isNeeded() {
        return lock != null;
    }

    /**
     * Waits for the turn, for a minute at most.
     *
     * @throws DatabaseException when it does not come, or the thread is interrupted
     */
    public Turn take() {
        if (lock == null) {
            return FREE;
        }
        boolean taken;
        try {
            taken = lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noTurn("the thread was interrupted while it waited");
        }
        if (!taken) {
            throw noTurn("another thread has had a transaction open for " + patience.toSeconds()
                    + " s. End transactions sooner, wait for no other thread inside of one, or use PostgreSQL, where"
                    + " writers do not wait for each other");
        }
        return new Held(lock);
    }

    private DatabaseException noTurn(String reason) {
        return new DatabaseException(
                "No turn to write to the H2 file database " + database, new SQLTimeoutException(reason));
    }

    /** The time in which a thread may have transactions. Ended by the thread that took it; once is enough. */
    @FunctionalInterface
    public interface Turn extends AutoCloseable {

        /** Ends the turn; nothing when it has ended already. */
        @Override
        void close();
    }

    private static final class Held implements Turn {

        private @Nullable ReentrantLock lock;

        Held(ReentrantLock lock) {
            this.lock = lock;
        }

        @Override
        public void close() {
            if (lock != null) {
                lock.unlock();
                lock = null;
            }
        }
    }
}
