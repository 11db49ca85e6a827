package org.motcua.signing.validation;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of signature value that a signature dictionary can name. */
enum SubFilter {
    CADES_DETACHED("ETSI.CAdES.detached"),
    PKCS7_DETACHED("adbe.pkcs7.detached"),
    PKCS7_SHA1("adbe.pkcs7.sha1"),
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
        return this == PKCS7_DETACHED || this == PKCS7_SHA1;
    }

    String label() {
        return label;
    }
}
