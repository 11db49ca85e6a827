package org.motcua.console;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.motcua.signing.Level;
import org.motcua.signing.ServicesBuilder;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.timestamp.HttpTimestampService;
import org.motcua.signing.timestamp.TimestampPool;
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

    boolean trustsNobody() {
        return trust.isEmpty();
    }

    /** Tells a builder of the services for the level. */
    void applyTo(ServicesBuilder<?> builder, Level level) {
        List<X509Certificate> anchors = CertificateOptions.certificates(trust);
        builder.trust(anchors);
        // What the lists leave open is fetched.
        builder.evidence(EvidenceCollector.builder()
                .crls(CertificateOptions.revocationLists(crls))
                .build());
        if (!tsa.isEmpty()) {
            builder.timestamps(timestamps(anchors, level));
        }
        if (fallBack) {
            builder.fallBackToLowerLevel();
        }
    }

    private TimestampPool timestamps(List<X509Certificate> anchors, Level level) {
        TimestampPool.Builder pool = TimestampPool.builder();
        tsa.forEach(url -> pool.add(HttpTimestampService.of(url)));
        if (level == Level.B_T) {
            // Above it, the evidence that goes into the document proves the authority's chain, also what must be
            // fetched of it.
            pool.trust(anchors);
        }
        return pool.build();
    }
}
