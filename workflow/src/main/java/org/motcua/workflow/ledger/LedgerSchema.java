package org.motcua.workflow.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.motcua.core.schema.Migration;
import org.motcua.workflow.WorkflowException;

/**
 * Brings the ledger's table into the database, H2 or PostgreSQL; its steps are kept in {@code mc_ledger_history}.
 * Several nodes may call it at once. Thread-safe.
 */
public final class LedgerSchema {

    private static final String HISTORY = "mc_ledger_history";

    private static final String OPERATIONS = """
            CREATE TABLE mc_signing_operation (
                process_instance VARCHAR(64)  NOT NULL,
                activity         VARCHAR(255) NOT NULL,
                document_version INTEGER      NOT NULL,
                role             VARCHAR(10)  NOT NULL,
                dossier          VARCHAR(60)  NOT NULL,
                document         VARCHAR(64)  NOT NULL,
                state            VARCHAR(10)  NOT NULL
                    CHECK (state IN ('RESERVED', 'SIGNED', 'COMMITTED', 'FAILED')),
                worker           VARCHAR(100) NOT NULL,
                lease_until      TIMESTAMP WITH TIME ZONE NOT NULL,
                reserved_at      TIMESTAMP WITH TIME ZONE NOT NULL,
                attempts         INTEGER      NOT NULL,
                result           VARCHAR(64),
                reason           VARCHAR(1000),
                PRIMARY KEY (process_instance, activity, document_version, role)
            );
            CREATE INDEX mc_signing_operation_dossier ON mc_signing_operation (dossier);
            """;

    private LedgerSchema() {}

    /** Migrates, as {@link Migration#run} says. */
    public static void migrate(DataSource dataSource) {
        Migration.run(
                Flyway.configure(LedgerSchema.class.getClassLoader())
                        .javaMigrations(new Step("1", "Signing operations", OPERATIONS)),
                dataSource,
                HISTORY);
    }

    /**
     * Does the work while no other node does it: the engine brings in its own tables without a lock, and two nodes that
     * start on an empty database would be in each other's way. On PostgreSQL a row of the schema's history, locked on a
     * connection of its own, makes the second one wait; an H2 database has one process and nobody to wait for.
     */
    public static <T> T alone(DataSource dataSource, Supplier<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            if (!"PostgreSQL".equals(connection.getMetaData().getDatabaseProductName())) {
                return work.get();
            }
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT * FROM " + HISTORY + " FOR UPDATE");
                return work.get();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new WorkflowException("The database cannot be locked while its tables are brought in.", e);
        }
    }

    /** A step that is given as code, so that nothing has to be looked for on the class path. */
    private record Step(String number, String title, String sql) implements JavaMigration {

        @Override
        public MigrationVersion getVersion() {
            return MigrationVersion.fromVersion(number);
        }

        @Override
        public String getDescription() {
            return title;
        }

        @Override
        public Integer getChecksum() {
            return sql.hashCode();
        }

        @Override
        public boolean canExecuteInTransaction() {
            return true;
        }

        @Override
        public void migrate(Context context) throws SQLException {
            try (Statement statement = context.getConnection().createStatement()) {
                for (String part : sql.split(";\n", -1)) {
                    if (!part.isBlank()) {
                        statement.execute(part);
                    }
                }
            }
        }
    }
}
