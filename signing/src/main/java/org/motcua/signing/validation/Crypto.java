package org.motcua.signing.validation;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The providers that do the arithmetic, chosen by what each does faster. Nothing is registered with the JVM. Immutable and
 * thread-safe.
 */
public final class Crypto {

    private final Provider bouncyCastle = new BouncyCastleProvider();

    /** The JDK's digests are several times faster; those that it does not have come from Bouncy Castle. */
    MessageDigest digest(DigestAlgorithm algorithm) {
        try {
            return MessageDigest.getInstance(algorithm.jca());
        } catch (NoSuchAlgorithmException e) {
            try {
                return MessageDigest.getInstance(algorithm.jca(), bouncyCastle);
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException("No provider has " + algorithm, missing);
            }
        }
    }

    Signature signature(String algorithm) throws NoSuchAlgorithmException {
        return Signature.getInstance(algorithm, bouncyCastle);
    }

    X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509", bouncyCastle);
        if (factory.generateCertificate(new ByteArrayInputStream(encoded)) instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new CertificateException("no X.509 certificate");
    }
}
