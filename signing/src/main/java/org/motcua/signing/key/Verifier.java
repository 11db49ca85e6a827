package org.motcua.signing.key;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningException;
import org.motcua.signing.algorithm.KeyFacts;
import org.motcua.signing.algorithm.Providers;

/** Verifies signature values of one public key. Thread-safe. */
public final class Verifier {

    private final PublicKey publicKey;
    private final Optional<Provider> provider;
    private final @Nullable ECPublicKeyParameters curveKey;

    /**
     * A verifier.
     *
     * @throws SigningException when keys of its kind cannot be used
     */
    public Verifier(PublicKey publicKey) {
        String kind = KeyFacts.find(publicKey).map(KeyFacts::algorithm).orElse("");
        boolean moved = kind.equals("EdDSA") || kind.equals("ML-DSA");
        this.publicKey = moved ? Providers.bouncyCastleKey(kind, publicKey) : publicKey;
        this.provider = moved ? Optional.of(Providers.BOUNCY_CASTLE) : Optional.empty();
        this.curveKey = kind.equals("EC") ? EllipticCurve.publicKey(publicKey.getEncoded()) : null;
    }

    public boolean verify(byte[] data, byte[] value, SignatureAlgorithm algorithm) {
        try {
            if (curveKey != null) {
                return EllipticCurve.verify(curveKey, Providers.hash(algorithm.digest(), data), value);
            }
            Signature signature = JcaSignatures.of(algorithm, provider);
            signature.initVerify(publicKey);
            signature.update(data);
            return signature.verify(value);
        } catch (GeneralSecurityException e) {
            throw new SigningException(
                    "A signature cannot be verified with " + algorithm.jcaName() + ": " + e.getMessage(), e);
        }
    }
}
