package org.motcua.console;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code motcua model}: for those who draw process models. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        resourceBundle = "org.motcua.console.help",
        subcommands = {ModelCheckCommand.class, ModelTryCommand.class, ModelTemplatesCommand.class})
final class ModelCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(Objects.requireNonNull(spec).commandLine(), "Missing command");
    }
}
