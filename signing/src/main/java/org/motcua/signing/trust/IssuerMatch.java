package org.motcua.signing.trust;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import org.motcua.signing.algorithm.Providers;

/** Tells whether one certificate was issued under another: by name and by signature. */
public final class IssuerMatch {

    private IssuerMatch() {}

    public static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            Providers.requireSigned(certificate, issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            // Another key of the same name, or a key that fits no signature: either way not this issuer.
            return false;
        }
    }

    public static boolean isSelfSigned(X509Certificate certificate) {
        return isIssuedBy(certificate, certificate);
    }
}
