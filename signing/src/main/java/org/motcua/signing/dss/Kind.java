package org.motcua.signing.dss;

/** The three kinds of validation data (ISO 32000-2 tables 261 and 262). */
enum Kind {
    CERTIFICATE("Certs", "Cert"),
    OCSP_RESPONSE("OCSPs", "OCSP"),
    CRL("CRLs", "CRL");

    private final String inStore;
    private final String perSignature;

    Kind(String inStore, String perSignature) {
        this.inStore = inStore;
        this.perSignature = perSignature;
    }

    /** The key of all that the document has of it. */
    String inStore() {
        return inStore;
    }

    /** The key of what one signature needs of it. */
    String perSignature() {
        return perSignature;
    }
}
