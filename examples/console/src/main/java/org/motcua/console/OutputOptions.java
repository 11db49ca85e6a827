package org.motcua.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say where signed documents go: one to a file, several to a folder. */
final class OutputOptions {

    @ArgGroup(multiplicity = "1")
    private Place place = new Place();

    /** One of them. */
    static final class Place {
        @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "out")
        private @Nullable Path file;

        @Option(names = "--out-dir", required = true, paramLabel = "DIR", descriptionKey = "outDir")
        private @Nullable Path folder;
    }

    void requireUnderstandable(CommandSpec command, List<Path> inputs) {
        if (place.file != null && inputs.size() > 1) {
            throw new ParameterException(
                    command.commandLine(), "--out takes one PDF, but got " + inputs.size() + ": use --out-dir");
        }
        if (place.folder != null
                && inputs.stream().map(Path::getFileName).distinct().count() < inputs.size()) {
            throw new ParameterException(
                    command.commandLine(), "Two of the PDFs have the same name and would be written to the same file");
        }
    }

    /** Makes the folder and sees to it that no input would be written over. */
    void prepare(List<Path> inputs) {
        if (place.folder != null) {
            OutputFiles.folder(place.folder);
        }
        inputs.forEach(input -> requireOtherFile(input, of(input)));
    }

    Path of(Path input) {
        return place.folder == null
                ? Objects.requireNonNull(place.file, "picocli demands one of the two")
                : place.folder.resolve(input.getFileName());
    }

    private static void requireOtherFile(Path input, Path output) {
        try {
            if (Files.exists(output) && Files.exists(input) && Files.isSameFile(input, output)) {
                throw new FileFailure("file.same", output);
            }
        } catch (IOException e) {
            throw new FileFailure("file.unreadable", output, e);
        }
    }
}
