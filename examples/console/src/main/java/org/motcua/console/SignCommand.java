package org.motcua.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.Certification;
import org.motcua.signing.Level;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.SignatureAppearance;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.SigningException;
import org.motcua.signing.SigningKey;
import picocli.CommandLine.ArgGroup;
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
    private KeyOptions keyOptions = new KeyOptions();

    @Mixin
    private PlacementOptions placementOptions = new PlacementOptions();

    @ArgGroup(multiplicity = "1")
    private Output output = new Output();

    @Mixin
    private ServiceOptions services = new ServiceOptions();

    @Option(
            names = "--level",
            paramLabel = "B-B|B-T|B-LT|B-LTA",
            defaultValue = "B-B",
            converter = LevelConverter.class,
            descriptionKey = "level")
    private Level level = Level.B_B;

    @Option(names = "--field", paramLabel = "NAME", descriptionKey = "field")
    private @Nullable String field;

    @Option(names = "--certify", paramLabel = "NO_CHANGES|FORM_FILLING|ANNOTATIONS", descriptionKey = "certify")
    private @Nullable Certification certification;

    @Option(names = "--image", paramLabel = "PNG", descriptionKey = "image")
    private @Nullable Path image;

    @Option(names = "--reason", paramLabel = "T", descriptionKey = "reason")
    private @Nullable String reason;

    @Option(names = "--location", paramLabel = "T", descriptionKey = "location")
    private @Nullable String location;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "passwordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", descriptionKey = "threads")
    private int threads = 1;

    @Parameters(arity = "1..*", paramLabel = "PDF", descriptionKey = "signPdf")
    private List<Path> files = List.of();

    /** One file goes to a file, several go to a folder. */
    static final class Output {
        @Option(names = "--out", required = true, paramLabel = "FILE", descriptionKey = "out")
        private @Nullable Path file;

        @Option(names = "--out-dir", required = true, paramLabel = "DIR", descriptionKey = "outDir")
        private @Nullable Path folder;

        void makeFolder() {
            if (folder == null) {
                return;
            }
            try {
                Files.createDirectories(folder);
            } catch (IOException e) {
                throw new FileFailure("file.unwritable", folder, e);
            }
        }

        Path of(Path input) {
            return folder == null ? Objects.requireNonNull(file) : folder.resolve(input.getFileName());
        }
    }

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        requireUnderstandable(command);
        SignatureRequest request = request();
        output.makeFolder();
        Language language = Language.of();
        try (SigningKey key = keyOptions.open()) {
            PdfSigner signer = signer(key);
            AtomicInteger exitCode = new AtomicInteger(ExitCode.OK);
            try (Progress progress = Progress.onStandardError(files.size())) {
                Parallel.forEach(files, threads, input -> {
                    String line = signOne(signer, request, input, language, exitCode);
                    progress.println(command.commandLine().getOut(), line);
                    progress.step();
                });
            }
            return exitCode.get();
        }
    }

    private PdfSigner signer(SigningKey key) {
        PdfSigner.Builder signer = PdfSigner.builder().key(key).forceToDisk();
        signer.trust(services.anchors()).evidence(services.evidence());
        services.timestamps().ifPresent(signer::timestamps);
        if (services.fallBack()) {
            signer.fallBackToLowerLevel();
        }
        return signer.build();
    }

    private String signOne(
            PdfSigner signer, SignatureRequest request, Path input, Language language, AtomicInteger exitCode) {
        Path target = output.of(input);
        try {
            InputFiles.requireReadable(input);
            requireOtherFile(input, target);
            var result = signer.sign(input, target, request);
            String done =
                    language.text("sign.done", input, target, result.field(), LevelConverter.text(result.level()));
            return result.shortfall()
                    .map(why -> done + System.lineSeparator() + language.text("level.shortfall", input, why))
                    .orElse(done);
        } catch (SigningException | FileFailure e) {
            exitCode.accumulateAndGet(Failure.exitCode(e), Math::max);
            return language.text("sign.failed", input, Failure.message(e, language));
        }
    }

    private SignatureRequest request() {
        SignatureRequest.Builder request = SignatureRequest.builder().level(level);
        if (field != null) {
            request.field(field);
        }
        placementOptions.placement().ifPresent(request::at);
        if (certification != null) {
            request.certify(certification);
        }
        if (image != null) {
            request.appearance(SignatureAppearance.image(bytes(InputFiles.requireReadable(image))));
        }
        if (reason != null) {
            request.reason(reason);
        }
        if (location != null) {
            request.location(location);
        }
        if (passwordFile != null) {
            request.password(InputFiles.password(passwordFile));
        }
        return request.build();
    }

    private void requireUnderstandable(CommandSpec command) {
        if (output.file != null && files.size() > 1) {
            throw new ParameterException(
                    command.commandLine(), "--out takes one PDF, but got " + files.size() + ": use --out-dir");
        }
        services.requireEnough(level, command);
        if (threads < 1) {
            throw new ParameterException(command.commandLine(), "--threads starts at 1, but got " + threads);
        }
        if (output.folder != null
                && files.stream().map(Path::getFileName).distinct().count() < files.size()) {
            throw new ParameterException(
                    command.commandLine(), "Two of the PDFs have the same name and would be written to the same file");
        }
    }

    private static void requireOtherFile(Path input, Path target) {
        try {
            if (Files.exists(target) && Files.isSameFile(input, target)) {
                throw new FileFailure("file.same", target);
            }
        } catch (IOException e) {
            throw new FileFailure("file.unreadable", target, e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new FileFailure("file.unreadable", file, e);
        }
    }
}
