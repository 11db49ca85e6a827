package org.motcua.console;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code motcua catalogue}: for those who keep an agency's procedures. */
@Command(
        name = "catalogue",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.motcua.console.help",
        subcommands = {CatalogueCheckCommand.class, CatalogueListCommand.class})
final class CatalogueCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
    }
}
