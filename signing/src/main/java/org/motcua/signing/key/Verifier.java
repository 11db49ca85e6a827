package org.motcua.signing.key;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningException;

/** Verifies signature values of one public key. Thread-safe. */
public final class Verifier {

    private final PublicKey publicKey;
    private final @Nullable ECPublicKeyParameters curveKey;

    public Verifier(PublicKey publicKey) {
        this.publicKey = publicKey;
        this.curveKey = "EC".equals(KeyPairOperations.kind(publicKey.getAlgorithm()))
                ? EllipticCurve.publicKey(publicKey.getEncoded())
                : null;
    }

    public boolean verify(byte[] data, byte[] value, SignatureAlgorithm algorithm) {
        try {
            if (curveKey != null) {
                return EllipticCurve.verify(
                        curveKey, MessageDigest.getInstance(algorithm.digest()).digest(data), value);
            }
            Signature signature = JcaSignatures.of(algorithm, Optional.empty());
            signature.initVerify(publicKey);
            signature.update(data);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            throw new SigningException(
                    "A signature cannot be verified with " + algorithm.jcaName() + ": " + e.getMessage(), e);
        }
    }
}
