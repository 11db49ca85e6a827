package org.motcua.console.example;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * A line for each signature that a key is asked for, written through to the disk before the key signs: it outlives the
 * process, so that one sees how often a key was asked again after a crash. Several processes may write one. Thread-safe.
 */
final class SignatureLog {

    private final @Nullable Path file;

    private SignatureLog(@Nullable Path file) {
        this.file = file;
    }

    static SignatureLog in(Path file) {
        return new SignatureLog(file);
    }

    static SignatureLog none() {
        return new SignatureLog(null);
    }

    void asked(String use) {
        if (file == null) {
            return;
        }
        try {
            Files.write(
                    file,
                    (use + "\n").getBytes(UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("The signature cannot be noted in " + file, e);
        }
    }
}
