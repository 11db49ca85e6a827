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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The run is killed at random moments and started again. The long form kills more often:
 * {@code -Dmotcua.kills=100}.
 */
class KilledRunIT {

    private static final int KILLS = Integer.getInteger("motcua.kills", 10);
    private static final String WITHOUT_END = "100000";
    private static final String THREADS = "12";

    @TempDir
    Path folder;

    private String url;

    @Test
    void finishesWhatWasBegunWithOneNumberAndOneSignatureEach() throws Exception {
        url = "jdbc:h2:file:" + folder.resolve("motcua");
        Random random = new Random();
        int unfinished = 0;
        // A kill that hits no signing step proves little: there may be as many more until half of them did.
        for (int kill = 1; kill <= KILLS || (2 * unfinished < KILLS && kill <= 2 * KILLS); kill++) {
            killAfter(random.nextInt(1500, 7000));
            List<String> rows = strings("SELECT state || ' ' || role || ' of ' || dossier FROM mc_signing_operation"
                    + " WHERE state IN ('RESERVED', 'SIGNED') ORDER BY dossier");
            System.err.printf("kill %d: %s%n", kill, rows.isEmpty() ? "no signing step under way" : rows);
            unfinished += rows.isEmpty() ? 0 : 1;
        }
        int begun = number("SELECT count(*) FROM mc_dossier");
        int count = begun + 5;

        MotcuaJar.Outcome outcome = MotcuaJar.run(
                folder, "run", "--database", url, "--count", Integer.toString(count), "--threads", THREADS);

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
            assertThat(number("SELECT count(*) FROM mc_signing_operation WHERE state = 'COMMITTED' AND role = '" + role
                            + "'"))
                    .as(role)
                    .isEqualTo(count);
        }
        assertThat(number("SELECT count(*) FROM mc_signing_operation")).isEqualTo(2 * count);
        assertThat(number("SELECT count(*) FROM act_ru_execution")).isZero();
        assertThat(2 * unfinished)
                .as("kills that found a signing step under way")
                .isGreaterThanOrEqualTo(KILLS);
    }

    private void killAfter(int milliseconds) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "killed", ".txt");
        Process run = MotcuaJar.start(
                folder, out, out, "run", "--database", url, "--count", WITHOUT_END, "--threads", THREADS);
        awaitReady(run, out);
        assertThat(run.waitFor(milliseconds, TimeUnit.MILLISECONDS))
                .as("a run that should go on for long has ended: %s", Files.readString(out))
                .isFalse();
        run.destroyForcibly().waitFor();
    }

    private static void awaitReady(Process run, Path out) throws IOException, InterruptedException {
        for (int i = 0; i < 1200; i++) {
            if (Files.readString(out).contains("Ready.")) {
                return;
            }
            assertThat(run.waitFor(50, TimeUnit.MILLISECONDS))
                    .as("the run ended before it was ready: %s", Files.readString(out))
                    .isFalse();
        }
        throw new AssertionError("The run is not ready after a minute");
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
