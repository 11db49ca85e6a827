package org.motcua.signing.validation;

import java.security.cert.X509Certificate;

/** A certificate as the signature carries it: ESS attributes bind these very bytes. */
final class EncodedCertificate {

    private final X509Certificate certificate;
    private final byte[] encoded;

    EncodedCertificate(X509Certificate certificate, byte[] encoded) {
        this.certificate = certificate;
        this.encoded = encoded.clone();
    }

    X509Certificate certificate() {
        return certificate;
    }

    byte[] encoded() {
        return encoded.clone();
    }
}
