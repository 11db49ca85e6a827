package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many dossiers in one run: twenty of them, or as many as {@code -Dmotcua.dossiers} says. */
class ManyDossiersIT {

    private static final int COUNT = Integer.getInteger("motcua.dossiers", 20);

    @TempDir
    Path folder;

    @Test
    void manyDossiersOnTwoThreadsGetConsecutiveNumbers() throws SQLException {
        runsThrough("jdbc:h2:file:" + folder.resolve("motcua"), COUNT, ";WRITE_DELAY=0");
    }

    @Test
    void theSameJobRunsOnPostgreSql() throws SQLException {
        String server = System.getProperty("motcua.postgresql", "");
        Assumptions.assumeFalse(
                server.isEmpty(),
                "Skipped: no PostgreSQL server; name one with -Dmotcua.postgresql=jdbc:postgresql://…");
        String schema = "run_" + UUID.randomUUID().toString().replace("-", "");
        execute(server, "CREATE SCHEMA " + schema);
        try {
            runsThrough(server + (server.contains("?") ? "&" : "?") + "currentSchema=" + schema, 10, "");
        } finally {
            execute(server, "DROP SCHEMA " + schema + " CASCADE");
        }
    }

    private void runsThrough(String url, int count, String forReading) throws SQLException {
        MotcuaJar.Outcome outcome =
                MotcuaJar.run(folder, "run", "--database", url, "--count", Integer.toString(count), "--threads", "2");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(numbers(url + forReading))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, count).boxed().toList());
    }

    private static List<Integer> numbers(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT number FROM mc_outgoing WHERE state = 'USED' ORDER BY number")) {
            List<Integer> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getInt(1));
            }
            return numbers;
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
