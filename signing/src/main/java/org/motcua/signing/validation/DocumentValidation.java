package org.motcua.signing.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SignatureReport;
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

    private final CmsVerifier cms = new CmsVerifier(new Crypto());
    private final ChainValidator trust;
    private final ReadLimits limits;

    public DocumentValidation(TrustMaterial material, ReadLimits limits) {
        this.trust = new ChainValidator(material);
        this.limits = limits;
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
        PdfFile file = PdfFile.open(source, new Budget(limits), password);
        RevisionAnalysis analysis = new RevisionAnalysis(file);
        SignatureValidation validation = new SignatureValidation(file, cms, trust, time);
        List<SignatureReport> reports = new ArrayList<>();
        for (SignedField signature : analysis.signatures()) {
            reports.add(validation.validate(signature, analysis.judge(signature)));
        }
        List<Finding> findings = file.deviations().stream()
                .map(deviation -> Finding.of(FindingCode.STRUCTURE_DEVIATION, deviation))
                .toList();
        return new Outcome(reports, findings);
    }
}
