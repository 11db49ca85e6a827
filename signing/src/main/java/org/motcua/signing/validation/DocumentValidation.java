package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.CertificateVerdict;
import org.motcua.signing.Changes;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.revision.RevisionAnalysis;
import org.motcua.signing.revision.SignedField;
import org.motcua.signing.syntax.Budget;
import org.motcua.signing.syntax.PdfFile;
import org.motcua.signing.syntax.PdfSource;
import org.motcua.signing.syntax.PdfSyntaxException;
import org.motcua.signing.syntax.ReadLimits;
import org.motcua.signing.trust.CertificateValidation;
import org.motcua.signing.trust.Evidence;
import org.motcua.signing.trust.PastCertificateValidation;
import org.motcua.signing.trust.Purpose;
import org.motcua.signing.trust.TrustMaterial;

/** Validates whole documents. Immutable and thread-safe. */
public final class DocumentValidation {

    private final Crypto crypto = new Crypto();
    private final CmsVerifier cms;
    private final TrustMaterial material;
    private final AlgorithmPolicy algorithms;
    private final Optional<EvidenceCollector> online;
    private final Changes unstated;
    private final ReadLimits reading;

    /**
     * A validation.
     *
     * @param unstated the widest change that is allowed where a document states no permission
     * @param reading the part of the limits that is about reading the file
     */
    public DocumentValidation(
            TrustMaterial material,
            AlgorithmPolicy algorithms,
            Optional<EvidenceCollector> online,
            Changes unstated,
            ReadLimits reading) {
        this.material = material;
        this.algorithms = algorithms;
        this.online = online;
        this.unstated = unstated;
        this.cms = new CmsVerifier(crypto, material.limits());
        this.reading = reading;
    }

    /** The reports of all signatures, and what is to be said of the file as a whole. */
    public record Outcome(List<SignatureReport> signatures, List<Finding> findings) {

        public Outcome {
            signatures = List.copyOf(signatures);
            findings = List.copyOf(findings);
        }
    }

    /**
     * Validates one document at a time.
     *
     * @throws PdfSyntaxException if it cannot be read
     */
    public Outcome validate(PdfSource source, Instant time, char @Nullable [] password) {
        return validate(source, time, password, new Budget(reading));
    }

    /**
     * Judges the certificate of a key, the first of the chain, for a signature that is made at the time.
     *
     * @throws PdfSyntaxException if that would cost more than a document may
     */
    public CertificateVerdict judge(List<X509Certificate> chain, Instant time) {
        X509Certificate signer = chain.get(0);
        // Nothing proves an earlier time of evidence that no document time-stamp covers.
        CertificateValidation certificates =
                new CertificateValidation(material, fingerprint -> time, new Budget(reading));
        SignerValidation.Outcome outcome = new SignerValidation(certificates, online)
                .validate(signer, time, time, Purpose.DOCUMENT, Evidence.NONE.with(chain));
        List<Finding> findings = new ArrayList<>(outcome.findings());
        findings.addAll(outcome.chain().findings());
        return new CertificateVerdict(
                signer, time, outcome.chain().problem(), outcome.chain().certificates(), findings);
    }

    /** All that is done for the document is done on this budget, beside what the network may take by its own limits. */
    Outcome validate(PdfSource source, Instant time, char @Nullable [] password, Budget budget) {
        PdfFile file = PdfFile.open(source, budget, password);
        RevisionAnalysis analysis = new RevisionAnalysis(file, unstated);
        ValidationData data = ValidationData.of(file, new EvidenceReader(crypto), material.limits());
        ProofSet proofs = new ProofSet(time, data.places());
        CertificateValidation certificates = new CertificateValidation(material, proofs, budget);
        ValidationContext context = new ValidationContext(
                certificates,
                new PastCertificateValidation(certificates),
                algorithms,
                online,
                data.evidence(),
                proofs,
                time);
        List<SignedField> signatures = analysis.signatures();
        DocumentDigests digests = new DocumentDigests(
                source,
                signatures.stream()
                        .flatMap(signature -> signature.byteRange().stream())
                        .toList());
        SignatureValidation validation = new SignatureValidation(file, digests, cms, context, data.complete());
        Deque<SignatureReport> reports = new ArrayDeque<>();
        for (int i = signatures.size() - 1; i >= 0; i--) {
            budget.requireTime();
            SignedField signature = signatures.get(i);
            reports.addFirst(validation.validate(signature, analysis.judge(signature)));
        }
        List<Finding> findings = file.deviations().stream()
                .map(deviation -> Finding.of(FindingCode.STRUCTURE_DEVIATION, deviation))
                .toList();
        return new Outcome(List.copyOf(reports), findings);
    }
}
