package org.motcua.workflow.fault;

import java.util.UUID;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;

/** An engine that somebody starts on the tables past the library, without anything that the library adds. */
final class RawEngine implements AutoCloseable {

    private final ProcessEngine engine;

    private RawEngine(ProcessEngine engine) {
        this.engine = engine;
    }

    static RawEngine on(DataSource database) {
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database);
        configuration.setProcessEngineName("raw-" + UUID.randomUUID());
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_FALSE);
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setHistory(ProcessEngineConfiguration.HISTORY_AUDIT);
        configuration.setJobExecutorActivate(false);
        configuration.setCmmnEnabled(false);
        configuration.setDmnEnabled(false);
        configuration.setMetricsEnabled(false);
        return new RawEngine(configuration.buildProcessEngine());
    }

    ProcessEngine services() {
        return engine;
    }

    @Override
    public void close() {
        engine.close();
    }
}
