package org.motcua.signing.algorithm;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.SigningException;

/** Where algorithms are computed. Nothing is registered with the JVM. Thread-safe. */
public final class Providers {

    /** One instance for all: it takes longer to make than a hundred signatures. */
    public static final Provider BOUNCY_CASTLE = new BouncyCastleProvider();

    private Providers() {}

    /** The JDK's digests are several times faster; those that it does not have come from Bouncy Castle. */
    public static MessageDigest digest(DigestAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.jcaName());
        } catch (NoSuchAlgorithmException e) {
            return bouncyCastleDigest(algorithm);
        }
    }

    private static MessageDigest bouncyCastleDigest(DigestAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.jcaName(), BOUNCY_CASTLE);
        } catch (NoSuchAlgorithmException e) {
            throw new SigningException("No provider has the digest " + algorithm.jcaName(), e);
        }
    }

    /**
     * A private key of another provider, as Bouncy Castle uses it.
     *
     * @param algorithm as {@link KeyFacts#algorithm()}
     */
    public static PrivateKey bouncyCastleKey(String algorithm, PrivateKey key) {
        try {
            return KeyFactory.getInstance(algorithm, BOUNCY_CASTLE)
                    .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new SigningException("The private key for " + algorithm + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** As {@link #bouncyCastleKey(String, PrivateKey)}, for a public key, of which Java 17 may know only the bytes. */
    public static PublicKey bouncyCastleKey(String algorithm, PublicKey key) {
        try {
            return translated(algorithm, key);
        } catch (GeneralSecurityException e) {
            throw new SigningException("The public key for " + algorithm + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Demands that an authority signed a certificate. The JDK would not know its ML-DSA and brainpool keys.
     *
     * @throws GeneralSecurityException when it did not, or cannot have
     */
    public static void requireSigned(X509Certificate certificate, PublicKey authority) throws GeneralSecurityException {
        Optional<PublicKey> ours = findOurs(authority);
        if (ours.isPresent()) {
            certificate.verify(ours.get(), BOUNCY_CASTLE);
        } else {
            certificate.verify(authority);
        }
    }

    /** As {@link #requireSigned(X509Certificate, PublicKey)}, for a revocation list. */
    public static void requireSigned(X509CRL list, PublicKey authority) throws GeneralSecurityException {
        Optional<PublicKey> ours = findOurs(authority);
        if (ours.isPresent()) {
            list.verify(ours.get(), BOUNCY_CASTLE);
        } else {
            list.verify(authority);
        }
    }

    private static PublicKey translated(String algorithm, PublicKey key) throws GeneralSecurityException {
        return KeyFactory.getInstance(algorithm, BOUNCY_CASTLE)
                .generatePublic(new X509EncodedKeySpec(key.getEncoded()));
    }

    /** The key as Bouncy Castle uses it; RSA stays with the JDK, and so do kinds that are only recognised, as DSA. */
    private static Optional<PublicKey> findOurs(PublicKey key) throws GeneralSecurityException {
        Optional<String> algorithm = KeyFacts.find(key).map(KeyFacts::algorithm);
        return algorithm.isEmpty() || algorithm.get().equals("RSA")
                ? Optional.empty()
                : Optional.of(translated(algorithm.get(), key));
    }

    /** The hash of data that is at hand. */
    public static byte[] hash(DigestAlgorithm algorithm, byte[] data) {
        return digest(algorithm).digest(data);
    }
}
