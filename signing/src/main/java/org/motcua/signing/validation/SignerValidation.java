package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.RevocationReport.Source;
import org.motcua.signing.SubIndication;
import org.motcua.signing.online.ChainEvidence;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.online.EvidenceException;
import org.motcua.signing.trust.CertificateValidation;
import org.motcua.signing.trust.ChainVerdict;
import org.motcua.signing.trust.Evidence;
import org.motcua.signing.trust.Purpose;
import org.motcua.signing.trust.RevocationData;
import org.motcua.signing.trust.UnusableAnswer;

/**
 * A signer's certificate, judged by the evidence at hand and then, where it could help and is wanted, by what the network
 * has too. The same before a signature is made and when it is validated. For one thread.
 *
 * @param online what fetches further evidence, where the caller wants that
 */
record SignerValidation(CertificateValidation certificates, Optional<EvidenceCollector> online) {

    /**
     * What came of it.
     *
     * @param evidence all that was used, what was fetched among it
     * @param findings what could not be fetched
     */
    record Outcome(ChainVerdict chain, Evidence evidence, List<Finding> findings) {}

    /**
     * Judges.
     *
     * @param recentAt the time at which revocation data must be recent
     * @param atHand what came with the document
     */
    Outcome validate(X509Certificate signer, Instant time, Instant recentAt, Purpose purpose, Evidence atHand) {
        ChainVerdict chain = certificates.validate(signer, time, recentAt, purpose, atHand);
        if (online.isEmpty() || !couldBeFetched(chain)) {
            return new Outcome(chain, atHand, List.of());
        }
        List<Finding> findings = new ArrayList<>();
        Evidence evidence = atHand.with(fetch(online.get(), signer, atHand, findings));
        return new Outcome(
                certificates.validate(signer, time, recentAt, purpose, evidence), evidence, List.copyOf(findings));
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
        known.addAll(certificates.givenCertificates());
        try {
            ChainEvidence found = online.collect(known, certificates.anchorCertificates());
            found.failures()
                    .forEach(failure -> findings.add(Finding.of(FindingCode.EVIDENCE_NOT_FETCHED, failure.toString())));
            return evidence(found);
        } catch (EvidenceException e) {
            findings.add(Finding.of(FindingCode.EVIDENCE_NOT_FETCHED, String.valueOf(e.getMessage())));
            return Evidence.NONE;
        }
    }

    private static Evidence evidence(ChainEvidence found) {
        List<X509Certificate> chain = new ArrayList<>(found.chain());
        chain.addAll(found.responders());
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
        return new Evidence(chain, revocation);
    }
}
