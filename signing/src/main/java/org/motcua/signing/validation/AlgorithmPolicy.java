package org.motcua.signing.validation;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;

/**
 * Which algorithms and key sizes signatures may rest on: those of Circular 15/2025/TT-BKHCN, that is SHA-2 and SHA-3, RSA
 * from 2,048 bits and elliptic curves from 256 bits on. Stateless.
 */
final class AlgorithmPolicy {

    private static final int MIN_RSA_BITS = 2_048;
    private static final int MIN_CURVE_BITS = 256;

    private AlgorithmPolicy() {}

    /** What is too weak, if anything is. */
    static Optional<String> weakness(VerifiedSignature signature) {
        if (!signature.digest().acceptable()) {
            return Optional.of(signature.digest().jca());
        }
        PublicKey key = signature.signer().getPublicKey();
        if (key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() < MIN_RSA_BITS) {
            return Optional.of("RSA " + rsa.getModulus().bitLength());
        }
        if (key instanceof ECPublicKey ec
                && ec.getParams().getCurve().getField().getFieldSize() < MIN_CURVE_BITS) {
            return Optional.of("ECDSA " + ec.getParams().getCurve().getField().getFieldSize());
        }
        return Optional.empty();
    }
}
