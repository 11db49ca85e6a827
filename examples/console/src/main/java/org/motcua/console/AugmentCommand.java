package org.motcua.console;

import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.AugmentationResult;
import org.motcua.signing.Level;
import org.motcua.signing.PdfAugmenter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code motcua augment}: makes the signatures of a PDF last. */
@Command(name = "augment", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class AugmentCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private ServiceOptions services = new ServiceOptions();

    @Option(
            names = "--level",
            required = true,
            paramLabel = "B-T|B-LT|B-LTA",
            converter = LevelConverter.class,
            descriptionKey = "augmentLevel")
    private Level level = Level.B_LTA;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "passwordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "augmentOut")
    private @Nullable Path out;

    @Parameters(paramLabel = "PDF", descriptionKey = "augmentPdf")
    private @Nullable Path pdf;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        services.requireEnough(level, command);
        Path input = InputFiles.requireReadable(pdf);
        Path output = Objects.requireNonNull(out);
        PdfAugmenter.Builder builder = PdfAugmenter.builder();
        services.applyTo(builder, level);
        PdfAugmenter augmenter = builder.build();
        AugmentationResult result = passwordFile == null
                ? augmenter.augment(input, output, level)
                : augmenter.augment(input, output, level, InputFiles.password(passwordFile));
        Language language = Language.of();
        var lines = command.commandLine().getOut();
        lines.println(language.text(
                "augment.done",
                input,
                output,
                LevelConverter.text(result.level()),
                result.signatures().size()));
        if (result.shortfall().isEmpty()) {
            return ExitCode.OK;
        }
        lines.println(language.text("level.shortfall", input, result.shortfall().get()));
        return ExitCode.NO;
    }
}
