package org.motcua.signing.validation;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.ValidationLimits;
import org.motcua.signing.revision.RevisionAnalysis;
import org.motcua.signing.revision.SignedField;
import org.motcua.signing.syntax.Budget;
import org.motcua.signing.syntax.PdfFile;
import org.motcua.signing.syntax.PdfSource;
import org.motcua.signing.syntax.PdfSyntaxException;
import org.motcua.signing.syntax.ReadLimits;
import org.motcua.signing.trust.ChainValidator;
import org.motcua.signing.trust.TrustMaterial;

/** Validates whole documents. Immutable and thread-safe. */
public final class DocumentValidation {

    private final Crypto crypto = new Crypto();
    private final CmsVerifier cms;
    private final ChainValidator trust;
    private final AlgorithmPolicy algorithms;
    private final ValidationLimits limits;
    private final ReadLimits reading;

    /** @param reading the part of the limits that is about reading the file */
    public DocumentValidation(
            TrustMaterial material, AlgorithmPolicy algorithms, ValidationLimits limits, ReadLimits reading) {
        this.algorithms = algorithms;
        this.cms = new CmsVerifier(crypto, limits);
        this.trust = new ChainValidator(material);
        this.limits = limits;
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
        PdfFile file = PdfFile.open(source, new Budget(reading), password);
        RevisionAnalysis analysis = new RevisionAnalysis(file);
        ValidationData data = ValidationData.of(file, crypto, limits);
        SignatureValidation validation = new SignatureValidation(file, cms, trust, algorithms, data, time);
        Deque<SignatureReport> reports = new ArrayDeque<>();
        SignatureValidation.Later later = SignatureValidation.Later.NOTHING;
        List<SignedField> signatures = analysis.signatures();
        for (int i = signatures.size() - 1; i >= 0; i--) {
            file.budget().requireTime();
            SignedField signature = signatures.get(i);
            SignatureReport report = validation.validate(signature, analysis.judge(signature), later);
            reports.addFirst(report);
            later = later.after(report);
        }
        List<Finding> findings = file.deviations().stream()
                .map(deviation -> Finding.of(FindingCode.STRUCTURE_DEVIATION, deviation))
                .toList();
        return new Outcome(List.copyOf(reports), findings);
    }
}
