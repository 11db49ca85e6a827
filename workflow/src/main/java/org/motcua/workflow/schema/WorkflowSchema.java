package org.motcua.workflow.schema;

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
 * Brings the tables of this module into the database, H2 or PostgreSQL; its steps are kept in
 * {@code mc_workflow_history}. Several nodes may call it at once. Thread-safe.
 */
public final class WorkflowSchema {

    private static final String HISTORY = "mc_workflow_history";
    private static final String TABLES = """
            CREATE TABLE mc_model (
                process_key VARCHAR(60)  NOT NULL,
                tag         VARCHAR(60)  NOT NULL,
                hash        VARCHAR(64)  NOT NULL,
                definition  VARCHAR(255) NOT NULL,
                bpmn        VARCHAR      NOT NULL,
                deployed_by VARCHAR(80)  NOT NULL,
                deployed_at TIMESTAMP WITH TIME ZONE NOT NULL,
                previous    VARCHAR(64)  NOT NULL,
                entry       VARCHAR(64)  NOT NULL,
                mac         VARCHAR(200) NOT NULL,
                sequence    INTEGER      NOT NULL,
                PRIMARY KEY (process_key, tag),
                CONSTRAINT mc_model_sequence UNIQUE (sequence)
            );
            CREATE TABLE mc_operation (
                case_id     VARCHAR(60)  NOT NULL,
                name        VARCHAR(60)  NOT NULL,
                version     INTEGER      NOT NULL,
                step        VARCHAR(255) NOT NULL,
                role        VARCHAR(20)  NOT NULL,
                document    VARCHAR(64)  NOT NULL,
                state       VARCHAR(10)  NOT NULL
                    CHECK (state IN ('RESERVED', 'WAITING', 'SIGNED', 'COMMITTED', 'FAILED')),
                worker      VARCHAR(100) NOT NULL,
                lease_until TIMESTAMP WITH TIME ZONE NOT NULL,
                reserved_at TIMESTAMP WITH TIME ZONE NOT NULL,
                attempts    INTEGER      NOT NULL,
                result      VARCHAR(64),
                reason      VARCHAR(1000),
                officer     VARCHAR(60),
                PRIMARY KEY (case_id, name, version, step, role)
            );
            CREATE INDEX mc_operation_waiting ON mc_operation (officer, state, reserved_at);
            CREATE TABLE mc_signing_session (
                id         VARCHAR(64)  NOT NULL PRIMARY KEY,
                officer    VARCHAR(60)  NOT NULL,
                state      VARCHAR(10)  NOT NULL,
                handle     VARCHAR(500) NOT NULL,
                begun_at   TIMESTAMP WITH TIME ZONE NOT NULL,
                expires_at TIMESTAMP WITH TIME ZONE NOT NULL
            );
            CREATE INDEX mc_signing_session_owed ON mc_signing_session (state, expires_at);
            CREATE TABLE mc_signing_item (
                session      VARCHAR(64)  NOT NULL REFERENCES mc_signing_session (id),
                position     INTEGER      NOT NULL,
                case_id      VARCHAR(60)  NOT NULL,
                name         VARCHAR(60)  NOT NULL,
                version      INTEGER      NOT NULL,
                step         VARCHAR(255) NOT NULL,
                title        VARCHAR(200) NOT NULL,
                document     VARCHAR(64)  NOT NULL,
                prepared     VARCHAR(64)  NOT NULL,
                signature    VARCHAR      NOT NULL,
                signed_value VARCHAR(20000),
                PRIMARY KEY (session, position)
            );
            CREATE INDEX mc_signing_item_case ON mc_signing_item (case_id, name);
            CREATE TABLE mc_task (
                id         VARCHAR(64)  NOT NULL,
                who        VARCHAR(300) NOT NULL,
                case_id    VARCHAR(60)  NOT NULL,
                agency     VARCHAR(35)  NOT NULL,
                definition VARCHAR(255) NOT NULL,
                instance   VARCHAR(64)  NOT NULL,
                element    VARCHAR(255) NOT NULL,
                type       VARCHAR(60)  NOT NULL,
                title      VARCHAR(300) NOT NULL,
                prefix     VARCHAR(60)  NOT NULL,
                party      VARCHAR(60)  NOT NULL,
                position   INTEGER,
                since      TIMESTAMP WITH TIME ZONE NOT NULL,
                due_at     TIMESTAMP WITH TIME ZONE,
                claimed_by VARCHAR(60),
                PRIMARY KEY (id, who)
            );
            CREATE INDEX mc_task_inbox ON mc_task (agency, who, since);
            CREATE INDEX mc_task_case ON mc_task (case_id);
            CREATE TABLE mc_due (
                id        VARCHAR(64)  NOT NULL PRIMARY KEY,
                case_id   VARCHAR(60)  NOT NULL,
                instance  VARCHAR(64)  NOT NULL,
                execution VARCHAR(64)  NOT NULL,
                element   VARCHAR(255) NOT NULL,
                rule      VARCHAR(40)  NOT NULL,
                since     TIMESTAMP WITH TIME ZONE NOT NULL,
                due_at    TIMESTAMP WITH TIME ZONE,
                reached_at TIMESTAMP WITH TIME ZONE,
                failures  INTEGER       DEFAULT 0  NOT NULL,
                failure   VARCHAR(1000) DEFAULT '' NOT NULL,
                again_at  TIMESTAMP WITH TIME ZONE
            );
            CREATE INDEX mc_due_next ON mc_due (reached_at, due_at);
            CREATE INDEX mc_due_case ON mc_due (case_id);
            CREATE TABLE mc_standstill (
                case_id VARCHAR(60)   NOT NULL,
                element VARCHAR(255)  NOT NULL,
                reason  VARCHAR(1000) NOT NULL,
                since   TIMESTAMP WITH TIME ZONE NOT NULL,
                PRIMARY KEY (case_id, element)
            );
            CREATE TABLE mc_node (
                worker  VARCHAR(100) NOT NULL PRIMARY KEY,
                process VARCHAR(36)  NOT NULL,
                beat_at TIMESTAMP WITH TIME ZONE NOT NULL
            );
            CREATE TABLE mc_attempt (
                case_id  VARCHAR(60) NOT NULL PRIMARY KEY,
                failures INTEGER     NOT NULL,
                last_at  TIMESTAMP WITH TIME ZONE NOT NULL
            );
            """;

    private WorkflowSchema() {}

    /** Migrates, as {@link Migration#run} says. */
    public static void migrate(DataSource dataSource) {
        Migration.run(
                Flyway.configure(WorkflowSchema.class.getClassLoader())
                        .javaMigrations(new Step("1", "Models, operations, tasks and due times", TABLES)),
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
