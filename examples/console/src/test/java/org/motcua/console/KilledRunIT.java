package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run of an example process is killed at random moments and started again: nothing is lost, doubled or skipped. One
 * process on an H2 file everywhere; the long form kills each process on PostgreSQL, too, and more often:
 * {@code -Dmotcua.kills=34} kills each run so many times. Two nodes are killed by {@link KilledNodesIT}.
 */
class KilledRunIT {

    private static final int SHORT = 2;
    private static final int KILLS = Integer.getInteger("motcua.kills", SHORT);
    private static final int WITHOUT_END = 100_000;
    private static final String THREADS = "3";
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
        Assumptions.assumeTrue(
                KILLS > SHORT,
                "Skipped: the short form kills one of two nodes on PostgreSQL, see KilledNodesIT; kill one alone with"
                        + " -Dmotcua.kills=34");
        try (PostgreSqlSchema schema = PostgreSqlSchema.create()) {
            url = schema.url();

            killsAndFinishes(process, documents, url);
        }
    }

    /** With how many documents that get a number. */
    static Stream<Arguments> processes() {
        return Stream.of(
                Arguments.of("one-stop", 1), Arguments.of("outgoing-document", 1), Arguments.of("interlinked", 2));
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
            List<String> rows = underWay(reading);
            System.err.printf("%s, kill %d: %s%n", process, kill, rows.isEmpty() ? "no signing step under way" : rows);
            unfinished += rows.isEmpty() ? 0 : 1;
        }
        int count;
        try (Rows rows = Rows.at(reading)) {
            count = rows.number("SELECT count(*) FROM mc_case") + 2;
        }

        MotcuaJar.Outcome outcome = MotcuaJar.run(folder, arguments(count, 0));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).as(outcome.out()).isZero();
        try (Rows rows = Rows.at(reading)) {
            FinishedCases.assertNothingLostDoubledOrSkipped(rows, count, documents);
        }
        System.err.printf(
                "%s: of %d documents the leaders' keys were asked %d times, the agencies' %d times%n",
                process, count * documents, data().signaturesAskedFor("LEADER"), data().signaturesAskedFor("AGENCY"));
        assertThat(2 * unfinished)
                .as("kills that found a signing step under way")
                .isGreaterThanOrEqualTo(KILLS);
    }

    /**
     * Kills a run when it has stored so many more documents, most of a dossier's at its reception, and some milliseconds
     * have passed: a moment that is random in the work, however fast the machine is.
     */
    private void killAfter(int documents, int milliseconds) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "killed", ".txt");
        long before = data().storedDocuments();
        Process run = MotcuaJar.startForShort(folder, out, arguments(WITHOUT_END, KEY_DELAY));
        for (int i = 0; i < 2400 && data().storedDocuments() < before + documents; i++) {
            assertStillRunning(run, 25, out);
        }
        assertStillRunning(run, milliseconds, out);
        run.destroyForcibly().waitFor();
        assertThat(data().storedDocuments()).as("documents stored").isGreaterThan(before);
    }

    /** Kills a run at a moment of the time that a key takes to answer, as soon as the ledger has a key's step. */
    private void killWhileAKeyIsAsked(String reading) throws IOException, InterruptedException, SQLException {
        Path out = Files.createTempFile(folder, "killed", ".txt");
        List<String> before = underWay(reading);
        Process run = MotcuaJar.startForShort(folder, out, arguments(WITHOUT_END, KEY_DELAY));
        for (int i = 0; i < 2400 && before.containsAll(underWay(reading)); i++) {
            assertStillRunning(run, 25, out);
        }
        assertStillRunning(run, random.nextInt(KEY_DELAY), out);
        run.destroyForcibly().waitFor();
    }

    private static List<String> underWay(String reading) throws SQLException {
        try (Rows rows = Rows.at(reading)) {
            return rows.strings(UNDER_WAY);
        }
    }

    private DataFolderOfRun data() {
        return new DataFolderOfRun(folder.resolve("data"));
    }

    /** An H2 file belongs to the process that opened it. */
    private boolean isReadableWhileRunning() {
        return !url.startsWith("jdbc:h2:");
    }

    private String[] arguments(int count, int keyDelay) {
        return new String[] {
            "run",
            process,
            "--database",
            url,
            "--data",
            "data",
            "--count",
            Integer.toString(count),
            "--threads",
            THREADS,
            "--no-pictures",
            "--key-delay",
            Integer.toString(keyDelay)
        };
    }

    private static void assertStillRunning(Process run, int milliseconds, Path out)
            throws IOException, InterruptedException {
        assertThat(run.waitFor(milliseconds, TimeUnit.MILLISECONDS))
                .as("a run that should go on for long has ended: %s", Files.readString(out))
                .isFalse();
    }
}
