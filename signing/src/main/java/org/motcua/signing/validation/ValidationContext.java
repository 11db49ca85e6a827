package org.motcua.signing.validation;

import java.time.Instant;
import java.util.Optional;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.trust.CertificateValidation;
import org.motcua.signing.trust.Evidence;
import org.motcua.signing.trust.PastCertificateValidation;

/**
 * What all blocks work with for one document: the outcome of ETSI EN 319 102-1 5.2.4, where the constraints are always those of
 * the caller. Signature policies named inside a signature are not followed.
 *
 * @param certificates judges certificates by the trust anchors, revocation policy and revocation data given
 * @param past judges them at times gone by
 * @param algorithms the cryptographic constraints
 * @param online what fetches further evidence, where the caller wants that
 * @param evidence what the document carries in its DSS dictionary
 * @param proofs what is proved to have existed when
 * @param time the time of validation
 */
record ValidationContext(
        CertificateValidation certificates,
        PastCertificateValidation past,
        AlgorithmPolicy algorithms,
        Optional<EvidenceCollector> online,
        Evidence evidence,
        ProofSet proofs,
        Instant time) {

    /** The earlier of two times. */
    static Instant earlier(Instant one, Instant two) {
        return one.isBefore(two) ? one : two;
    }

    /** The earlier of those that are there. */
    static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> two) {
        return one.isPresent() && two.isPresent() ? Optional.of(earlier(one.get(), two.get())) : one.or(() -> two);
    }
}
