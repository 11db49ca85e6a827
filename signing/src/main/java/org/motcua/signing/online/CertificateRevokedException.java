package org.motcua.signing.online;

import java.security.cert.X509Certificate;
import org.motcua.signing.SigningException;

/** A certificate is revoked, or on hold. */
public final class CertificateRevokedException extends SigningException {

    private static final long serialVersionUID = 1L;

    private final X509Certificate certificate;
    private final transient Revocation revocation;

    CertificateRevokedException(X509Certificate certificate, Revocation revocation) {
        super("The certificate of " + certificate.getSubjectX500Principal() + " is revoked since " + revocation.at()
                + " (" + revocation.reason() + "); it must not be used, ask its holder for the new one");
        this.certificate = certificate;
        this.revocation = revocation;
    }

    /** The certificate. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** Since when and why. */
    public Revocation revocation() {
        return revocation;
    }
}
