package org.motcua.workflow.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.motcua.core.transaction.Durability;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.model.ModelReader;

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

    private static final String SOURCE = "motcua";

    private final ProcessEngine engine;
    private final CheckedModels models;

    private JoinedEngine(ProcessEngine engine, CheckedModels models) {
        this.engine = engine;
        this.models = models;
    }

    /**
     * Creates the engine's tables where there are none, starts the engine and checks its wiring.
     *
     * @throws EngineWiringException when engine and application would not commit together, or the database has tables of
     *     an engine that this one does not fit; nothing is left running
     * @throws org.motcua.core.transaction.NotDurableException for a database that would lose acknowledged commits
     */
    public static JoinedEngine start(Transactions transactions) {
        CheckedModels models = new CheckedModels();
        return start(transactions, new JoinedEngineConfiguration(transactions, models), models);
    }

    /** An engine that runs code which models name, to try the wiring with. */
    static JoinedEngine dangerouslyStartForAnyModel(Transactions transactions) {
        return start(transactions, new JoinedEngineConfiguration(transactions, null), new CheckedModels());
    }

    private static JoinedEngine start(
            Transactions transactions, JoinedEngineConfiguration configuration, CheckedModels models) {
        Durability.requireDurable(transactions.dataSource());
        ExistingEngine.requireFitting(transactions.dataSource());
        ProcessEngine engine = configure(configuration).buildProcessEngine();
        // Otherwise any class of the application finds it in a map of the whole JVM.
        ProcessEngines.unregister(engine);
        try {
            SelfCheck.requireOneSession(transactions, engine);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
        return new JoinedEngine(engine, models);
    }

    private static JoinedEngineConfiguration configure(JoinedEngineConfiguration configuration) {
        // While it starts, the engine is by name in a map of the whole JVM: two engines must not share one.
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

    /** Where the engine asks, by its hash, whether a model was checked that another node deployed, or this one before. */
    public void trust(Predicate<String> checked) {
        models.askFor(checked);
    }

    /** The definitions that this library has deployed, whoever else uses the engine's tables. */
    public Set<String> definitions() {
        return engine.getRepositoryService().createDeploymentQuery().deploymentSource(SOURCE).list().stream()
                .flatMap(
                        deployment -> engine
                                .getRepositoryService()
                                .createProcessDefinitionQuery()
                                .deploymentId(deployment.getId())
                                .list()
                                .stream())
                .map(ResourceDefinition::getId)
                .collect(Collectors.toSet());
    }

    /**
     * The engine's services, for reading. They refuse queries in SQL and with expressions, models that were not checked,
     * and variables that are not plain; still, whoever changes something here changes it past the record of the case.
     */
    public ProcessEngine services() {
        return engine;
    }

    /**
     * Deploys a model that has been checked and gives the engine's id of its process.
     *
     * @param key id of the process, which also names the deployment
     */
    public String deploy(String key, byte[] bpmn) {
        models.admit(ModelReader.hash(bpmn));
        String deployment = engine.getRepositoryService()
                .createDeployment()
                .name(key)
                .source(SOURCE)
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
