package org.motcua.console.example;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder of an example run cannot be used. */
public final class DataFolderException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String folder;
    private final boolean inUse;

    private DataFolderException(String message, Path folder, boolean inUse, @Nullable Throwable cause) {
        super(message, cause);
        this.folder = folder.toString();
        this.inUse = inUse;
    }

    static DataFolderException inUse(Path folder) {
        return new DataFolderException(folder + " is in use by another process", folder, true, null);
    }

    static DataFolderException unusable(Path folder, Throwable cause) {
        return new DataFolderException(folder + " cannot be read and written: " + cause, folder, false, cause);
    }

    /** Which folder. */
    public String folder() {
        return folder;
    }

    /** Whether another process has it. */
    public boolean inUse() {
        return inUse;
    }
}
