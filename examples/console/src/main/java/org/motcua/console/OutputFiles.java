package org.motcua.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Writing the files and folders that options name. Not thread-safe. */
final class OutputFiles {

    private final Set<String> taken = new HashSet<>();

    /** A folder that is there when this returns. */
    static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new FileFailure("file.unwritable", folder, e);
        }
    }

    static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new FileFailure("file.unwritable", file, e);
        }
    }

    /** A name for what is written of a PDF: those of one name from different folders must not overwrite each other's. */
    String freeName(Path pdf) {
        String file = String.valueOf(pdf.getFileName());
        String base = file.toLowerCase(Locale.ROOT).endsWith(".pdf") ? file.substring(0, file.length() - 4) : file;
        String name = base;
        for (int i = 2; !taken.add(name); i++) {
            name = base + "-" + i;
        }
        return name;
    }
}
