package org.motcua.signing.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SigningException;
import org.motcua.signing.algorithm.KeyFacts;
import org.motcua.signing.algorithm.Providers;

/**
 * Signs with a private key. One whose bytes are at hand is used where it is fastest: RSA in the JDK, all others in Bouncy
 * Castle, which makes ten times as many ECDSA and EdDSA signatures. One that lies with a provider is used there. Thread-safe: initialised signatures are kept and
 * lent to one thread at a time.
 */
public final class KeyPairOperations {

    private static final byte[] PROBE = "Does this certificate belong to this key?".getBytes(StandardCharsets.US_ASCII);

    private final PrivateKey privateKey;
    private final String kind;
    private final Optional<Provider> provider;
    private final boolean elsewhere;
    private final @Nullable ECPrivateKeyParameters curveKey;
    private final Queue<Initialised> idle = new ConcurrentLinkedQueue<>();

    private record Initialised(Signature signature, SignatureAlgorithm algorithm) {}

    /**
     * Operations with a key.
     *
     * @param provider where the key lies; empty for a key whose bytes are at hand, or whose provider is installed
     */
    public KeyPairOperations(PrivateKey privateKey, Optional<Provider> provider) {
        this.kind = kind(privateKey.getAlgorithm());
        byte[] encoded = provider.isPresent() ? null : privateKey.getEncoded();
        boolean moved = encoded != null && (kind.equals("EdDSA") || kind.equals("ML-DSA"));
        this.elsewhere = encoded == null;
        this.privateKey = moved ? Providers.bouncyCastleKey(kind, privateKey) : privateKey;
        this.provider = moved ? Optional.of(Providers.BOUNCY_CASTLE) : provider;
        this.curveKey = encoded != null && kind.equals("EC") ? EllipticCurve.privateKey(encoded) : null;
    }

    public byte[] sign(byte[] data, SignatureAlgorithm algorithm) {
        if (!algorithm.keyAlgorithm().equals(kind)) {
            throw new SigningException("A key of kind " + privateKey.getAlgorithm() + " cannot sign with "
                    + algorithm.jcaName() + "; choose an algorithm for its kind");
        }
        try {
            if (curveKey != null) {
                return EllipticCurve.sign(curveKey, Providers.hash(algorithm.digest(), data), algorithm);
            }
            return signKept(data, algorithm);
        } catch (GeneralSecurityException | ProviderException e) {
            // A card that was pulled out comes as the one or the other; no document would escape it.
            throw new KeyUnavailableException(
                    "The key could not sign with " + algorithm.jcaName() + ": " + e.getMessage()
                            + "; look whether its device is there and its provider has the algorithm",
                    e);
        }
    }

    /**
     * Whether a certificate's public key is the other half of this private key. A key that lies with a provider and shows
     * nothing of itself is not asked, because that may cost a PIN: its first signature will tell.
     */
    public boolean belongsTo(PublicKey publicKey, SignatureAlgorithm algorithm) {
        Optional<KeyFacts> facts = KeyFacts.find(publicKey);
        if (facts.isEmpty() || !kind.equals(facts.get().algorithm())) {
            return false;
        }
        if (privateKey instanceof RSAKey mine && publicKey instanceof RSAKey theirs) {
            return mine.getModulus().equals(theirs.getModulus());
        }
        if (curveKey != null) {
            return EllipticCurve.belongTogether(curveKey, EllipticCurve.publicKey(publicKey.getEncoded()));
        }
        return elsewhere || verifiesProbe(publicKey, algorithm);
    }

    private boolean verifiesProbe(PublicKey publicKey, SignatureAlgorithm algorithm) {
        try {
            return new Verifier(publicKey).verify(PROBE, sign(PROBE, algorithm), algorithm);
        } catch (SigningException e) {
            // The private key is of another curve or parameter set than the certificate.
            return false;
        }
    }

    /** Providers have several names for one kind of key. */
    private static String kind(String keyAlgorithm) {
        String name = keyAlgorithm.toUpperCase(Locale.ROOT);
        if (name.startsWith("ML-DSA")) {
            return "ML-DSA";
        }
        return switch (name) {
            case "EC", "ECDSA" -> "EC";
            case "RSA", "RSASSA-PSS" -> "RSA";
            case "EDDSA", "ED25519", "ED448" -> "EdDSA";
            default -> keyAlgorithm;
        };
    }

    private byte[] signKept(byte[] data, SignatureAlgorithm algorithm) throws GeneralSecurityException {
        Initialised kept = idle.poll();
        if (kept == null || kept.algorithm() != algorithm) {
            kept = new Initialised(JcaSignatures.toSign(algorithm, provider, privateKey), algorithm);
        }
        kept.signature().update(data);
        byte[] value = kept.signature().sign();
        // Only after success: a signature object that threw may hold half of the data.
        idle.add(kept);
        return value;
    }
}
