package org.motcua.workflow.spring;

import javax.sql.DataSource;
import org.motcua.core.transaction.OneWriter;
import org.motcua.core.transaction.RolledBackException;
import org.motcua.core.transaction.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.UnexpectedRollbackException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The port on Spring's transactions: the library joins a transaction that the application began with
 * {@code @Transactional}, and the application joins one that the library began. Thread-safe.
 *
 * <p>The transaction manager must manage the same data source that is given here; the engine's start-up check finds out
 * when it does not. In {@link #afterCommit} actions Spring still shows the finished transaction, so they use
 * {@link #inNewTransaction}.
 *
 * <p>On an H2 database that lies in files one thread at a time has transactions ({@link OneWriter}). One that the
 * application began has its turn from the first time it comes to the library until its end.
 */
public final class SpringTransactions implements Transactions {

    private static final Logger LOG = LoggerFactory.getLogger(SpringTransactions.class);

    private final TransactionTemplate required;
    private final TransactionTemplate requiresNew;
    private final DataSource view;
    private final OneWriter writer;

    private SpringTransactions(DataSource dataSource, PlatformTransactionManager manager) {
        this.required = new TransactionTemplate(manager);
        this.requiresNew = new TransactionTemplate(manager);
        this.requiresNew.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.view = SpringDataSourceView.of(dataSource);
        this.writer = OneWriter.of(dataSource);
    }

    /**
     * Joins Spring's transactions. Opens one connection to learn which database it is.
     *
     * @param dataSource the one that {@code manager} manages
     * @param manager for example a DataSourceTransactionManager
     * @throws org.motcua.core.transaction.DatabaseException when the database cannot be reached
     */
    public static SpringTransactions of(DataSource dataSource, PlatformTransactionManager manager) {
        return new SpringTransactions(dataSource, manager);
    }

    @Override
    public <T> T inTransaction(Work<T> work) {
        if (!isActive()) {
            return begin(required, work);
        }
        SpringTurn.join(writer);
        return run(required, work);
    }

    @Override
    public <T> T inNewTransaction(Work<T> work) {
        return begin(requiresNew, work);
    }

    /** The turn before the connection: whoever waits for it keeps none from those who are at work. */
    private <T> T begin(TransactionTemplate template, Work<T> work) {
        try (OneWriter.Turn turn = writer.take()) {
            return run(template, () -> {
                SpringTurn.endsWithTransaction(writer, turn);
                return work.run();
            });
        }
    }

    @SuppressWarnings("NullAway") // A null result of the work is the caller's own affair; Spring passes it on.
    private static <T> T run(TransactionTemplate template, Work<T> work) {
        try {
            return template.execute(status -> work.run());
        } catch (UnexpectedRollbackException e) {
            throw new RolledBackException(e);
        }
    }

    @Override
    public void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            runLogged(action);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                runLogged(action);
            }
        });
    }

    @Override
    public void setRollbackOnly() {
        if (!isActive()) {
            throw new IllegalStateException("No transaction is bound to this thread, so none can be rolled back."
                    + " Call setRollbackOnly inside inTransaction.");
        }
        // A participant that gives up dooms the transaction it takes part in.
        required.executeWithoutResult(status -> status.setRollbackOnly());
    }

    @Override
    public boolean isActive() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    @Override
    public DataSource dataSource() {
        return view;
    }

    private static void runLogged(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("An action after commit failed; the transaction itself is committed", e);
        }
    }
}
