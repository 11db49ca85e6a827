package org.motcua.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.RevocationReport.Source;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.syntax.PdfSource;
import org.motcua.signing.syntax.PdfSyntaxException;
import org.motcua.signing.trust.Evidence;
import org.motcua.signing.trust.PathPolicy;
import org.motcua.signing.trust.RevocationData;
import org.motcua.signing.trust.TrustMaterial;
import org.motcua.signing.trust.UnusableAnswer;
import org.motcua.signing.validation.DocumentValidation;

/**
 * Says who signed a PDF, whether it is intact, what was changed afterwards and whether that was allowed, and whether the
 * signer's certificate leads to a given trust anchor.
 *
 * <p>Nothing is fetched from the network unless {@link Builder#online(EvidenceCollector)} is called: certificates and revocation
 * data are those in the document and those given. The process is that of ETSI EN 319 102-1; docs/standards.md says what of it.
 * Validation answers with a report and never throws for what is wrong with a document; it throws only when it is called
 * wrongly. It does not prove that the text on the page is true, nor that the page looks the same in every viewer.
 *
 * <p>Immutable; one validator can serve any number of threads.
 */
public final class PdfValidator {

    private final DocumentValidation validation;
    private final Clock clock;
    private final @Nullable Instant at;

    private PdfValidator(Builder builder) {
        TrustMaterial material = new TrustMaterial(
                builder.anchors,
                new Evidence(builder.intermediates, builder.revocationData),
                builder.revocation,
                PathPolicy.ANY,
                Optional.of(builder.algorithms),
                builder.limits);
        this.validation = new DocumentValidation(
                material,
                builder.algorithms,
                Optional.ofNullable(builder.online),
                builder.unstated,
                builder.limits.reading());
        this.at = builder.at;
        this.clock = builder.clock;
    }

    /** Without anchors no signature passes; integrity and changes are reported all the same. */
    public static Builder builder() {
        return new Builder();
    }

    /** Validates a file of any size. The file is not altered. */
    public ValidationReport validate(Path pdf) {
        return file(pdf, null);
    }

    /** Validates an encrypted file; the password is the user's or the owner's. */
    public ValidationReport validate(Path pdf, char[] password) {
        return file(pdf, password.clone());
    }

    /** Validates a document in memory. */
    public ValidationReport validate(byte[] pdf) {
        return bytes(pdf, null);
    }

    /** Validates an encrypted document in memory; the password is the user's or the owner's. */
    public ValidationReport validate(byte[] pdf, char[] password) {
        return bytes(pdf, password.clone());
    }

