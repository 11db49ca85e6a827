package org.motcua.console;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file that an option or argument names cannot be used; carries the key of the message that says why. */
final class FileFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final String file;

    FileFailure(String key, @Nullable Path file) {
        this(key, file, null);
    }

    FileFailure(String key, @Nullable Path file, @Nullable Throwable cause) {
        super(key + ": " + file, cause);
        this.key = key;
        this.file = String.valueOf(file);
    }

    String message(Language language) {
        return language.text(
                key, file, getCause() == null ? "" : String.valueOf(getCause().getMessage()));
    }
}
