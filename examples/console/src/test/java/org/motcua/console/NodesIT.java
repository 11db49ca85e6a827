package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
        try (PostgreSqlSchema schema = PostgreSqlSchema.create();
                Rows rows = Rows.at(schema.url())) {
            String url = schema.url();
            List<Process> nodes = List.of(start(url, "one"), start(url, "two"));
            for (Process node : nodes) {
                assertThat(node.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            }

            assertThat(nodes).extracting(Process::exitValue).as(said()).containsOnly(0);
            assertThat(rows.strings("SELECT number FROM mc_outgoing WHERE state = 'USED' ORDER BY number"))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, COUNT)
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(rows.number("SELECT count(*) FROM mc_case WHERE closed_at IS NOT NULL"))
                    .isEqualTo(COUNT);
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
}
