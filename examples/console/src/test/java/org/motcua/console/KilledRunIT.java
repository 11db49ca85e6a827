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
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The run is killed at random moments and started again. The long form kills more often:
 * {@code -Dmotcua.kills=100}.
 */
class KilledRunIT {

    private static final int KILLS = Integer.getInteger("motcua.kills", 10);
    private static final String WITHOUT_END = "100000";
    private static final String THREADS = "4";
    /** Milliseconds: the pace of a slow token, so that most of the time some key is being waited for. */
    private static final String KEY_DELAY = "2000";

    @TempDir
    Path folder;

    private String url;

    @Test
    void finishesWhatWasBegunWithOneNumberAndOneSignatureEach() throws Exception {
        url = "jdbc:h2:file:" + folder.resolve("motcua");
        Random random = new Random();
        int unfinished = 0;
        // A kill that hits no signing step proves little: there may be as many more until half of them did.
        for (int kill = 1; kill <= KILLS || (2 * unfinished < KILLS && kill <= 3 * KILLS); kill++) {
            killAfter(random.nextInt(20, 80), random.nextInt(4_000));
            List<String> rows = strings("SELECT state || ' ' || role || ' of ' || case_id FROM mc_operation"
                    + " WHERE state IN ('RESERVED', 'SIGNED') ORDER BY case_id");
            System.err.printf("kill %d: %s%n", kill, rows.isEmpty() ? "no signing step under way" : rows);
            unfinished += rows.isEmpty() ? 0 : 1;
        }
        int begun = number("SELECT count(*) FROM mc_dossier");
        int count = begun + 5;

        MotcuaJar.Outcome outcome = MotcuaJar.run(
                folder,
                "run",
                "--database",
                url,
                "--count",
                Integer.toString(count),
                "--threads",
                THREADS,
                "--no-pictures",
                "--key-delay",
                KEY_DELAY);

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        assertThat(number("SELECT count(*) FROM mc_dossier WHERE state = 'RETURNED'"))
                .isEqualTo(count);
        assertThat(number("SELECT count(*) FROM mc_outgoing WHERE state = 'USED'"))
                .isEqualTo(count);
        assertThat(number("SELECT count(*) FROM mc_outgoing")).isEqualTo(count);
        assertThat(number("SELECT count(DISTINCT file) FROM mc_outgoing")).isEqualTo(count);
        assertThat(number("SELECT min(number) FROM mc_outgoing")).isEqualTo(1);
        assertThat(number("SELECT max(number) FROM mc_outgoing")).isEqualTo(count);
        for (String role : List.of("LEADER", "AGENCY")) {
            assertThat(number("SELECT count(*) FROM mc_operation WHERE state = 'COMMITTED' AND role = '" + role + "'"))
                    .as(role)
                    .isEqualTo(count);
        }
        assertThat(number("SELECT count(*) FROM mc_operation WHERE role IN ('LEADER', 'AGENCY')"))
                .isEqualTo(2 * count);
        assertThat(number("SELECT count(*) FROM act_ru_execution")).isZero();
        assertThat(2 * unfinished)
                .as("kills that found a signing step under way")
                .isGreaterThanOrEqualTo(KILLS);
    }

    /**
     * Kills a run when it has stored so many more documents, eight a dossier, most of them at its reception, and some
     * milliseconds have passed: a
     * moment that is random in the work, however fast the machine is.
     */
    private void killAfter(int documents, int milliseconds) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "killed", ".txt");
        long before = storedDocuments();
        Process run = MotcuaJar.start(
                folder,
                out,
                out,
                "run",
                "--database",
                url,
                "--count",
                WITHOUT_END,
                "--threads",
                THREADS,
                "--no-pictures",
                "--key-delay",
                KEY_DELAY);
        for (int i = 0; i < 2400 && storedDocuments() < before + documents; i++) {
            assertStillRunning(run, 25, out);
        }
        assertStillRunning(run, milliseconds, out);
        run.destroyForcibly().waitFor();
        assertThat(storedDocuments()).as("documents stored").isGreaterThan(before);
    }

    private static void assertStillRunning(Process run, int milliseconds, Path out)
            throws IOException, InterruptedException {
        assertThat(run.waitFor(milliseconds, TimeUnit.MILLISECONDS))
                .as("a run that should go on for long has ended: %s", Files.readString(out))
                .isFalse();
    }

    private long storedDocuments() throws IOException {
        Path documents = folder.resolve("motcua-data").resolve("documents");
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

    private int number(String sql) throws SQLException {
        return Integer.parseInt(strings(sql).get(0));
    }

    private List<String> strings(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url + ";WRITE_DELAY=0");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
