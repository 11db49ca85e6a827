package org.motcua.signing.validation;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
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

    X509Certificate certificate(byte[] encoded) throws GeneralSecurityException {
        Optional<X509Certificate> kept = keptByTheJdk(encoded);
        return kept.isPresent()
                ? kept.get()
                : parse(CertificateFactory.getInstance("X.509", Providers.BOUNCY_CASTLE), encoded);
    }

    /**
     * The JDK keeps the certificates that it parsed, and each remembers the key that it was verified with: those of the same
     * authorities are not parsed and verified again for every document. What it refuses, or whose key it does not know, is
     * left to Bouncy Castle.
     */
    private static Optional<X509Certificate> keptByTheJdk(byte[] encoded) {
        try {
            X509Certificate certificate = parse(CertificateFactory.getInstance("X.509"), encoded);
            PublicKey key = certificate.getPublicKey();
            return key instanceof RSAPublicKey || key instanceof ECPublicKey
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (CertificateException e) {
            return Optional.empty();
        }
    }

    private static X509Certificate parse(CertificateFactory factory, byte[] encoded) throws CertificateException {
        if (factory.generateCertificate(new ByteArrayInputStream(encoded)) instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new CertificateException("no X.509 certificate");
    }
}
