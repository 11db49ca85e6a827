package org.motcua.workflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.motcua.core.transaction.Durability;
import org.motcua.core.transaction.Transactions;

/**
 * A running process engine that commits only together with the application: its commands join the transaction that is
 * bound to the thread, and its tables lie in the same database. Starting it proves that (see
 * {@link EngineWiringException}).
 *
 * <p>The engine keeps history at level "audit", counts a history's time to live from the start of the process (16
 * statements fewer a dossier than from its end), refuses models without one, runs no background jobs.
 * Its history is for operators; the record of a dossier is the audit chain. Thread-safe.
 */
public final class JoinedEngine implements AutoCloseable {

    private final ProcessEngine engine;

    private JoinedEngine(ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Creates or upgrades the engine's tables, starts the engine and checks its wiring.
     *
     * @throws EngineWiringException when engine and application would not commit together; nothing is left running
     * @throws org.motcua.core.transaction.NotDurableException for a database that would lose acknowledged commits
     */
    public static JoinedEngine start(Transactions transactions) {
        Durability.requireDurable(transactions.dataSource());
        ProcessEngine engine =
                configure(new JoinedEngineConfiguration(transactions)).buildProcessEngine();
        try {
            SelfCheck.requireOneSession(transactions, engine);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
        return new JoinedEngine(engine);
    }

    private static JoinedEngineConfiguration configure(JoinedEngineConfiguration configuration) {
        // The engine registers itself by name in a map of the whole JVM: two engines must not share one.
        configuration.setProcessEngineName("motcua-" + UUID.randomUUID());
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_AUDIT);
        configuration.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        configuration.setEnforceHistoryTimeToLive(true);
        configuration.setHistoryCleanupEnabled(false);
        configuration.setJobExecutorActivate(false);
        configuration.setCmmnEnabled(false);
        configuration.setDmnEnabled(false);
        configuration.setStandaloneTasksEnabled(false);
        configuration.setMetricsEnabled(false);
        configuration.setDbMetricsReporterActivate(false);
        configuration.setTaskMetricsEnabled(false);
        configuration.setEnableExpressionsInStoredQueries(false);
        configuration.setEnableCmdExceptionLogging(false);
        return configuration;
    }

    /** The engine's services. */
    public ProcessEngine services() {
        return engine;
    }

    /**
     * Makes a model the current version of its process, unless the newest deployment of that name already has the same
     * content; a restart therefore makes no new version.
     *
     * @param name of the deployment
     * @param resource the BPMN file, absolute or relative to the package of {@code owner}
     */
    public void deploy(String name, Class<?> owner, String resource) {
        try (InputStream model = owner.getResourceAsStream(resource)) {
            if (model == null) {
                throw new EngineWiringException("The class path has no BPMN model " + resource + " beside "
                        + owner.getName() + ". Put the file there.");
            }
            engine.getRepositoryService()
                    .createDeployment()
                    .name(name)
                    .addInputStream(name + ".bpmn", model)
                    .enableDuplicateFiltering(true)
                    .deploy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the engine. What has been committed stays in the database. */
    @Override
    public void close() {
        engine.close();
    }
}
