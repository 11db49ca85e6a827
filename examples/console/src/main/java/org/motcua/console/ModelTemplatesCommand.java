package org.motcua.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.modeler.ElementTemplates;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code motcua model templates}: the element templates for Camunda Modeler. */
@Command(name = "templates", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class ModelTemplatesCommand implements Callable<Integer> {

    private static final String FILE = "motcua.json";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--out", paramLabel = "DIR", required = true, descriptionKey = "templatesOut")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        Path file = out.resolve(FILE);
        try {
            Files.createDirectories(out);
            Files.writeString(file, ElementTemplates.json(TypeRegistry.standard()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FileFailure("file.unwritable", file, e);
        }
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println(Language.of()
                        .text(
                                "model.templates",
                                file,
                                TypeRegistry.standard().all().size()));
        return ExitCode.OK;
    }
}
