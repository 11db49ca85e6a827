package org.motcua.console;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;

/** A schema of its own on the server that {@code -Dmotcua.postgresql} names; without one the test is skipped. */
final class PostgreSqlSchema implements AutoCloseable {

    private final String server;
    private final String name;

    private PostgreSqlSchema(String server, String name) {
        this.server = server;
        this.name = name;
    }

    static PostgreSqlSchema create() throws SQLException {
        String server = System.getProperty("motcua.postgresql", "");
        Assumptions.assumeFalse(
                server.isEmpty(),
                "Skipped: no PostgreSQL server; name one with -Dmotcua.postgresql=jdbc:postgresql://…");
        PostgreSqlSchema schema = new PostgreSqlSchema(
                server, "run_" + UUID.randomUUID().toString().replace("-", ""));
        schema.execute("CREATE SCHEMA " + schema.name);
        return schema;
    }

    String url() {
        return server + (server.contains("?") ? "&" : "?") + "currentSchema=" + name;
    }

    private void execute(String sql) throws SQLException {
        try (Rows rows = Rows.at(server)) {
            rows.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("DROP SCHEMA " + name + " CASCADE");
    }
}
