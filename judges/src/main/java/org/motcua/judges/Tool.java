package org.motcua.judges;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.opentest4j.TestAbortedException;

/** One program outside this JVM. Thread-safe. */
final class Tool {

    private static final long TIMEOUT_SECONDS = 60;

    private final String program;
    private final String debianPackage;

    Tool(String program, String debianPackage) {
        this.program = program;
        this.debianPackage = debianPackage;
    }

    /** Standard output and standard error together, and the exit code. */
    record Run(int exitCode, String output) {}

    Run run(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(program);
        command.addAll(arguments);
        return inScratch("output", log -> run(command, log));
    }

    private Run run(List<String> command, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log.toFile());
        // The reports are parsed: their language must not depend on the machine.
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("TZ", "UTC");
        try {
            Process process = start(builder);
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(program + " did not answer within " + TIMEOUT_SECONDS + " s");
            }
            return new Run(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The answer of " + program + " cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + program, e);
        }
    }

    private Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new TestAbortedException(
                    program + " is not installed: install the Debian package " + debianPackage + " to run this test",
                    e);
        }
    }

    /** Lends a file with these bytes to the tool. */
    static <T> T withFile(byte[] pdf, Function<Path, T> use) {
        return inScratch("judged.pdf", file -> {
            try {
                Files.write(file, pdf);
            } catch (IOException e) {
                throw new UncheckedIOException("The judged file cannot be written to " + file, e);
            }
            return use.apply(file);
        });
    }

    /** Lends the path of a file in a new folder, which is removed with what the tool left there. */
    static <T> T inScratch(String fileName, Function<Path, T> use) {
        try {
            Path folder = Files.createTempDirectory("motcua-judge");
            try {
                return use.apply(folder.resolve(fileName));
            } finally {
                try (var left = Files.list(folder)) {
                    for (Path file : left.toList()) {
                        Files.deleteIfExists(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A judge needs a writable temporary folder", e);
        }
    }
}
