package org.motcua.signing.algorithm;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
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

    /** The hash of data that is at hand. */
    public static byte[] hash(DigestAlgorithm algorithm, byte[] data) {
        return digest(algorithm).digest(data);
    }
}
