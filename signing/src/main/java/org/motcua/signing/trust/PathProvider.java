package org.motcua.signing.trust;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.motcua.signing.algorithm.KeyFacts;
import org.motcua.signing.algorithm.Providers;

/**
 * Who validates a path: the JDK, or Bouncy Castle where an authority has an ML-DSA or brainpool key, which Java 17 does not
 * know. Stateless.
 */
enum PathProvider {
    JDK {
        @Override
        X509Certificate own(X509Certificate certificate) {
            return certificate;
        }

        @Override
        void validate(List<X509Certificate> path, PKIXParameters parameters) throws GeneralSecurityException {
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(path), parameters);
        }
    },
    BOUNCY_CASTLE {
        /** Only certificates that it has read itself does it verify with its own algorithms. */
        @Override
        X509Certificate own(X509Certificate certificate) throws GeneralSecurityException {
            CertificateFactory factory = CertificateFactory.getInstance("X.509", Providers.BOUNCY_CASTLE);
            if (factory.generateCertificate(new ByteArrayInputStream(certificate.getEncoded()))
                    instanceof X509Certificate read) {
                return read;
            }
            throw new CertificateException("no X.509 certificate");
        }

        @Override
        void validate(List<X509Certificate> path, PKIXParameters parameters) throws GeneralSecurityException {
            List<X509Certificate> read = new ArrayList<>();
            for (X509Certificate certificate : path) {
                read.add(own(certificate));
            }
            CertificateFactory factory = CertificateFactory.getInstance("X.509", Providers.BOUNCY_CASTLE);
            CertPathValidator.getInstance("PKIX", Providers.BOUNCY_CASTLE)
                    .validate(factory.generateCertPath(read), parameters);
        }
    };

    static PathProvider of(Prospect prospect) {
        boolean unknown = Stream.concat(
                        prospect.path().stream().skip(1),
                        Stream.of(prospect.anchor().certificate()))
                .anyMatch(PathProvider::isUnknownToTheJdk);
        return unknown ? BOUNCY_CASTLE : JDK;
    }

    private static boolean isUnknownToTheJdk(X509Certificate authority) {
        return KeyFacts.find(authority.getPublicKey())
                .filter(key -> key.algorithm().equals("ML-DSA") || key.name().startsWith("brainpool"))
                .isPresent();
    }

    /** A certificate as this provider works with it. */
    abstract X509Certificate own(X509Certificate certificate) throws GeneralSecurityException;

    /**
     * Validates.
     *
     * @throws java.security.cert.CertPathValidatorException when the path is not valid
     */
    abstract void validate(List<X509Certificate> path, PKIXParameters parameters) throws GeneralSecurityException;
}
