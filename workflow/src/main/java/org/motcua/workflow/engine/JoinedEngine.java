package org.motcua.workflow.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.exception.NullValueException;
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
     * Deploys a model and gives the engine's id of its process.
     *
     * @param key id of the process, which also names the deployment
     */
    public String deploy(String key, byte[] bpmn) {
        String deployment = engine.getRepositoryService()
                .createDeployment()
                .name(key)
                .addInputStream(key + ".bpmn", new ByteArrayInputStream(bpmn))
                .deploy()
                .getId();
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .singleResult()
                .getId();
    }

    /** The bytes that the engine has for a definition; empty where it has none. */
    public byte[] resource(String definition) {
        try (InputStream model = engine.getRepositoryService().getProcessModel(definition)) {
            return model == null ? new byte[0] : model.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NullValueException e) {
            return new byte[0];
        }
    }

    /** Whether any instance runs by a definition. */
    public boolean isRunning(String definition) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionId(definition)
                        .count()
                > 0;
    }

    /** Stops the engine. What has been committed stays in the database. */
    @Override
    public void close() {
        engine.close();
    }
}
