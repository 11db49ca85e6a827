package org.motcua.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.core.procedure.ListedCatalogue;

/** Reading the catalogues that a command is given. */
final class CatalogueFiles {

    private CatalogueFiles() {}

    /** The catalogue; empty when it has errors, which are then printed, a line each. */
    static Optional<ListedCatalogue> read(Path file, PrintWriter errors) {
        try (InputStream in = Files.newInputStream(InputFiles.requireReadable(file))) {
            return Optional.of(ListedCatalogue.read(in));
        } catch (IOException e) {
            throw new FileFailure("file.unreadable", file, e);
        } catch (UnreadableDataException e) {
            Language language = Language.of();
            e.errors().forEach(error -> errors.println(file + ":" + error.text(language.locale())));
            return Optional.empty();
        }
    }
}