    /**
     * Judges the certificate of a key before the key is asked to sign, as its signature would be judged: by the same
     * anchors, revocation data and time. That the key belongs to the certificate, and that the algorithm of the signature is
     * accepted, is left to the signer.
     *
     * @param chain the certificate first, then those above it as far as they are at hand
     * @throws IllegalArgumentException when there is no certificate
     */
    public CertificateVerdict judge(List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            throw new IllegalArgumentException("A key without a certificate cannot be judged: give its chain");
        }
        Instant time = time();
        try {
            return validation.judge(chain, time);
        } catch (PdfSyntaxException e) { // the budget of a chain that was made to cost more than it may
            return new CertificateVerdict(
                    chain.get(0),
                    time,
                    Optional.of(SubIndication.CERTIFICATE_CHAIN_GENERAL_FAILURE),
                    List.of(),
                    List.of(e.finding()));
        }
    }

    private ValidationReport file(Path pdf, char @Nullable [] password) {
        Optional<String> name = Optional.of(pdf.toString());
        try (PdfSource source = PdfSource.open(pdf)) {
            return validate(name, source, password);
        } catch (IOException | UncheckedIOException e) {
            return ValidationReport.unreadable(name, time(), Finding.of(FindingCode.FILE_NOT_FOUND, reason(e)));
        }
    }

    private ValidationReport bytes(byte[] pdf, char @Nullable [] password) {
        return validate(Optional.empty(), PdfSource.of(pdf), password);
    }

    private ValidationReport validate(Optional<String> name, PdfSource source, char @Nullable [] password) {
        Instant time = time();
        try {
            DocumentValidation.Outcome outcome = validation.validate(source, time, password);
            return ValidationReport.read(name, time, outcome.findings(), outcome.signatures());
        } catch (PdfSyntaxException e) {
            return ValidationReport.unreadable(name, time, e.finding());
        } catch (UncheckedIOException e) {
            throw e;
        } catch (OutOfMemoryError | StackOverflowError e) {
            return ValidationReport.unreadable(name, time, Finding.of(FindingCode.FILE_LIMIT_EXCEEDED, "the memory"));
        } catch (RuntimeException e) {
            // Documents are hostile: whatever one of them brings about is an answer, and never one that passes.
            return ValidationReport.unreadable(name, time, Finding.of(FindingCode.FILE_NOT_JUDGED, reason(e)));
        }
    }

    private Instant time() {
        return at == null ? clock.instant() : at;
    }

    private static String reason(Exception e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
    }

    /** Collects what a validator works with. Not thread-safe; the validator it builds is. */
    public static final class Builder {

        private final List<TrustAnchor> anchors = new ArrayList<>();
        private final List<X509Certificate> intermediates = new ArrayList<>();
        private final List<RevocationData> revocationData = new ArrayList<>();
        private @Nullable EvidenceCollector online;
        private @Nullable Instant at;
        private Changes unstated = Changes.FORM_FILLING;
        private RevocationPolicy revocation = RevocationPolicy.REQUIRED;
        private AlgorithmPolicy algorithms = AlgorithmPolicy.standard();
        private ValidationLimits limits = ValidationLimits.DEFAULT;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** Adds trust anchors without dates, of one hierarchy or of several. Default: none. */
        public Builder trust(Collection<X509Certificate> anchors) {
            anchors.forEach(anchor -> this.anchors.add(TrustAnchor.of(anchor)));
            return this;
        }

        /** Adds trust anchors that count from a date on, or until one. Default: none. */
        public Builder trustAnchors(Collection<TrustAnchor> anchors) {
            this.anchors.addAll(anchors);
            return this;
        }

        /**
         * Adds all certificates of a file, or of the files in a folder, as trust anchors. Default: none.
         *
         * @throws CertificateFileException if a file cannot be read or holds no certificate
         */
        public Builder trust(Path fileOrFolder) {
            return trust(CertificateFiles.read(fileOrFolder));
        }

        /** Adds certificates of authorities, used to build chains and never trusted for themselves. Default: none. */
        public Builder intermediates(Collection<X509Certificate> intermediates) {
            this.intermediates.addAll(intermediates);
            return this;
        }

        /** Adds revocation lists. Each is used only after its own signature was checked. Default: none. */
        public Builder crls(Collection<X509CRL> crls) {
            crls.forEach(crl -> revocationData.add(RevocationData.of(crl, Source.CALLER)));
            return this;
        }

        /**
         * Adds OCSP responses (OCSPResponse of RFC 6960 in DER). Each is used only for the certificates that it names, and only
         * after its signature and its signer's authority were checked. Default: none.
         *
         * @throws SigningException if one is no OCSP response, or one that refuses to answer
         */
        public Builder ocspResponses(Collection<byte[]> responses) {
            for (byte[] response : responses) {
                try {
                    revocationData.add(RevocationData.ofOcsp(response, Source.CALLER));
                } catch (UnusableAnswer e) {
                    throw new SigningException("Not an OCSP response that says something: " + e.detail(), e);
                }
            }
            return this;
        }

        /**
         * Lets missing revocation data and certificates of authorities be fetched, from the places that the certificates name
         * and within the collector's bounds. Default: nothing is fetched.
         */
        public Builder online(EvidenceCollector collector) {
            this.online = Objects.requireNonNull(collector, "collector");
            return this;
        }

        /**
         * The time for which to validate, instead of the clock's. Evidence that is newer is used all the same: it can only
         * reveal more. Default: the clock's time when a document is validated.
         */
        public Builder at(Instant time) {
            this.at = Objects.requireNonNull(time, "time");
            return this;
        }

        /**
         * Allows annotations after a signature where the document states no permission. They still must not paint on the
         * page. Default: only time-stamps, validation data, form filling and further signatures are allowed there.
         */
        public Builder allowAnnotationsWhereUnstated() {
            this.unstated = Changes.ANNOTATIONS;
            return this;
        }

        /** What to think where nothing is known about revocation. Default: {@link RevocationPolicy#REQUIRED}. */
        public Builder revocation(RevocationPolicy revocation) {
            this.revocation = Objects.requireNonNull(revocation, "revocation");
            return this;
        }

        /**
         * Which algorithms and key sizes signatures may rest on, and until when. Default:
         * {@link AlgorithmPolicy#standard()}.
         */
        public Builder algorithms(AlgorithmPolicy algorithms) {
            this.algorithms = Objects.requireNonNull(algorithms, "algorithms");
            return this;
        }

        /** What one document may cost. Default: {@link ValidationLimits#DEFAULT}. */
        public Builder limits(ValidationLimits limits) {
            this.limits = Objects.requireNonNull(limits, "limits");
            return this;
        }

        /** The clock that tells the time of validation. Default: the system's clock. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        public PdfValidator build() {
            return new PdfValidator(this);
        }
    }
}
