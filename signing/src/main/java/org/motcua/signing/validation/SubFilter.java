package org.motcua.signing.validation;

import java.util.Arrays;
import java.util.Optional;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.algorithm.AlgorithmUse;

/** The kinds of signature value that a signature dictionary can name. */
enum SubFilter {
    CADES_DETACHED("ETSI.CAdES.detached"),
    PKCS7_DETACHED("adbe.pkcs7.detached"),
    PKCS7_SHA1("adbe.pkcs7.sha1"),
    X509_RSA_SHA1("adbe.x509.rsa_sha1"),
    TIMESTAMP("ETSI.RFC3161");

    private final String label;

    SubFilter(String label) {
        this.label = label;
    }

    static Optional<SubFilter> find(String label) {
        return Arrays.stream(values()).filter(s -> s.label.equals(label)).findFirst();
    }

    /** The formats before PAdES. */
    boolean legacy() {
        return this == PKCS7_DETACHED || this == PKCS7_SHA1 || this == X509_RSA_SHA1;
    }

    /** Whether what is signed lies outside the value. */
    boolean detached() {
        return this == CADES_DETACHED || this == PKCS7_DETACHED || this == X509_RSA_SHA1;
    }

    /** What a signature of this kind rests on: two of them on SHA-1, however strong the hash in the value is. */
    AlgorithmUse limit(AlgorithmUse use) {
        return this == PKCS7_SHA1 || this == X509_RSA_SHA1
                ? new AlgorithmUse(use.scheme(), use.keySize(), DigestAlgorithm.SHA_1)
                : use;
    }

    String label() {
        return label;
    }
}
