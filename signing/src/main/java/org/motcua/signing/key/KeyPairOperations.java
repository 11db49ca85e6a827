package org.motcua.signing.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningException;

/**
 * Signs with a private key. One whose bytes are at hand is used where it is fastest: RSA in the JDK, ECDSA in Bouncy
 * Castle. One that lies with a provider is used there. Thread-safe: initialised signatures are kept and lent to one
 * thread at a time.
 */
public final class KeyPairOperations {

    private static final byte[] PROBE = "Does this certificate belong to this key?".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey privateKey;
    private final Optional<Provider> provider;
    private final @Nullable ECPrivateKeyParameters curveKey;
    private final Queue<Initialised> idle = new ConcurrentLinkedQueue<>();

    private record Initialised(Signature signature, SignatureAlgorithm algorithm) {}

    /**
     * Operations with a key.
     *
     * @param provider where the key lies; empty for a key whose bytes are at hand
     */
    public KeyPairOperations(PrivateKey privateKey, Optional<Provider> provider) {
        this.privateKey = privateKey;
        this.provider = provider;
        byte[] encoded = provider.isPresent() ? null : privateKey.getEncoded();
        boolean onCurve = "EC".equals(kind(privateKey.getAlgorithm()));
        this.curveKey = onCurve && encoded != null ? EllipticCurve.privateKey(encoded) : null;
    }

    public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
        if (!algorithm.keyAlgorithm().equals(kind(privateKey.getAlgorithm()))) {
            throw new SigningException("A key of kind " + privateKey.getAlgorithm() + " cannot sign with "
                    + algorithm.jcaName() + "; choose an algorithm for its kind");
        }
        try {
            if (curveKey != null) {
                byte[] hash = MessageDigest.getInstance(algorithm.digest()).digest(data);
                return EllipticCurve.sign(curveKey, hash, algorithm);
            }
            return signKept(data, algorithm);
        } catch (GeneralSecurityException e) {
            throw new SigningException("The key could not sign with " + algorithm.jcaName() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Whether a certificate's public key is the other half of this private key. A key that lies with a provider and shows
     * nothing of itself is not asked, because that may cost a PIN: its first signature will tell.
     */
    public boolean belongsTo(PublicKey publicKey, SignatureAlgorithm algorithm) {
        if (!kind(privateKey.getAlgorithm()).equals(kind(publicKey.getAlgorithm()))) {
            return false;
        }
        if (privateKey instanceof RSAKey mine && publicKey instanceof RSAKey theirs) {
            return mine.getModulus().equals(theirs.getModulus());
        }
        if (curveKey != null) {
            return EllipticCurve.belongTogether(curveKey, EllipticCurve.publicKey(publicKey.getEncoded()));
        }
        return provider.isPresent() || new Verifier(publicKey).verify(PROBE, sign(PROBE, algorithm), algorithm);
    }

    /** Providers have several names for one kind of key. */
    static String kind(String keyAlgorithm) {
        return switch (keyAlgorithm) {
            case "ECDSA" -> "EC";
            case "RSASSA-PSS" -> "RSA";
            case "Ed25519" -> "EdDSA";
            default -> keyAlgorithm;
        };
    }

    private byte[] signKept(byte[] data, SignatureAlgorithm algorithm) throws GeneralSecurityException {
        Initialised kept = idle.poll();
        if (kept == null || kept.algorithm() != algorithm) {
            Signature signature = JcaSignatures.of(algorithm, provider);
            signature.initSign(privateKey);
            kept = new Initialised(signature, algorithm);
        }
        kept.signature().update(data);
        byte[] value = kept.signature().sign();
        // Only after success: a signature object that threw may hold half of the data.
        idle.add(kept);
        return value;
    }
}
