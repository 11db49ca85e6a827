package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;

/**
 * What a CMS says of its own signature; nothing of it is proved.
 *
 * @param certificate the certificate that it names as the signer's
 * @param algorithm such as {@code SHA256withRSA}
 * @param time the signing time in a signed attribute
 */
record ContainerClaims(Optional<X509Certificate> certificate, Optional<String> algorithm, Optional<Instant> time) {

    static final ContainerClaims NONE = new ContainerClaims(Optional.empty(), Optional.empty(), Optional.empty());

    static ContainerClaims of(VerifiedSignature signature) {
        return new ContainerClaims(
                Optional.of(signature.signer()), Optional.of(signature.algorithm()), signature.claimedTime());
    }
}
