package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own with a heap of 32 MB. Takes minutes, and disk room for the largest output. */
@EnabledIfSystemProperty(
        named = "motcua.huge",
        matches = "true",
        disabledReason = "takes minutes and 13 GB of disk; -Dmotcua.huge=true runs it")
class HugeFileTest {

    private static final long GB = 1_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void signsAndValidatesAClassicFileOfMoreThanTwoGibibytes() throws Exception {
        assertThat(run(3 * GB, false)).startsWith("passed 3000");
    }

    @Test
    void signsAndValidatesTwelveGigabytesWithAnXrefStream() throws Exception {
        assertThat(run(12 * GB, true)).startsWith("passed 12000");
    }

    @Test
    void saysThatAClassicTableEndsAtTenDigits() throws Exception {
        assertThat(run(11 * GB, false)).startsWith("refused: ").contains("a cross-reference table ends at 9999999999");
    }

    private String run(long size, boolean xrefStream) throws IOException, InterruptedException {
        assumeThat(Files.getFileStore(folder).getUsableSpace())
                .as("room on the disk")
                .isGreaterThan(size + GB);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        HugeDocument.class.getName(),
                        folder.toString(),
                        Long.toString(size),
                        Boolean.toString(xrefStream))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
