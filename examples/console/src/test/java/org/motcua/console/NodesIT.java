package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that work at the same cases, on one database and one data folder. */
class NodesIT {

    private static final int COUNT = 8;
    private static final long PATIENCE_SECONDS = 300;

    @TempDir
    Path folder;

    @Test
    void twoNodesEndTheCasesTogetherWithOneNumberEach() throws Exception {
        String server = System.getProperty("motcua.postgresql", "");
        Assumptions.assumeFalse(
                server.isEmpty(),
                "Skipped: no PostgreSQL server; name one with -Dmotcua.postgresql=jdbc:postgresql://…");
        String schema = "nodes_" + UUID.randomUUID().toString().replace("-", "");
        execute(server, "CREATE SCHEMA " + schema);
        String url = server + (server.contains("?") ? "&" : "?") + "currentSchema=" + schema;
        try {
            List<Process> nodes = List.of(start(url, "one"), start(url, "two"));
            for (Process node : nodes) {
                assertThat(node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(nodes).extracting(Process::exitValue).as(said()).containsOnly(0);
            assertThat(numbers(url, "SELECT number FROM mc_outgoing WHERE state = 'USED' ORDER BY number"))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, COUNT).boxed().toList());
            assertThat(numbers(url, "SELECT count(*) FROM mc_case WHERE closed_at IS NOT NULL"))
                    .containsExactly(COUNT);
        } finally {
            execute(server, "DROP SCHEMA " + schema + " CASCADE");
        }
    }

    @Test
    void twoNodesOfOneNameAreRefused() throws Exception {
        Process first = start("jdbc:h2:file:" + folder.resolve("first"), "one");
        try {
            Path lock = folder.resolve("shared/in-use-one.lock");
            for (int i = 0; i < PATIENCE_SECONDS && Files.notExists(lock); i++) {
                TimeUnit.SECONDS.sleep(1);
            }

            MotcuaJar.Outcome second =
                    MotcuaJar.run(folder, "--lang", "en", "run", "--data", "shared", "--node", "one", "--no-pictures");

            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.err()).contains("another motcua of this name", "--node");
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    private Process start(String url, String node) throws Exception {
        Path out = folder.resolve(node + ".txt");
        return MotcuaJar.start(
                folder,
                out,
                out,
                "run",
                "--database",
                url,
                "--data",
                "shared",
                "--node",
                node,
                "--count",
                Integer.toString(COUNT),
                "--threads",
                "2",
                "--no-pictures");
    }

    private String said() throws Exception {
        return Files.readString(folder.resolve("one.txt")) + Files.readString(folder.resolve("two.txt"));
    }

    private static List<Integer> numbers(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
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
