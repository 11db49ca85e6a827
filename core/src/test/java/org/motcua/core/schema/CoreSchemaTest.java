package org.motcua.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.motcua.core.transaction.TestDatabase;

class CoreSchemaTest {

    @Test
    void comesBesideTheTablesOfOthersAndTwiceWithoutHarmOnH2() {
        try (TestDatabase database = TestDatabase.h2()) {
            migratesTwiceBesideOthers(database, "SCHEMA()");
        }
    }

    @Test
    void comesBesideTheTablesOfOthersAndTwiceWithoutHarmOnPostgreSql() {
        try (TestDatabase database = TestDatabase.postgreSql()) {
            migratesTwiceBesideOthers(database, "current_schema()");
        }
    }

    @RepeatedTest(3)
    void comesOnceWhenSeveralThreadsBringItAtOnceToH2() throws Exception {
        try (TestDatabase database = TestDatabase.h2()) {
            migratesAtOnce(database);
        }
    }

    @RepeatedTest(3)
    void comesOnceWhenSeveralNodesBringItAtOnceToPostgreSql() throws Exception {
        try (TestDatabase database = TestDatabase.postgreSql()) {
            migratesAtOnce(database);
        }
    }

    private static void migratesAtOnce(TestDatabase database) throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> migrations = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                migrations.add(nodes.submit(() -> CoreSchema.migrate(database.dataSource())));
            }
            for (Future<?> migration : migrations) {
                migration.get();
            }
        } finally {
            nodes.shutdown();
        }
    }

    private static void migratesTwiceBesideOthers(TestDatabase database, String schema) {
        database.execute("CREATE TABLE act_of_another (id INTEGER)");

        CoreSchema.migrate(database.dataSource());
        CoreSchema.migrate(database.dataSource());

        List<String> tables = Jdbi.create(database.dataSource())
                .withHandle(handle -> handle.createQuery("SELECT LOWER(table_name) FROM information_schema.tables "
                                + "WHERE table_schema = " + schema + " ORDER BY 1")
                        .mapTo(String.class)
                        .list());
        assertThat(tables)
                .containsExactly(
                        "act_of_another",
                        "mc_audit",
                        "mc_calendar",
                        "mc_case",
                        "mc_catalogue_import",
                        "mc_counter",
                        "mc_document",
                        "mc_document_hand",
                        "mc_document_version",
                        "mc_dossier",
                        "mc_dossier_attachment",
                        "mc_dossier_event",
                        "mc_outgoing",
                        "mc_procedure",
                        "mc_schema_history",
                        "mc_seal",
                        "mc_seal_leaf",
                        "mc_service_level");
    }
}
