package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureKind;
import org.motcua.signing.SignatureReport;

/**
 * Two nodes at one database and one data folder, leaders with tokens, agencies with files. Again and again one of the nodes is
 * killed, at a random moment or when a signature has just come to some state, and started again while the other goes on:
 * nothing is lost, doubled, skipped or left waiting. On PostgreSQL, where a server is named by {@code -Dmotcua.postgresql}. The
 * long form is {@code -Dmotcua.kills=100}, each process so many times.
 */
class KilledNodesIT {

    private static final int SHORT = 2;
    private static final int KILLS = Integer.getInteger("motcua.kills", SHORT);
    private static final int WITHOUT_END = 100_000;
    /** Milliseconds: long enough that much is under way at any moment. */
    private static final int KEY_DELAY = 400;

    private static final long PATIENCE_SECONDS = 120;
    private static final long PATIENCE_AT_THE_END_SECONDS = 900;
    private static final List<String> NAMES = List.of("one", "two");

    /** How far a signature has come, as the database says. */
    private enum Stage {
        WAITING("SELECT case_id || name || version FROM mc_operation WHERE state = 'WAITING'", 200),
        OPEN("SELECT id FROM mc_signing_session WHERE state = 'OPEN'", KEY_DELAY),
        ANSWERED("SELECT id FROM mc_signing_session WHERE state = 'ANSWERED'", 20),
        RESERVED(
                "SELECT case_id || name || version FROM mc_operation WHERE state = 'RESERVED' AND worker LIKE '%%-%s'",
                KEY_DELAY),
        SIGNED("SELECT case_id || name || version || role FROM mc_operation WHERE state = 'SIGNED'", 20);

        private final String sql;
        private final int lasts;

        /** @param lasts about so many milliseconds */
        Stage(String sql, int lasts) {
            this.sql = sql;
            this.lasts = lasts;
        }

        /** @param node whose keys; a leader's session and what comes of it is nobody's */
        List<String> in(Rows rows, String node) throws SQLException {
            return rows.strings(sql.formatted(node));
        }
    }

    /** A node, and what it says. */
    private record Node(Process process, Path out) {

        boolean isReady() throws IOException {
            return Files.readString(out).contains("Ready.");
        }
    }

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<Stage, Integer> hit = new EnumMap<>(Stage.class);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    private String process = "";
    private String url = "";

    @AfterEach
    void leave() throws InterruptedException {
        for (Node node : nodes.values()) {
            node.process().destroyForcibly().waitFor();
        }
    }

    /** With how many documents that get a number. */
    static Stream<Arguments> processes() {
        Stream<Arguments> all = Stream.of(
                Arguments.of("outgoing-document", 1), Arguments.of("one-stop", 1), Arguments.of("interlinked", 2));
        return all.limit(KILLS > SHORT ? 3 : 1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("processes")
    void twoNodesLoseNothing(String process, int documents) throws Exception {
        this.process = process;
        try (PostgreSqlSchema schema = PostgreSqlSchema.create();
                Rows rows = Rows.at(schema.url())) {
            url = schema.url();
            for (String name : NAMES) {
                start(name);
            }
            awaitDocuments(8);
            for (int kill = 1; kill <= KILLS; kill++) {
                awaitReady();
                String name = NAMES.get(random.nextInt(NAMES.size()));
                String moment = awaitMoment(rows, name, kill);
                kill(name);
                System.err.printf("%s, kill %d of node %s %s: %s%n", process, kill, name, moment, note(rows, name));
                start(name);
            }
            for (String name : NAMES) {
                kill(name);
            }
            int cases = rows.number("SELECT count(*) FROM mc_case") + 2;

            finish(cases);

            FinishedCases.assertNothingLostDoubledOrSkipped(rows, cases, documents);
            assertEachLeaderAnsweredOnce(rows, cases * documents);
            assertEachSignatureOnce(cases * documents);
            report(cases * documents);
        }
    }

    /** Every other kill comes at a random moment in the work, the others with a signature at a certain stage. */
    private String awaitMoment(Rows rows, String name, int kill) throws Exception {
        if (kill % 2 == 1) {
            int documents = random.nextInt(10);
            int milliseconds = random.nextInt(2_000);
            awaitDocuments(documents);
            assertGoOn(milliseconds);
            return "after " + documents + " documents and " + milliseconds + " ms";
        }
        Stage stage = Stage.values()[random.nextInt(Stage.values().length)];
        Set<String> before = new HashSet<>(stage.in(rows, name));
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (before.containsAll(stage.in(rows, name)) && System.nanoTime() < end) {
            assertGoOn(2);
        }
        int milliseconds = random.nextInt(stage.lasts);
        assertGoOn(milliseconds);
        return milliseconds + " ms after another one is " + stage;
    }

    /** Until both are at work: to kill one that has not begun, or when the other has not, proves little. */
    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        for (Node node : nodes.values()) {
            while (!node.isReady()) {
                assertThat(System.nanoTime())
                        .as("nanoseconds until a node is ready")
                        .isLessThan(end);
                assertGoOn(25);
            }
        }
    }

    private void awaitDocuments(int more) throws Exception {
        long enough = data().storedDocuments() + more;
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (data().storedDocuments() < enough && System.nanoTime() < end) {
            assertGoOn(25);
        }
    }

    private void assertGoOn(int milliseconds) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(milliseconds);
        for (Node node : nodes.values()) {
            long left = Math.max(0, end - System.nanoTime());
            assertThat(node.process().waitFor(left, TimeUnit.NANOSECONDS))
                    .as("a node that should go on for long has ended: %s", Files.readString(node.out()))
                    .isFalse();
        }
    }

