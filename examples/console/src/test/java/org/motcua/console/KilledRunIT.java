package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run of each example process is killed at random moments and started again: nothing is lost, doubled or skipped. On
 * PostgreSQL where a server is named by {@code -Dmotcua.postgresql}, and one process on an H2 file everywhere. The long
 * form kills more often: {@code -Dmotcua.kills=34} kills each run so many times.
 */
class KilledRunIT {

    private static final int SHORT = 2;
    private static final int KILLS = Integer.getInteger("motcua.kills", SHORT);
    private static final String WITHOUT_END = "100000";
    private static final String THREADS = "4";
    /** Milliseconds: the pace of a slow token, so that most of the time some key is being waited for. */
    private static final int KEY_DELAY = 1000;

    private static final String UNDER_WAY = "SELECT state || ' ' || step || ' of ' || case_id FROM mc_operation"
            + " WHERE state IN ('RESERVED', 'SIGNED') AND role IN ('LEADER', 'AGENCY') ORDER BY case_id";

    private final Random random = new Random();

    @TempDir
    Path folder;

    private String url;

    private String process;

    @Test
    void losesNothingOnAnH2File() throws Exception {
        url = "jdbc:h2:file:" + folder.resolve("motcua");

        killsAndFinishes("one-stop", 1, url + ";WRITE_DELAY=0");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("processes")
    void losesNothingOnPostgreSql(String process, int documents) throws Exception {
        String server = System.getProperty("motcua.postgresql", "");
        Assumptions.assumeFalse(
                server.isEmpty(),
                "Skipped: no PostgreSQL server; name one with -Dmotcua.postgresql=jdbc:postgresql://…");
        String schema = "killed_" + UUID.randomUUID().toString().replace("-", "");
        execute(server, "CREATE SCHEMA " + schema);
        try {
            url = server + (server.contains("?") ? "&" : "?") + "currentSchema=" + schema;

            killsAndFinishes(process, documents, url);
        } finally {
            execute(server, "DROP SCHEMA " + schema + " CASCADE");
        }
    }

    /** With how many documents that get a number; the short form has the process of two agencies, and one-stop on H2. */
    static Stream<Arguments> processes() {
        Stream<Arguments> both = Stream.of(Arguments.of("interlinked", 2));
        return KILLS > SHORT
                ? Stream.concat(Stream.of(Arguments.of("one-stop", 1), Arguments.of("outgoing-document", 1)), both)
                : both;
    }

    private void killsAndFinishes(String process, int documents, String reading) throws Exception {
        this.process = process;
        int unfinished = 0;
        // A kill that hits no signing step proves little: there may be as many more until half of them did.
        for (int kill = 1; kill <= KILLS || (2 * unfinished < KILLS && kill <= 3 * KILLS); kill++) {
            if (kill % 2 == 0 && isReadableWhileRunning()) {
                killWhileAKeyIsAsked(reading);
            } else {
                killAfter(random.nextInt(8, 32), random.nextInt(2_000));
            }
            List<String> rows = strings(reading, UNDER_WAY);
            System.err.printf("%s, kill %d: %s%n", process, kill, rows.isEmpty() ? "no signing step under way" : rows);
            unfinished += rows.isEmpty() ? 0 : 1;
        }
        int count = number(reading, "SELECT count(*) FROM mc_case") + 2;

        MotcuaJar.Outcome outcome = MotcuaJar.run(folder, arguments(count).toArray(String[]::new));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertNothingLostDoubledOrSkipped(count, documents, reading);
        assertThat(2 * unfinished)
                .as("kills that found a signing step under way")
                .isGreaterThanOrEqualTo(KILLS);
    }

    private static void assertNothingLostDoubledOrSkipped(int count, int documents, String url) throws SQLException {
        assertThat(number(url, "SELECT count(*) FROM mc_case WHERE closed_at IS NOT NULL"))
                .isEqualTo(count);
        assertThat(number(url, "SELECT count(*) FROM mc_case")).isEqualTo(count);
        assertThat(strings(
                        url,
                        "SELECT id FROM mc_case c WHERE audit_sequence <>"
                                + " (SELECT count(*) FROM mc_audit a WHERE a.case_id = c.id)"))
                .as("cases whose record is not as long as they say")
                .isEmpty();
        assertThat(number(url, "SELECT count(*) FROM mc_outgoing WHERE state = 'USED'"))
                .isEqualTo(count * documents);
        assertThat(number(url, "SELECT count(*) FROM (SELECT DISTINCT file, name FROM mc_outgoing) AS numbered"))
                .as("documents that have a number")
                .isEqualTo(number(url, "SELECT count(*) FROM mc_outgoing"));
        assertThat(strings(
                        url,
                        "SELECT agency || ' ' || series FROM mc_outgoing GROUP BY agency, series, number_year"
                                + " HAVING min(number) <> 1 OR max(number) <> count(*)"))
                .as("series with a gap")
                .isEmpty();
        for (String role : List.of("LEADER", "AGENCY")) {
            assertThat(number(
                            url,
                            "SELECT count(*) FROM mc_operation WHERE state = 'COMMITTED' AND role = '" + role + "'"))
                    .as(role)
                    .isEqualTo(count * documents);
        }
        assertThat(number(url, "SELECT count(*) FROM mc_operation WHERE role IN ('LEADER', 'AGENCY')"))
                .isEqualTo(2 * count * documents);
        assertThat(number(url, "SELECT count(*) FROM mc_document WHERE state <> 'ISSUED'"))
                .as("documents left unfinished")
                .isZero();
        assertThat(number(url, "SELECT count(*) FROM act_ru_execution")).isZero();
        assertThat(number(url, "SELECT count(*) FROM mc_task")).as("open tasks").isZero();
    }

    /**
     * Kills a run when it has stored so many more documents, most of a dossier's at its reception, and some milliseconds
     * have passed: a moment that is random in the work, however fast the machine is.
     */
    private void killAfter(int documents, int milliseconds) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "killed", ".txt");
        long before = storedDocuments();
        Process run = MotcuaJar.start(folder, out, out, arguments(WITHOUT_END).toArray(String[]::new));
        for (int i = 0; i < 2400 && storedDocuments() < before + documents; i++) {
            assertStillRunning(run, 25, out);
        }
        assertStillRunning(run, milliseconds, out);
        run.destroyForcibly().waitFor();
        assertThat(storedDocuments()).as("documents stored").isGreaterThan(before);
    }

    /** Kills a run at a moment of the time that a key takes to answer, as soon as the ledger has a key's step. */
    private void killWhileAKeyIsAsked(String reading) throws IOException, InterruptedException, SQLException {
        Path out = Files.createTempFile(folder, "killed", ".txt");
        List<String> before = strings(reading, UNDER_WAY);
        Process run = MotcuaJar.start(folder, out, out, arguments(WITHOUT_END).toArray(String[]::new));
        for (int i = 0; i < 2400 && before.containsAll(strings(reading, UNDER_WAY)); i++) {
            assertStillRunning(run, 25, out);
        }
        assertStillRunning(run, random.nextInt(KEY_DELAY), out);
        run.destroyForcibly().waitFor();
    }

    /** An H2 file belongs to the process that opened it. */
    private boolean isReadableWhileRunning() {
        return !url.startsWith("jdbc:h2:");
    }

    private List<String> arguments(Object count) {
        return List.of(
                "run",
                process,
                "--database",
                url,
                "--data",
                "data",
                "--count",
                count.toString(),
                "--threads",
                THREADS,
                "--no-pictures",
                "--key-delay",
                Integer.toString(KEY_DELAY));
    }

    private static void assertStillRunning(Process run, int milliseconds, Path out)
            throws IOException, InterruptedException {
        assertThat(run.waitFor(milliseconds, TimeUnit.MILLISECONDS))
                .as("a run that should go on for long has ended: %s", Files.readString(out))
                .isFalse();
    }

    private long storedDocuments() throws IOException {
        Path documents = folder.resolve("data").resolve("documents");
        if (Files.notExists(documents)) {
            return 0;
        }
        try (Stream<Path> folders = Files.list(documents)) {
            long stored = 0;
            for (Path one : folders.filter(Files::isDirectory).toList()) {
                try (Stream<Path> files = Files.list(one)) {
                    stored += files.count();
                }
            }
            return stored;
        }
    }

    private static int number(String url, String sql) throws SQLException {
        return Integer.parseInt(strings(url, sql).get(0));
    }

    private static List<String> strings(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
