package org.motcua.core.transaction;

import javax.sql.DataSource;

/**
 * The one place where a database transaction begins and ends. Dossier, registers, audit and process token commit
 * together because every part of the library, the process engine included, joins the transaction that is bound here.
 *
 * <p>Transactions are READ COMMITTED. A transaction is bound to the thread that began it. Implementations are
 * thread-safe; a transaction is not to be handed to another thread, nor may its thread wait for another one that needs
 * a transaction: on an H2 database that lies in files there is one at a time ({@link OneWriter}).
 */
public interface Transactions {

    /**
     * Runs {@code work} in the bound transaction, or in a new one that commits when {@code work} returns. When
     * {@code work} throws, the transaction is marked rollback-only, also where it was joined and the caller catches the
     * exception, and the exception is passed on unchanged.
     *
     * @throws RolledBackException from the outermost call, when its work returned but the transaction was marked
     *     rollback-only: it has been rolled back
     * @throws DatabaseException when no connection can be had, or the commit fails
     */
    <T> T inTransaction(Work<T> work);

    /**
     * Runs {@code work} on a connection of its own with its own commit, whatever is bound, and binds the outer
     * transaction again afterwards. For the ledger of signing steps only: a process engine called inside would join
     * the outer command, not this transaction. A thread then holds two connections: the pool must be large enough.
     *
     * @throws RolledBackException as in {@link #inTransaction}
     * @throws DatabaseException as in {@link #inTransaction}
     */
    <T> T inNewTransaction(Work<T> work);

    /** {@link #inTransaction} for work without a result. */
    default void runInTransaction(Runnable work) {
        inTransaction(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /**
     * Runs {@code action} once after the bound transaction has committed, at once where none is bound, and never after
     * a rollback. Its exceptions are logged and go no further. Where it needs the database it uses
     * {@link #inNewTransaction}.
     */
    void afterCommit(Runnable action);

    /**
     * Makes the bound transaction roll back when its outermost work returns, which then ends with a
     * {@link RolledBackException}; an {@link IllegalStateException} where none is bound.
     */
    void setRollbackOnly();

    /** Whether a transaction is bound to this thread. */
    boolean isActive();

    /**
     * A view of the data source for others to join through (the process engine, JDBI): while a transaction is bound,
     * its connections are the bound one, on which commit, rollback, close and setAutoCommit do nothing; otherwise they
     * are the data source's own.
     */
    DataSource dataSource();

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run();
    }
}
