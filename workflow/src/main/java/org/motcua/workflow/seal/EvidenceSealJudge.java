package org.motcua.workflow.seal;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.motcua.core.seal.SealEvidence;
import org.motcua.core.seal.SealJudge;
import org.motcua.core.seal.SealVerdict;
import org.motcua.signing.DetachedSignatureReport;
import org.motcua.signing.Indication;
import org.motcua.signing.evidence.EvidenceRecordReport;
import org.motcua.signing.evidence.EvidenceValidator;
import org.motcua.signing.evidence.PreservedSignatureReport;

/**
 * Judges seals that a {@link RecordSeal} made, by the anchors and revocation lists of a validator, and by the certificates
 * whose keys may seal. Without these any signer under an anchor passes, and {@link SealVerdict#signer} is to be looked at:
 * under a national authority that is everybody. Thread-safe.
 */
public final class EvidenceSealJudge implements SealJudge {

    private final EvidenceValidator validator;
    private final @Nullable Set<X509Certificate> sealers;

    private EvidenceSealJudge(EvidenceValidator validator, @Nullable Set<X509Certificate> sealers) {
        this.validator = validator;
        this.sealers = sealers;
    }

    /** Of seals by anybody under the validator's anchors. */
    public static EvidenceSealJudge by(EvidenceValidator validator) {
        return new EvidenceSealJudge(validator, null);
    }

    /** The same for seals by these alone, those of earlier keys among them; a seal by another one has failed. */
    public EvidenceSealJudge sealedBy(Collection<X509Certificate> certificates) {
        return new EvidenceSealJudge(validator, Set.copyOf(certificates));
    }

    @Override
    public SealVerdict judge(byte[] statement, SealEvidence evidence) {
        PreservedSignatureReport report = validator.preserved(statement, evidence.signature(), evidence.evidence());
        String signer = report.signature()
                .signer()
                .map(certificate -> certificate.getSubjectX500Principal().getName())
                .orElse("");
        if (sealers != null
                && report.signature().signer().filter(sealers::contains).isEmpty()) {
            return SealVerdict.failed(signer, List.of("its signer is none of those who may seal this record"));
        }
        if (report.provenTime().isPresent()) {
            return SealVerdict.passed(signer, report.provenTime().get());
        }
        boolean failed = report.signature().indication() == Indication.TOTAL_FAILED
                || report.record().indication() == Indication.TOTAL_FAILED;
        List<String> reasons = reasons(report.signature(), report.record());
        return failed ? SealVerdict.failed(signer, reasons) : SealVerdict.indeterminate(signer, reasons);
    }

    private static List<String> reasons(DetachedSignatureReport signature, EvidenceRecordReport record) {
        List<String> reasons = new ArrayList<>();
        if (!signature.passed()) {
            reasons.add("signature " + signature.subIndication().map(Enum::name).orElse("") + ", "
                    + signature.findings().stream()
                            .map(finding -> finding.text(Locale.ENGLISH))
                            .toList());
        }
        record.problem().ifPresent(problem -> reasons.add("evidence record " + problem + ", " + record.detail()));
        return reasons;
    }
}
