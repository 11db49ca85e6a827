package org.motcua.console;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.BatchItem;
import org.motcua.signing.BatchSigner;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.SigningKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code motcua sign}: signs PDFs, one key for all of them. */
@Command(name = "sign", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class SignCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private KeyOptions key = new KeyOptions();

    @Mixin
    private RequestOptions request = new RequestOptions();

    @Mixin
    private SignerOptions signer = new SignerOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", descriptionKey = "threads")
    private int threads = 1;

    @Option(names = "--resume", descriptionKey = "resume")
    private boolean resume;

    @Parameters(arity = "1..*", paramLabel = "PDF", descriptionKey = "signPdf")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        requireUnderstandable(command);
        SignatureRequest wanted = request.request();
        output.prepare(files);
        List<BatchItem> items = files.stream()
                .map(file -> new BatchItem(file, output.of(file), wanted))
                .toList();
        return Cancellation.during(() -> sign(items, command.commandLine().getOut()));
    }

    private int sign(List<BatchItem> items, PrintWriter out) {
        try (SigningKey opened = key.open(items.size());
                Progress progress = Progress.onStandardError(items.size())) {
            SigningLog log = new SigningLog(out, progress, Language.of());
            return log.conclude(batch(opened).sign(items, log));
        }
    }

    private BatchSigner batch(SigningKey opened) {
        BatchSigner.Builder batch = BatchSigner.builder()
                .signer(signer.signer(opened, request.level()))
                .threads(threads);
        return resume ? batch.resume().build() : batch.build();
    }

    private void requireUnderstandable(CommandSpec command) {
        output.requireUnderstandable(command, files);
        signer.requireEnough(request.level(), command);
        if (threads < 1) {
            throw new ParameterException(command.commandLine(), "--threads starts at 1, but got " + threads);
        }
    }
}
