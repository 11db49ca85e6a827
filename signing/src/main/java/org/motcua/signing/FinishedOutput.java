package org.motcua.signing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.motcua.signing.revision.RevisionAnalysis;
import org.motcua.signing.syntax.Budget;
import org.motcua.signing.syntax.PdfFile;
import org.motcua.signing.syntax.PdfSource;
import org.motcua.signing.syntax.ReadLimits;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recognises the output that an earlier run has finished, by what is in it: its name proves nothing. Signing is the safe
 * answer to every doubt. Thread-safe.
 */
final class FinishedOutput {

    private static final Logger LOG = LoggerFactory.getLogger(FinishedOutput.class);

    private final X509Certificate certificate;
    private final boolean lowerLevelWillDo;
    private final PdfValidator validator;

    FinishedOutput(PdfSigner signer) {
        this.certificate = signer.certificate();
        this.lowerLevelWillDo = signer.fallsBackToLowerLevel();
        this.validator = PdfValidator.builder().build();
    }

    boolean isFinished(BatchItem item) {
        try {
            return Files.isRegularFile(item.output()) && continues(item) && isSigned(item);
        } catch (IOException | RuntimeException e) {
            LOG.debug("{} cannot be read and is signed again", item.output(), e);
            return false;
        }
    }

    /** Whether the output is the input and something after it. */
    private static boolean continues(BatchItem item) throws IOException {
        long length = Files.size(item.input());
        return Files.size(item.output()) > length && Files.mismatch(item.input(), item.output()) == length;
    }

    private boolean isSigned(BatchItem item) throws IOException {
        Optional<char[]> password = item.request().password();
        Set<String> fields = signedBehind(Files.size(item.input()), item.output(), password);
        ValidationReport report = password.isPresent()
                ? validator.validate(item.output(), password.get())
                : validator.validate(item.output());
        return report.signatures().stream()
                .filter(signature -> fields.contains(signature.field()))
                .anyMatch(signature -> isWanted(signature, item.request()));
    }

    private boolean isWanted(SignatureReport signature, SignatureRequest request) {
        boolean field = request.field().map(signature.field()::equals).orElse(true);
        boolean level = lowerLevelWillDo
                || reached(signature.level())
                        .filter(reached -> reached.compareTo(request.level()) >= 0)
                        .isPresent();
        boolean unchanged = signature.changesAfter() == Changes.NONE || signature.changesAfter() == Changes.LTA_UPDATES;
        return field
                && level
                && unchanged
                && signature.integrity() == Integrity.INTACT
                && signature.certificate().filter(certificate::equals).isPresent();
    }

    private static Optional<Level> reached(SignatureLevel level) {
        return switch (level) {
            case PADES_B_B -> Optional.of(Level.B_B);
            case PADES_B_T -> Optional.of(Level.B_T);
            case PADES_B_LT -> Optional.of(Level.B_LT);
            case PADES_B_LTA -> Optional.of(Level.B_LTA);
            case OTHER -> Optional.empty();
        };
    }

    /** The fields whose signatures the input does not have: the key may have signed it before, for another reason. */
    private static Set<String> signedBehind(long length, Path output, Optional<char[]> password) throws IOException {
        try (PdfSource source = PdfSource.open(output)) {
            PdfFile file = PdfFile.open(source, new Budget(ReadLimits.DEFAULT), password.orElse(null));
            return new RevisionAnalysis(file)
                    .signatures().stream()
                            .filter(signature -> signature
                                    .byteRange()
                                    .filter(range -> range.gapStart() >= length)
                                    .isPresent())
                            .map(signature -> signature.field().name())
                            .collect(Collectors.toSet());
        }
    }
}
