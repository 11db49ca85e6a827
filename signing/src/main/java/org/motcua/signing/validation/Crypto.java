package org.motcua.signing.validation;

import java.io.ByteArrayInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.algorithm.Providers;

/**
 * The providers that do the arithmetic, chosen by what each does faster. Nothing is registered with the JVM. Immutable and
 * thread-safe.
 */
public final class Crypto {

    MessageDigest digest(DigestAlgorithm algorithm) {
        return Providers.digest(algorithm);
    }

    Signature signature(String algorithm) throws NoSuchAlgorithmException {
        return Signature.getInstance(algorithm, Providers.BOUNCY_CASTLE);
    }

    /**
     * A certificate whose key can be asked for without an exception.
     *
     * @throws CertificateException if the bytes are no certificate, or its key is malformed
     */
    X509Certificate certificate(byte[] encoded) throws CertificateException {
        Optional<X509Certificate> byTheJdk = parsedByTheJdk(encoded);
        if (byTheJdk.filter(Crypto::isKeyOfTheJdk).isPresent()) {
            return byTheJdk.get();
        }
        X509Certificate certificate = parse(CertificateFactory.getInstance("X.509", Providers.BOUNCY_CASTLE), encoded);
        try {
            // Bouncy Castle decodes the key only now, and has none for a kind that it does not know.
            return certificate.getPublicKey() == null && byTheJdk.isPresent() ? byTheJdk.get() : certificate;
        } catch (IllegalStateException e) {
            throw new CertificateException("the public key is malformed", e);
        }
    }

    /**
     * The JDK keeps the certificates that it parsed, and each remembers the key that it was verified with: those of the same
     * authorities are not parsed and verified again for every document. What it refuses, or whose key it does not know, is
     * left to Bouncy Castle.
     */
    private static Optional<X509Certificate> parsedByTheJdk(byte[] encoded) {
        try {
            return Optional.of(parse(CertificateFactory.getInstance("X.509"), encoded));
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private static boolean isKeyOfTheJdk(X509Certificate certificate) {
        return certificate.getPublicKey() instanceof RSAPublicKey || certificate.getPublicKey() instanceof ECPublicKey;
    }

    private static X509Certificate parse(CertificateFactory factory, byte[] encoded) throws CertificateException {
        if (factory.generateCertificate(new ByteArrayInputStream(encoded)) instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new CertificateException("no X.509 certificate");
    }
}
