package org.motcua.console;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.PreparedSignature;
import org.motcua.signing.SigningResult;
import org.motcua.signing.TwoStepSigner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code motcua complete}: the second half of signing with a key that is elsewhere. */
@Command(name = "complete", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class CompleteCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--state", paramLabel = "FILE", descriptionKey = "completeState")
    private @Nullable Path state;

    @Option(names = "--signature", required = true, paramLabel = "FILE", descriptionKey = "completeSignature")
    private @Nullable Path value;

    @Mixin
    private ServiceOptions services = new ServiceOptions();

    @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "out")
    private @Nullable Path out;

    @Parameters(paramLabel = "PDF", descriptionKey = "completePdf")
    private @Nullable Path prepared;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        Path input = InputFiles.requireReadable(prepared);
        String json = InputFiles.text(state == null ? PrepareCommand.stateOf(input) : state);
        PreparedSignature signature = PreparedSignature.fromJson(json);
        services.requireEnough(signature.level(), command);
        TwoStepSigner.Builder signer =
                TwoStepSigner.builder().chain(signature.chain()).algorithm(signature.algorithm());
        services.applyTo(signer, signature.level());
        Path output = Objects.requireNonNull(out);
        SigningResult result = signer.build().complete(signature, InputFiles.bytes(value), input, output);
        Language language = Language.of();
        PrintWriter terminal = command.commandLine().getOut();
        terminal.println(
                language.text("sign.done", input, output, result.field(), LevelConverter.text(result.level())));
        result.shortfall().ifPresent(why -> terminal.println(language.text("level.shortfall", input, why)));
        terminal.flush();
        return ExitCode.OK;
    }
}
