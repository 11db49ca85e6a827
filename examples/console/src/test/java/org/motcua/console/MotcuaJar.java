package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built jar, run as a user runs it: in a process of its own. */
final class MotcuaJar {

    private static final Path JAR = Path.of("target", "motcua.jar").toAbsolutePath();
    private static final long PATIENCE_SECONDS = 300;

    /** What a finished run left behind. */
    record Outcome(int exitCode, String out, String err) {}

    private MotcuaJar() {}

    static Outcome run(Path folder, String... arguments) {
        return run(folder, List.of(), arguments);
    }

    /** With options of the JVM, which stand for the settings of a user's machine. */
    static Outcome run(Path folder, List<String> options, String... arguments) {
        try {
            Path out = Files.createTempFile(folder, "out", ".txt");
            Path err = Files.createTempFile(folder, "err", ".txt");
            Process process = start(folder, options, out, err, arguments);
            assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as("motcua %s ends", String.join(" ", arguments))
                    .isTrue();
            return new Outcome(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Process start(Path folder, Path out, Path err, String... arguments) throws IOException {
        return start(folder, List.of(), out, err, arguments);
    }

    /** A run that does not live long enough for the slower compiler to be worth its while; its temporary files are the test's. */
    static Process startForShort(Path folder, Path out, String... arguments) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        List<String> options = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + temporary);
        return start(folder, options, out, out, arguments);
    }

    private static Process start(Path folder, List<String> options, Path out, Path err, String... arguments)
            throws IOException {
        assertThat(JAR).as("the built jar").exists();
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment()
                .put("SOFTHSM2_CONF", folder.resolve("softhsm2.conf").toString());
        return process.start();
    }
}
