package org.motcua.console;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.CertificateFiles;
import org.motcua.signing.PreparedSignature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code motcua prepare}: the first half of signing with a key that is elsewhere. */
@Command(name = "prepare", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class PrepareCommand implements Callable<Integer> {

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--certificate", required = true, paramLabel = "FILE", descriptionKey = "certificate")
    private @Nullable Path certificate;

    @Mixin
    private RequestOptions request = new RequestOptions();

    @Mixin
    private SignerOptions signer = new SignerOptions();

    @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "prepareOut")
    private @Nullable Path out;

    @Option(names = "--state", paramLabel = "FILE", descriptionKey = "prepareState")
    private @Nullable Path state;

    @Option(names = "--data", paramLabel = "FILE", descriptionKey = "prepareData")
    private @Nullable Path data;

    @Parameters(paramLabel = "PDF", descriptionKey = "preparePdf")
    private @Nullable Path file;

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        signer.requireEnough(request.level(), command);
        List<X509Certificate> chain = CertificateFiles.read(InputFiles.requireReadable(certificate));
        Path input = InputFiles.requireReadable(file);
        Path prepared = Objects.requireNonNull(out);
        PreparedSignature signature = signer.signer(chain, request.level()).prepare(input, prepared, request.request());
        Path stateFile = state == null ? stateOf(prepared) : state;
        Path dataFile = data == null ? beside(prepared, ".tbs") : data;
        OutputFiles.write(stateFile, signature.toJson().getBytes(StandardCharsets.UTF_8));
        OutputFiles.write(dataFile, signature.dataToBeSigned());

        Language language = Language.of();
        PrintWriter terminal = command.commandLine().getOut();
        terminal.println(language.text("prepare.done", input, prepared, signature.field()));
        terminal.println(
                language.text("prepare.sign", dataFile, signature.algorithm().jcaName()));
        terminal.println(language.text("prepare.hash", HexFormat.of().formatHex(signature.hashToBeSigned())));
        terminal.println(language.text("prepare.next", stateFile, prepared));
        terminal.flush();
        return ExitCode.OK;
    }

    /** Where the state of a prepared document is, unless the user has it elsewhere. */
    static Path stateOf(Path prepared) {
        return beside(prepared, ".json");
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
