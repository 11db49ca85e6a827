package org.motcua.signing.validation;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
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
        CertificateFactory factory = CertificateFactory.getInstance("X.509", Providers.BOUNCY_CASTLE);
        if (factory.generateCertificate(new ByteArrayInputStream(encoded)) instanceof X509Certificate certificate) {
            return certificate;
        }
        throw new CertificateException("no X.509 certificate");
    }
}
