package org.motcua.console;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.CertificateFiles;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.ValidationReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code motcua validate}: says what the signatures of PDFs are worth. */
@Command(name = "validate", mixinStandardHelpOptions = true, resourceBundle = "org.motcua.console.help")
final class ValidateCommand implements Callable<Integer> {

    /** What {@code --format} offers. */
    enum Format {
        TEXT,
        JSON
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--trust", paramLabel = "FILE|DIR", descriptionKey = "trust")
    private List<Path> trust = List.of();

    @Option(names = "--intermediates", paramLabel = "FILE|DIR", descriptionKey = "intermediates")
    private List<Path> intermediates = List.of();

    @Option(names = "--crl", paramLabel = "FILE", descriptionKey = "crl")
    private List<Path> crls = List.of();

    @Option(names = "--at", paramLabel = "INSTANT", descriptionKey = "at")
    private @Nullable Instant at;

    @Option(names = "--password-file", paramLabel = "F", descriptionKey = "passwordFile")
    private @Nullable Path passwordFile;

    @Option(names = "--format", paramLabel = "text|json", defaultValue = "text", descriptionKey = "format")
    private Format format = Format.TEXT;

    @Parameters(arity = "1..*", paramLabel = "PDF", descriptionKey = "validatePdf")
    private List<Path> files = List.of();

    @Override
    public Integer call() {
        PdfValidator validator = validator();
        char @Nullable [] password = passwordFile == null ? null : InputFiles.password(passwordFile);
        List<ValidationReport> reports = new ArrayList<>();
        for (Path file : files) {
            reports.add(password == null ? validator.validate(file) : validator.validate(file, password));
        }
        Language language = Language.of();
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.println(format == Format.JSON ? json(reports, language) : text(reports, language));
        out.flush();
        return exitCode(reports);
    }

    private PdfValidator validator() {
        List<X509Certificate> anchors = new ArrayList<>();
        trust.forEach(path -> anchors.addAll(CertificateFiles.read(path)));
        List<X509Certificate> others = new ArrayList<>();
        intermediates.forEach(path -> others.addAll(CertificateFiles.read(path)));
        List<X509CRL> lists = new ArrayList<>();
        crls.forEach(path -> lists.addAll(CertificateFiles.readCrls(path)));
        Clock clock = at == null ? Clock.systemUTC() : Clock.fixed(at, ZoneOffset.UTC);
        return PdfValidator.builder()
                .trust(anchors)
                .intermediates(others)
                .crls(lists)
                .clock(clock)
                .build();
    }

    private static String json(List<ValidationReport> reports, Language language) {
        return reports.stream()
                .map(report -> report.toJson(language.locale()))
                .collect(Collectors.joining("," + System.lineSeparator(), "[", "]"));
    }

    private static String text(List<ValidationReport> reports, Language language) {
        return String.join(
                System.lineSeparator(),
                reports.stream().map(report -> report.text(language.locale())).toList());
    }

    private static int exitCode(List<ValidationReport> reports) {
        if (reports.stream().anyMatch(report -> !report.readable())) {
            return ExitCode.FILE;
        }
        return reports.stream().allMatch(ValidationReport::totalPassed) ? ExitCode.OK : ExitCode.NO;
    }
}
