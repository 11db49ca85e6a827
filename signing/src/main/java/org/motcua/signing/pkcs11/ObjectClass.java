package org.motcua.signing.pkcs11;

/** Kinds of objects on a token (CKO_…). */
enum ObjectClass {
    CERTIFICATE(1),
    PRIVATE_KEY(3);

    private final long code;

    ObjectClass(long code) {
        this.code = code;
    }

    long code() {
        return code;
    }
}
