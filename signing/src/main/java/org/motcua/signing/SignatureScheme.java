package org.motcua.signing;

/** How a hash or a message is signed, apart from the hash. */
public enum SignatureScheme {
    /** RSASSA-PKCS1-v1_5 (RFC 8017). */
    RSA_PKCS1("RSA"),
    /** RSASSA-PSS (RFC 8017), with MGF1 of the same hash. */
    RSA_PSS("RSA"),
    ECDSA("EC"),
    /** Ed25519 and Ed448 (RFC 8032), not of a hash but of the message itself. */
    EDDSA("EdDSA"),
    /** Module-lattice signatures (FIPS 204), not of a hash but of the message itself. */
    ML_DSA("ML-DSA");

    private final String keyAlgorithm;

    SignatureScheme(String keyAlgorithm) {
        this.keyAlgorithm = keyAlgorithm;
    }

    /** Whether a hash of the data is signed; otherwise the data itself, and a key elsewhere must get all of it. */
    public boolean signsHash() {
        return this != EDDSA && this != ML_DSA;
    }

    /** The JCA name of the kind of key that it needs ("RSA", "EC", "EdDSA", "ML-DSA"). */
    public String keyAlgorithm() {
        return keyAlgorithm;
    }
}
