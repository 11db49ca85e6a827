package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.algorithm.AlgorithmUse;
import org.motcua.signing.trust.Evidence;

/**
 * A signature whose bytes and value were found right.
 *
 * @param algorithm such as {@code SHA256withRSA}
 * @param use what its strength rests on
 * @param signer the signer's certificate; nothing is said yet of whether to trust it
 * @param evidence all certificates and revocation data that came with it
 * @param bound whether a signed attribute names the signer's certificate
 * @param claimedTime the signing time in a signed attribute
 * @param timestamp what it states, for a time-stamp
 * @param signatureTimestamps the time-stamps over the signature value that attributes hold
 * @param contentTimestamps the time-stamps over the signed content that signed attributes hold
 * @param content what was signed
 * @param value the signature value
 * @param cleanPadding whether only zeros follow the value in the place kept for it
 */
record VerifiedSignature(
        String algorithm,
        AlgorithmUse use,
        X509Certificate signer,
        Evidence evidence,
        boolean bound,
        Optional<Instant> claimedTime,
        Optional<TimestampFacts> timestamp,
        List<EncapsulatedContent> signatureTimestamps,
        List<EncapsulatedContent> contentTimestamps,
        SignedContent content,
        EncapsulatedContent value,
        boolean cleanPadding) {

    VerifiedSignature {
        signatureTimestamps = List.copyOf(signatureTimestamps);
        contentTimestamps = List.copyOf(contentTimestamps);
    }
}
