package org.motcua.console;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.procedure.ListedCatalogue;

/** Reading the catalogues that a command is given. */
final class CatalogueFiles {

    private CatalogueFiles() {}

    /** The catalogue; empty when it has errors, which are then printed, a line each. */
    static Optional<ListedCatalogue> read(Path file, PrintWriter errors) {
        try {
            return Optional.of(ListedCatalogue.read(new ByteArrayInputStream(InputFiles.bytes(file))));
        } catch (UnreadableDataException e) {
            Language language = Language.of();
            e.errors().forEach(error -> errors.println(file + ":" + error.text(language.locale())));
            return Optional.empty();
        }
    }
}
