package org.motcua.signing.pkcs11;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.pkcs11.StoredKey.KeyKind;

/**
 * Tells whether a certificate belongs to a key on a token, by the keys themselves: CKA_ID and CKA_LABEL are what somebody
 * once wrote on them. For RSA the modulus decides. An elliptic key on a token does not show its public half, and so it signs
 * one fixed sentence, which is verified with each certificate. Not thread-safe.
 */
final class Ownership {

    private static final byte[] SENTENCE =
            "Motcua asks whether this key belongs to the certificate. This is not a document."
                    .getBytes(StandardCharsets.US_ASCII);

    private final TokenSigner signer;
    private final StoredKey key;
    private byte @Nullable [] sample;

    Ownership(TokenSigner signer, StoredKey key) {
        this.signer = signer;
        this.key = key;
    }

    boolean of(PublicKey publicKey) {
        Optional<BigInteger> modulus = key.modulus();
        if (key.kind() == KeyKind.RSA) {
            if (!(publicKey instanceof RSAPublicKey rsa)) {
                return false;
            }
            return modulus.map(rsa.getModulus()::equals)
                    .orElseGet(() -> verifies(publicKey, SignatureAlgorithm.SHA256_WITH_RSA));
        }
        return publicKey instanceof ECPublicKey && verifies(publicKey, SignatureAlgorithm.SHA256_WITH_ECDSA);
    }

    private boolean verifies(PublicKey publicKey, SignatureAlgorithm algorithm) {
        if (sample == null) {
            sample = signer.sign(SENTENCE, algorithm);
        }
        try {
            Signature verifier = Signature.getInstance(algorithm.jcaName());
            verifier.initVerify(publicKey);
            verifier.update(SENTENCE);
            return verifier.verify(sample);
        } catch (GeneralSecurityException e) {
            // A curve or encoding that the runtime does not take is not this key's.
            return false;
        }
    }
}
