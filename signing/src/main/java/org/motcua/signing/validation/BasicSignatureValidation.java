package org.motcua.signing.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.AlgorithmPolicy.Acceptance;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SubIndication;
import org.motcua.signing.trust.ChainVerdict;
import org.motcua.signing.trust.Purpose;

/**
 * ETSI EN 319 102-1 5.3, after the steps that need no trust: the signer's certificate and the algorithms, as of the time of
 * validation. What content time-stamps add is said by {@link ContentTimestamps}. For one thread.
 */
record BasicSignatureValidation(ValidationContext context) {

    /**
     * Judges.
     *
     * @param recentAt the time at which revocation data must be recent
     */
    Judged validate(VerifiedSignature signature, Purpose purpose, Instant recentAt) {
        SignerValidation.Outcome signer = new SignerValidation(context.certificates(), context.online())
                .validate(
                        signature.signer(),
                        context.time(),
                        recentAt,
                        purpose,
                        context.evidence().with(signature.evidence()));
        ChainVerdict chain = signer.chain();
        List<Finding> findings = new ArrayList<>(signer.findings());
        Optional<Acceptance> weakness =
                new SignatureAcceptanceValidation(context.algorithms()).weakness(signature, context.time());
        weakness.ifPresent(w -> findings.add(Finding.of(FindingCode.ALGORITHM_WEAK, w.algorithm())));
        Conclusion conclusion = Conclusion.PASSED;
        if (chain.problem().isPresent()) {
            conclusion = Conclusion.indeterminate(chain.problem().get());
        } else if (weakness.isPresent()) {
            conclusion = Conclusion.indeterminate(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        }
        return new Judged(signature, conclusion, chain, signer.evidence(), findings);
    }
}
