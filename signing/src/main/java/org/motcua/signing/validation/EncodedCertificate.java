package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.x509.Certificate;

/** A certificate as the signature carries it: ESS attributes bind these very bytes. */
final class EncodedCertificate {

    private final X509Certificate certificate;
    private final byte[] encoded;
    private final Certificate structure;

    EncodedCertificate(X509Certificate certificate, byte[] encoded, Certificate structure) {
        this.certificate = certificate;
        this.encoded = encoded.clone();
        this.structure = structure;
    }

    X509Certificate certificate() {
        return certificate;
    }

    byte[] encoded() {
        return encoded.clone();
    }

    /** The certificate as it was taken apart with the signature. */
    Certificate structure() {
        return structure;
    }
}
