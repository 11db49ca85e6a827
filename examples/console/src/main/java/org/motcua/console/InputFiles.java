package org.motcua.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reading the small files that options name. */
final class InputFiles {

    private InputFiles() {}

    /** The path itself, once it is known to be a file that can be read. */
    static Path requireReadable(@Nullable Path file) {
        if (file == null || !Files.exists(file)) {
            throw new FileFailure("file.missing", file);
        }
        if (Files.isDirectory(file)) {
            throw new FileFailure("file.folder", file);
        }
        if (!Files.isReadable(file)) {
            throw new FileFailure("file.unreadable", file);
        }
        return file;
    }

    static byte[] bytes(@Nullable Path file) {
        Path readable = requireReadable(file);
        try {
            return Files.readAllBytes(readable);
        } catch (IOException e) {
            throw new FileFailure("file.unreadable", readable, e);
        }
    }

    static String text(@Nullable Path file) {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }

    /** The first line of a password file. */
    static char[] password(@Nullable Path file) {
        return text(file).lines().findFirst().orElse("").toCharArray();
    }
}
