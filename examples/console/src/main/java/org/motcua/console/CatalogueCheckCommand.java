package org.motcua.console;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.core.procedure.ListedCatalogue;
import org.motcua.core.procedure.Procedure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code motcua catalogue check}: all that is wrong with catalogues, a line an error. */
@Command(name = "check", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class CatalogueCheckCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "catalogueFiles")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        boolean sound = true;
        for (Path file : files) {
            Optional<ListedCatalogue> catalogue = CatalogueFiles.read(file, out);
            catalogue.ifPresent(read -> out.println(summary(file, read)));
            sound &= catalogue.isPresent();
        }
        return sound ? ExitCode.OK : ExitCode.NO;
    }

    private static String summary(Path file, ListedCatalogue catalogue) {
        long codes =
                catalogue.procedures().stream().map(Procedure::code).distinct().count();
        return Language.of()
                .text("catalogue.sound", file, codes, catalogue.procedures().size());
    }
}
