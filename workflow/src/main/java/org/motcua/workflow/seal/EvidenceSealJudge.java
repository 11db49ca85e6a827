package org.motcua.workflow.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.motcua.core.seal.SealEvidence;
import org.motcua.core.seal.SealJudge;
import org.motcua.core.seal.SealVerdict;
import org.motcua.signing.DetachedSignatureReport;
import org.motcua.signing.Indication;
import org.motcua.signing.evidence.EvidenceRecordReport;
import org.motcua.signing.evidence.EvidenceValidator;
import org.motcua.signing.evidence.PreservedSignatureReport;

/**
 * Judges seals that a {@link RecordSeal} made, by the anchors and revocation lists of a validator. Whose key may seal is
 * said by the anchors and by {@link SealVerdict#signer}, which is to be looked at: any signer under an anchor passes.
 * Thread-safe.
 */
public final class EvidenceSealJudge implements SealJudge {

    private final EvidenceValidator validator;

    private EvidenceSealJudge(EvidenceValidator validator) {
        this.validator = validator;
    }

    public static EvidenceSealJudge by(EvidenceValidator validator) {
        return new EvidenceSealJudge(validator);
    }

    @Override
    public SealVerdict judge(byte[] statement, SealEvidence evidence) {
        PreservedSignatureReport report = validator.preserved(statement, evidence.signature(), evidence.evidence());
        String signer = report.signature()
                .signer()
                .map(certificate -> certificate.getSubjectX500Principal().getName())
                .orElse("");
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
