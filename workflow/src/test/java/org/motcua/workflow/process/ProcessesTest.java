package org.motcua.workflow.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.RecordKeys;
import org.motcua.core.document.DocumentKinds;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.engine.JoinedEngine;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.modeler.ModelGate;
import org.motcua.workflow.schema.WorkflowSchema;
import org.motcua.workflow.testkit.TestDatabase;

/** At start-up, the models and the list of them are as they were deployed, or nothing starts. */
class ProcessesTest {

    private TestDatabase database;
    private Transactions transactions;
    private JoinedEngine engine;

    @BeforeEach
    void deployThree() {
        database = TestDatabase.h2();
        WorkflowSchema.migrate(database.dataSource());
        transactions = JdbcTransactions.of(database.dataSource());
        engine = JoinedEngine.start(transactions);
        for (String key : List.of("one-stop", "outgoing-document", "interlinked-partner")) {
            processes().deploy(ShippedModels.read(key), Actor.system("test"));
        }
    }

    @AfterEach
    void close() {
        engine.close();
        database.close();
    }

    private Processes processes() {
        ModelGate gate = new ModelGate(
                TypeRegistry.standard(),
                Role.GIVEN,
                DocumentKinds.standard().all(),
                template -> true,
                List.of(),
                List::of);
        return new Processes(transactions, engine, TypeRegistry.standard(), gate, Clock.systemUTC(), RecordKeys.NONE);
    }

    @Test
    void whatIsAsItWasStarts() {
        assertThatCode(() -> processes().requireIntact()).doesNotThrowAnyException();
    }

    @Test
    void whateverWasChangedIsNamed() {
        Map<String, String> changes = Map.of(
                "UPDATE act_ge_bytearray SET bytes_ = CAST('<a/>' AS BINARY LARGE OBJECT) WHERE name_ = 'one-stop.bpmn'",
                "the engine's tables",
                "UPDATE mc_model SET bpmn = REPLACE(bpmn, 'role:HEAD', 'role:LEADER') WHERE sequence = 1",
                "its text in mc_model",
                "UPDATE mc_model SET hash = 'a' WHERE sequence = 2",
                "its entry in mc_model",
                "UPDATE mc_model SET deployed_by = 'system:other' WHERE sequence = 2",
                "its entry in mc_model",
                "UPDATE mc_model SET deployed_at = TIMESTAMP WITH TIME ZONE '2020-01-01 00:00:00Z' WHERE sequence = 3",
                "its entry in mc_model",
                "DELETE FROM mc_model WHERE sequence = 1",
                "taken away",
                "DELETE FROM mc_model WHERE sequence = 2",
                "taken away",
                "DELETE FROM mc_model WHERE sequence = 3",
                "does not have it any more");
        database.execute("CREATE TABLE kept_model AS SELECT * FROM mc_model");
        database.execute("CREATE TABLE kept_bytes AS SELECT * FROM act_ge_bytearray");
        changes.forEach((sql, what) -> {
            database.execute(sql);

            assertThatThrownBy(() -> processes().requireIntact())
                    .as(sql)
                    .isInstanceOf(TamperedModelException.class)
                    .hasMessageContaining(what)
                    .hasMessageContaining("Restore the database");

            database.execute("DELETE FROM mc_model");
            database.execute("INSERT INTO mc_model SELECT * FROM kept_model");
            database.execute("MERGE INTO act_ge_bytearray (id_, bytes_) KEY (id_) SELECT id_, bytes_ FROM kept_bytes");
        });
    }
}
