package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.algorithm.AlgorithmUse;

/**
 * A signature whose bytes and value were found right.
 *
 * @param algorithm such as {@code SHA256withRSA}
 * @param use what its strength rests on
 * @param signer the signer's certificate; nothing is said yet of whether to trust it
 * @param certificates all certificates that came with it
 * @param bound whether a signed attribute names the signer's certificate
 * @param claimedTime the signing time in a signed attribute
 * @param timestamp the time of a document timestamp
 * @param signatureTimestamp the timestamp over the signature value that an attribute holds
 * @param value the signature value
 * @param cleanPadding whether only zeros follow the value in the place kept for it
 */
record VerifiedSignature(
        String algorithm,
        AlgorithmUse use,
        X509Certificate signer,
        List<X509Certificate> certificates,
        boolean bound,
        Optional<Instant> claimedTime,
        Optional<Instant> timestamp,
        Optional<EncapsulatedContent> signatureTimestamp,
        EncapsulatedContent value,
        boolean cleanPadding) {

    VerifiedSignature {
        certificates = List.copyOf(certificates);
    }
}
