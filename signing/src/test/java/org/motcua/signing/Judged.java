package org.motcua.signing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Asks pdfsig and qpdf what they think of a document. */
final class Judged {

    private Judged() {}

    static String pdfsig(Path file, String... options) {
        List<String> command = new java.util.ArrayList<>(List.of("pdfsig"));
        command.addAll(List.of(options));
        command.add(file.toString());
        return run(command);
    }

    static String qpdf(Path file, String... options) {
        List<String> command = new java.util.ArrayList<>(List.of("qpdf", "--check"));
        command.addAll(List.of(options));
        command.add(file.toString());
        return run(command);
    }

    static String run(List<String> command) {
        Path log = null;
        try {
            log = Files.createTempFile("judge", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " did not end within 60 seconds");
            }
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return Assumptions.abort("Not installed here: " + command.get(0));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            delete(log);
        }
    }

    private static void delete(Path log) {
        try {
            if (log != null) {
                Files.deleteIfExists(log);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
