package org.motcua.console;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.RevocationPolicy;
import org.motcua.signing.ValidationReport;
import org.motcua.signing.online.EvidenceCollector;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code motcua validate}: says what the signatures of PDFs are worth. */
@Command(name = "validate", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class ValidateCommand implements Callable<Integer> {

    /** What {@code --format} offers. */
    enum Format {
        TEXT("txt"),
        JSON("json"),
        XML("xml");

        private final String extension;

        Format(String extension) {
            this.extension = extension;
        }
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--trust", paramLabel = "FILE|DIR", descriptionKey = "trust")
    private List<Path> trust = List.of();

    @Option(names = "--intermediates", paramLabel = "FILE|DIR", descriptionKey = "intermediates")
    private List<Path> intermediates = List.of();

    @Option(names = "--crl", paramLabel = "FILE|DIR", descriptionKey = "crl")
    private List<Path> crls = List.of();

    @Option(
            names = "--revocation",
            paramLabel = "required|if-available",
            defaultValue = "required",
            converter = RevocationConverter.class,
            descriptionKey = "revocation")
    private RevocationPolicy revocation = RevocationPolicy.REQUIRED;

    @Option(names = "--at", paramLabel = "INSTANT", descriptionKey = "at")
    private @Nullable Instant at;

    @Option(names = "--online", descriptionKey = "online")
    private boolean online;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "passwordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--format", paramLabel = "text|json|xml", defaultValue = "text", descriptionKey = "format")
    private Format format = Format.TEXT;

    @Option(names = "--reports", paramLabel = "DIR", descriptionKey = "reports")
    private @Nullable Path reports;

    @Option(names = "--images", paramLabel = "DIR", descriptionKey = "images")
    private @Nullable Path images;

    @Option(names = "--revisions", paramLabel = "DIR", descriptionKey = "revisions")
    private @Nullable Path revisions;

    @Parameters(arity = "1..*", paramLabel = "PDF", descriptionKey = "validatePdf")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        CommandSpec command = Objects.requireNonNull(spec);
        Language language = Language.of();
        if (format == Format.XML && files.size() > 1 && reports == null) {
            throw new ParameterException(command.commandLine(), language.text("validate.oneForXml", files.size()));
        }
        PdfValidator validator = validator();
        char @Nullable [] password = passwordFile == null ? null : InputFiles.password(passwordFile);
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        Optional<Path> folder = Optional.ofNullable(reports).map(OutputFiles::folder);
        Extracts extracts = new Extracts(images, revisions, password, language);
        OutputFiles outputs = new OutputFiles();
        int exitCode = ExitCode.OK;
        try (Progress progress = Progress.onStandardError(files.size())) {
            for (int i = 0; i < files.size(); i++) {
                Path file = files.get(i);
                ValidationReport report =
                        password == null ? validator.validate(file) : validator.validate(file, password);
                String name = outputs.freeName(file);
                if (folder.isPresent()) {
                    write(report, language, folder.get().resolve(name + "." + format.extension));
                    progress.println(out, file + ": " + conclusion(report, language));
                } else {
                    progress.println(out, print(report, language, i));
                }
                extracts.write(name, file, report).forEach(line -> progress.println(err, line));
                exitCode = Math.max(exitCode, exitCode(report));
                progress.step();
            }
        }
        return exitCode;
    }

    private PdfValidator validator() {
        PdfValidator.Builder validator = PdfValidator.builder()
                .trust(CertificateOptions.certificates(trust))
                .intermediates(CertificateOptions.certificates(intermediates))
                .crls(CertificateOptions.revocationLists(crls))
                .revocation(revocation);
        if (at != null) {
            validator.at(at);
        }
        if (online) {
            validator.online(EvidenceCollector.ofDefaults());
        }
        return validator.build();
    }

    /** Each report as soon as it is there; the JSON of all files together is one array. */
    private String print(ValidationReport report, Language language, int index) {
        return switch (format) {
            case TEXT ->
                (index == 0 ? "" : System.lineSeparator())
                        + report.text(language.locale()).stripTrailing();
            case JSON ->
                (index == 0 ? "[" : "") + report.toJson(language.locale()) + (index == files.size() - 1 ? "]" : ",");
            case XML -> report.toXml().stripTrailing();
        };
    }

    private void write(ValidationReport report, Language language, Path target) {
        String content = switch (format) {
            case TEXT -> report.text(language.locale());
            case JSON -> report.toJson(language.locale());
            case XML -> report.toXml();
        };
        OutputFiles.write(target, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The text puts it first. */
    private static String conclusion(ValidationReport report, Language language) {
        return report.text(language.locale()).lines().findFirst().orElseThrow();
    }

    private static int exitCode(ValidationReport report) {
        if (!report.readable()) {
            return ExitCode.FILE;
        }
        return report.totalPassed() ? ExitCode.OK : ExitCode.NO;
    }
}
