package org.motcua.workflow.engine;

import java.util.Collection;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.deployer.BpmnDeployer;
import org.camunda.bpm.engine.impl.cfg.AbstractTransactionProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.jspecify.annotations.Nullable;
import org.motcua.core.transaction.Transactions;

/**
 * An engine that never begins, commits or rolls back by itself: each of its commands runs in the transaction of the
 * port, joined where one is bound. One class serves every port (plain JDBC, Spring, JTA), because the port is all it
 * knows. It runs nothing but what models of this library need: no code, no objects, no queries of others.
 */
final class JoinedEngineConfiguration extends AbstractTransactionProcessEngineConfiguration {

    /** Rows that one query may give to an application that says who asks. */
    private static final int MOST_RESULTS = 2_000;

    private final Transactions transactions;
    private final @Nullable CheckedModels models;

    /** Without {@code models} every model runs. */
    JoinedEngineConfiguration(Transactions transactions, @Nullable CheckedModels models) {
        this.transactions = transactions;
        this.models = models;
        setDataSource(transactions.dataSource());
        setExpressionManager(new SafeExpressions());
        setVariableTypes(new SafeVariables());
        setScriptEngineResolver(new NoScripts());
        setCustomPreCommandInterceptorsTxRequired(List.of(new CommandGuard()));
        setCustomPreCommandInterceptorsTxRequiresNew(List.of(new CommandGuard()));
        setQueryMaxResultsLimit(MOST_RESULTS);
        if (models != null) {
            setCustomPreBPMNParseListeners(List.of(new ModelGuard()));
        }
    }

    @Override
    protected Collection<? extends Deployer> getDefaultDeployers() {
        BpmnDeployer usual = getBpmnDeployer();
        return List.of(models == null ? usual : models.deployer(usual));
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
