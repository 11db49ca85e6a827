package org.motcua.benchmarks.statements;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.motcua.workflow.process.ShippedModels;

/** The same model with the raw engine, set up like the library's: tokens only, nothing of a dossier. */
final class EngineRun implements AutoCloseable {

    private static final long LOCK = 300_000;

    private final Tally tally;
    private final ProcessEngine engine;

    EngineRun(DataSource database, Tally tally) {
        this.tally = tally;
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(CountingDataSource.of(database, tally));
        configuration.setProcessEngineName("raw-" + UUID.randomUUID());
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_AUDIT);
        configuration.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_START);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setTaskMetricsEnabled(false);
        this.engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addInputStream("one-stop.bpmn", new ByteArrayInputStream(ShippedModels.read("one-stop")))
                .deploy();
    }

    void dossier() {
        String key = UUID.randomUUID().toString();
        tally.during(
                "receive (with receipt)",
                () -> engine.getRuntimeService().startProcessInstanceByKey("one-stop", key),
                () -> {});
        act("assign", key, Map.of());
        act("appraise", key, Map.of("appraise", "meets"));
        act("draft, compose", key, Map.of());
        act("review", key, Map.of("review", "approve"));
        act("approve, sign", key, Map.of("approve", "sign"));
        act("seal, issue", key, Map.of("seal", "seal"));
        act("hand over", key, Map.of());
    }

    private void act(String name, String key, Map<String, Object> variables) {
        tally.during(
                name,
                () -> {
                    engine.getTaskService()
                            .complete(
                                    engine.getTaskService()
                                            .createTaskQuery()
                                            .processInstanceBusinessKey(key)
                                            .singleResult()
                                            .getId(),
                                    variables);
                    for (String topic : new String[] {"motcua.compose.v1", "motcua.sign.v1", "motcua.issue.v1"}) {
                        step(name, topic);
                    }
                },
                () -> {});
    }

    /** Only where the act is known to lead to a step: a worker of the engine's would ask more often. */
    private void step(String act, String topic) {
        boolean follows = (act.contains("compose") && topic.contains("compose"))
                || (act.contains("sign") && topic.contains("sign."))
                || (act.contains("issue") && topic.contains("issue"));
        if (!follows) {
            return;
        }
        for (LockedExternalTask task : engine.getExternalTaskService()
                .fetchAndLock(1, "raw")
                .topic(topic, LOCK)
                .execute()) {
            engine.getExternalTaskService().complete(task.getId(), "raw");
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
