package org.motcua.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a run leaves in its data folder. */
record DataFolderOfRun(Path folder) {

    long storedDocuments() throws IOException {
        Path documents = folder.resolve("documents");
        if (Files.notExists(documents)) {
            return 0;
        }
        try (Stream<Path> folders = Files.list(documents)) {
            long stored = 0;
            for (Path one : folders.filter(Files::isDirectory).toList()) {
                try (Stream<Path> files = Files.list(one)) {
                    stored += files.count();
                }
            }
            return stored;
        }
    }

    /**
     * How many signatures keys were asked for.
     *
     * @param role LEADER or AGENCY
     */
    long signaturesAskedFor(String role) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("signatures.log"))) {
            return lines.filter(line -> line.startsWith(role + " ")).count();
        }
    }
}
