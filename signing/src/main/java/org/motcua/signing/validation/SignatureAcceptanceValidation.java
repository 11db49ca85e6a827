package org.motcua.signing.validation;

import java.time.Instant;
import java.util.Optional;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.AlgorithmPolicy.Acceptance;

/**
 * ETSI EN 319 102-1 5.2.8: whether the algorithms of a signature, and for a time-stamp the hash through which it covers what it
 * covers, are acceptable at a time. There are no constraints on the other elements of a signature. Immutable and thread-safe.
 */
record SignatureAcceptanceValidation(AlgorithmPolicy algorithms) {

    /** What is too weak at that time, with the time until which it was not. */
    Optional<Acceptance> weakness(VerifiedSignature signature, Instant time) {
        AlgorithmPolicy policy = signature.timestamp().isPresent() ? algorithms.forAuthorities() : algorithms;
        Acceptance own = signature.use().under(policy);
        if (!own.at(time)) {
            return Optional.of(own);
        }
        return signature.timestamp().map(facts -> policy.judge(facts.imprint())).filter(imprint -> !imprint.at(time));
    }
}
