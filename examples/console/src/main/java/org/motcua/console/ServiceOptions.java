package org.motcua.console;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.CertificateFiles;
import org.motcua.signing.Level;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.timestamp.HttpTimestampService;
import org.motcua.signing.timestamp.TimestampPool;
import org.motcua.signing.timestamp.TimestampService;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that name what levels above B-B draw on. */
final class ServiceOptions {

    @Option(names = "--tsa", paramLabel = "URL", descriptionKey = "tsa")
    private List<URI> tsa = List.of();

    @Option(names = "--trust", paramLabel = "FILE|DIR", descriptionKey = "trust")
    private List<Path> trust = List.of();

    @Option(names = "--crl", paramLabel = "FILE", descriptionKey = "crl")
    private List<Path> crls = List.of();

    @Option(names = "--fall-back", descriptionKey = "fallBack")
    private boolean fallBack;

    /** That the level can be reached with the options that were given. */
    void requireEnough(Level level, CommandSpec command) {
        if (level != Level.B_B && tsa.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "The level " + LevelConverter.text(level) + " needs a --tsa");
        }
        if (level.compareTo(Level.B_T) > 0 && trust.isEmpty()) {
            throw new ParameterException(
                    command.commandLine(), "The level " + LevelConverter.text(level) + " needs a --trust");
        }
    }

    Optional<TimestampService> timestamps() {
        if (tsa.isEmpty()) {
            return Optional.empty();
        }
        TimestampPool.Builder pool = TimestampPool.builder();
        tsa.forEach(url -> pool.add(HttpTimestampService.of(url)));
        return Optional.of(pool.build());
    }

    List<X509Certificate> anchors() {
        List<X509Certificate> anchors = new ArrayList<>();
        trust.forEach(path -> anchors.addAll(CertificateFiles.read(path)));
        return anchors;
    }

    /** The lists that were given; what they leave open is fetched. */
    EvidenceCollector evidence() {
        List<X509CRL> lists = new ArrayList<>();
        crls.forEach(path -> lists.addAll(CertificateFiles.readCrls(path)));
        return EvidenceCollector.builder().crls(lists).build();
    }

    boolean fallBack() {
        return fallBack;
    }
}
