package org.motcua.workflow.engine;

import org.camunda.bpm.engine.impl.cfg.AbstractTransactionProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.motcua.core.transaction.Transactions;

/**
 * An engine that never begins, commits or rolls back by itself: each of its commands runs in the transaction of the
 * port, joined where one is bound. One class serves every port (plain JDBC, Spring, JTA), because the port is all it
 * knows.
 */
final class JoinedEngineConfiguration extends AbstractTransactionProcessEngineConfiguration {

    private final Transactions transactions;

    JoinedEngineConfiguration(Transactions transactions) {
        this.transactions = transactions;
        setDataSource(transactions.dataSource());
    }

    @Override
    protected void initTransactionManager() {
        transactionContextFactory = context -> new JoinedTransactionContext(transactions, context);
    }

    @Override
    protected void initDmnEngine() {
        // Decisions are off; the engine for them would be built all the same, and is half of the start-up time.
    }

    @Override
    protected void initPersistenceProviders() {
        super.initPersistenceProviders();
        // Otherwise the tables of another engine in another schema of this database would be taken for ours.
        dbSqlSessionFactory.setDatabaseSchema(SelfCheck.schemaOf(transactions.dataSource()));
    }

    @Override
    protected CommandInterceptor createTransactionInterceptor(boolean requiresNew) {
        return new CommandInterceptor() {
            @Override
            public <T> T execute(Command<T> command) {
                return requiresNew
                        ? transactions.inNewTransaction(() -> next.execute(command))
                        : transactions.inTransaction(() -> next.execute(command));
            }
        };
    }
}