    private void start(String name) throws IOException {
        Path out = Files.createTempFile(folder, "node-" + name, ".txt");
        nodes.put(name, new Node(run(out, name, WITHOUT_END, KEY_DELAY), out));
    }

    private void kill(String name) throws InterruptedException {
        nodes.remove(name).process().destroyForcibly().waitFor();
    }

    private String note(Rows rows, String name) throws SQLException {
        List<String> found = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            int there = stage.in(rows, name).size();
            if (there > 0) {
                found.add(there + " " + stage);
                hit.merge(stage, 1, Integer::sum);
            }
        }
        return String.join(", ", found);
    }

    private void finish(int cases) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "finish", ".txt");
        Process last = run(out, NAMES.get(0), cases, 0);
        nodes.put("last", new Node(last, out));

        assertThat(last.waitFor(PATIENCE_AT_THE_END_SECONDS, TimeUnit.SECONDS))
                .as("the last run ends: %s", Files.readString(out))
                .isTrue();
        assertThat(last.exitValue()).as(Files.readString(out)).isZero();
    }

    private Process run(Path out, String name, int count, int keyDelay) throws IOException {
        return MotcuaJar.startForShort(
                folder,
                out,
                "--lang",
                "en",
                "run",
                process,
                "--database",
                url,
                "--data",
                "data",
                "--node",
                name,
                "--count",
                Integer.toString(count),
                "--threads",
                "2",
                "--no-pictures",
                "--key-delay",
                Integer.toString(keyDelay),
                "--leader-tokens");
    }

    /** What a leader has answered is kept: whatever is killed then, nobody is asked for it again. */
    private static void assertEachLeaderAnsweredOnce(Rows rows, int documents) throws SQLException {
        assertThat(rows.strings("SELECT id FROM mc_signing_session WHERE state IN ('OPEN', 'ANSWERED')"))
                .as("sessions left behind")
                .isEmpty();
        String answered =
                " FROM mc_signing_item i JOIN mc_signing_session s ON s.id = i.session WHERE s.state = 'DONE'";
        assertThat(rows.number("SELECT count(*)" + answered))
                .as("answers that count")
                .isEqualTo(documents);
        assertThat(rows.number("SELECT count(*) FROM (SELECT DISTINCT case_id, name, version" + answered + ") AS one"))
                .as("documents with an answer that counts")
                .isEqualTo(documents);
        assertThat(rows.strings("SELECT state FROM mc_signing_session WHERE state IN ('DECLINED', 'EXPIRED')"))
                .isEmpty();
    }

    private void assertEachSignatureOnce(int documents) throws IOException {
        PdfValidator validator = PdfValidator.builder().clock(Clock.systemUTC()).build();
        try (Stream<Path> files = Files.walk(folder.resolve("motcua-out"))) {
            List<Path> signed = files.filter(
                            file -> file.getFileName().toString().endsWith("-validation.json"))
                    .filter(file -> !file.getParent().getFileName().toString().startsWith(".")) // written when killed
                    .map(file ->
                            file.resolveSibling(file.getFileName().toString().replace("-validation.json", ".pdf")))
                    .toList();
            assertThat(signed).hasSize(documents);
            for (Path pdf : signed) {
                assertThat(validator.validate(pdf).signatures())
                        .filteredOn(signature -> signature.kind() != SignatureKind.DOCUMENT_TIMESTAMP)
                        .as("signatures of %s", pdf)
                        .extracting(SignatureReport::field)
                        .containsExactly("signature.leader", "signature.agency");
            }
        }
    }

    private void report(int documents) throws IOException {
        long leaders = data().signaturesAskedFor("LEADER");
        long agencies = data().signaturesAskedFor("AGENCY");
        System.err.printf(
                "%s: %d kills of one of two nodes (seed %d) found %s; of %d documents, leaders were asked again for %d and"
                        + " agencies' keys for %d%n",
                process, KILLS, seed, hit, documents, leaders - documents, agencies - documents);
        assertThat(leaders).isGreaterThanOrEqualTo(documents);
        assertThat(agencies).isGreaterThanOrEqualTo(documents);
    }

    private DataFolderOfRun data() {
        return new DataFolderOfRun(folder.resolve("data"));
    }
}
