package org.motcua.signing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of files that only this user can read, gone when it is closed. Not thread-safe. */
final class TemporaryFolder implements Closeable {

    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    private TemporaryFolder(Path folder) {
        this.folder = folder;
    }

    static TemporaryFolder create() throws IOException {
        return new TemporaryFolder(Files.createTempDirectory("motcua-"));
    }

    Path file(String name) {
        Path file = folder.resolve(name);
        files.add(file);
        return file;
    }

    @Override
    public void close() throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
