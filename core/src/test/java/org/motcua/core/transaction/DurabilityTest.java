package org.motcua.core.transaction;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTest {

    @TempDir
    Path folder;

    @Test
    void refusesAFileDatabaseThatDelaysItsWritesAndSaysWhatToAdd() {
        assertThatExceptionOfType(NotDurableException.class)
                .isThrownBy(() -> Durability.requireDurable(file("")))
                .withMessageContaining("WRITE_DELAY is 500")
                .withMessageContaining(";WRITE_DELAY=0")
                .satisfies(refusal -> {
                    org.assertj.core.api.Assertions.assertThat(refusal.setting())
                            .isEqualTo("WRITE_DELAY");
                    org.assertj.core.api.Assertions.assertThat(refusal.found()).isEqualTo("500");
                });
    }

    @Test
    void acceptsAFileDatabaseThatWritesAtCommit() {
        assertThatCode(() -> Durability.requireDurable(file(";WRITE_DELAY=0"))).doesNotThrowAnyException();
    }

    @Test
    void acceptsADatabaseInMemoryWhichPromisesNothing() {
        try (TestDatabase database = TestDatabase.h2()) {
            assertThatCode(() -> Durability.requireDurable(database.dataSource()))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void acceptsPostgreSql() {
        try (TestDatabase database = TestDatabase.postgreSql()) {
            assertThatCode(() -> Durability.requireDurable(database.dataSource()))
                    .doesNotThrowAnyException();
        }
    }

    private DataSource file(String parameters) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:file:" + folder.resolve("dossiers") + parameters);
        return h2;
    }
}
