package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.AlgorithmPolicy.Acceptance;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.RevocationReport.Source;
import org.motcua.signing.SubIndication;
import org.motcua.signing.online.ChainEvidence;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.online.EvidenceException;
import org.motcua.signing.trust.ChainVerdict;
import org.motcua.signing.trust.Evidence;
import org.motcua.signing.trust.Purpose;
import org.motcua.signing.trust.RevocationData;
import org.motcua.signing.trust.UnusableAnswer;

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
        Evidence evidence = context.evidence().with(signature.evidence());
        ChainVerdict chain =
                context.certificates().validate(signature.signer(), context.time(), recentAt, purpose, evidence);
        List<Finding> findings = new ArrayList<>();
        if (context.online().isPresent() && couldBeFetched(chain)) {
            evidence = evidence.with(fetch(context.online().get(), signature.signer(), evidence, findings));
            chain = context.certificates().validate(signature.signer(), context.time(), recentAt, purpose, evidence);
        }
        Optional<Acceptance> weakness =
                new SignatureAcceptanceValidation(context.algorithms()).weakness(signature, context.time());
        weakness.ifPresent(w -> findings.add(Finding.of(FindingCode.ALGORITHM_WEAK, w.algorithm())));
        Conclusion conclusion = Conclusion.PASSED;
        if (chain.problem().isPresent()) {
            conclusion = Conclusion.indeterminate(chain.problem().get());
        } else if (weakness.isPresent()) {
            conclusion = Conclusion.indeterminate(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        }
        return new Judged(signature, conclusion, chain, evidence, findings);
    }

    private static boolean couldBeFetched(ChainVerdict chain) {
        return chain.problem()
                .filter(p -> p == SubIndication.TRY_LATER || p == SubIndication.NO_CERTIFICATE_CHAIN_FOUND)
                .isPresent();
    }

    private Evidence fetch(
            EvidenceCollector online, X509Certificate signer, Evidence evidence, List<Finding> findings) {
        List<X509Certificate> known = new ArrayList<>(List.of(signer));
        known.addAll(evidence.certificates());
        known.addAll(context.certificates().givenCertificates());
        try {
            ChainEvidence found = online.collect(known, context.certificates().anchorCertificates());
            found.failures()
                    .forEach(failure -> findings.add(Finding.of(FindingCode.EVIDENCE_NOT_FETCHED, failure.toString())));
            return evidence(found);
        } catch (EvidenceException e) {
            findings.add(Finding.of(FindingCode.EVIDENCE_NOT_FETCHED, String.valueOf(e.getMessage())));
            return Evidence.NONE;
        }
    }

    private static Evidence evidence(ChainEvidence found) {
        List<X509Certificate> certificates = new ArrayList<>(found.chain());
        certificates.addAll(found.responders());
        List<RevocationData> revocation = new ArrayList<>();
        for (byte[] answer : found.ocspResponses()) {
            try {
                revocation.add(RevocationData.ofOcsp(answer, Source.ONLINE));
            } catch (UnusableAnswer e) {
                throw new IllegalStateException("A response that was checked cannot be read", e);
            }
        }
        EvidenceReader reader = new EvidenceReader(new Crypto());
        for (byte[] list : found.crls()) {
            reader.list(list, Source.ONLINE).ifPresent(revocation::add);
        }
        return new Evidence(certificates, revocation);
    }
}
