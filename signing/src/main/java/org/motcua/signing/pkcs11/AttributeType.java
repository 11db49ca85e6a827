package org.motcua.signing.pkcs11;

/** Attributes of objects on a token (CKA_…). */
enum AttributeType {
    CLASS(0x000),
    TOKEN(0x001),
    LABEL(0x003),
    VALUE(0x011),
    KEY_TYPE(0x100),
    ID(0x102),
    SIGN(0x108),
    MODULUS(0x120),
    ALWAYS_AUTHENTICATE(0x202);

    private final long code;

    AttributeType(long code) {
        this.code = code;
    }

    long code() {
        return code;
    }
}
