package org.motcua.signing.pkcs11;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.algorithm.Providers;

/** Puts a certificate and those above it in order. It proves who signed what, not that anybody is to be trusted. */
final class CertificateChain {

    /** Longer chains are loops or attacks: real ones have two to four certificates. */
    private static final int MAXIMUM_LENGTH = 10;

    private CertificateChain() {}

    /** The certificate, its issuer, that one's issuer and so on, as far as they are among {@code known}. */
    static List<X509Certificate> of(X509Certificate certificate, Collection<X509Certificate> known) {
        List<X509Certificate> chain = new ArrayList<>(List.of(certificate));
        Optional<X509Certificate> issuer = issuer(certificate, known);
        while (issuer.isPresent() && !chain.contains(issuer.get()) && chain.size() < MAXIMUM_LENGTH) {
            chain.add(issuer.get());
            issuer = issuer(issuer.get(), known);
        }
        return List.copyOf(chain);
    }

    private static Optional<X509Certificate> issuer(X509Certificate certificate, Collection<X509Certificate> known) {
        return known.stream()
                .filter(other -> other.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
                .filter(other -> signed(other, certificate))
                .findFirst();
    }

    private static boolean signed(X509Certificate issuer, X509Certificate certificate) {
        try {
            Providers.requireSigned(certificate, issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
