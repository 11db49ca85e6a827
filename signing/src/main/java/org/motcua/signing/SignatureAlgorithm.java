package org.motcua.signing;

/**
 * The algorithms with which a key can sign: how the data is hashed, and with what key and scheme the hash is signed.
 */
public enum SignatureAlgorithm {
    SHA256_WITH_RSA("SHA256withRSA", "RSA", "SHA-256", false),
    SHA384_WITH_RSA("SHA384withRSA", "RSA", "SHA-384", false),
    SHA512_WITH_RSA("SHA512withRSA", "RSA", "SHA-512", false),
    /** RSASSA-PSS with MGF1 of the same hash and a salt of its length. */
    SHA256_WITH_RSA_PSS("SHA256withRSAandMGF1", "RSA", "SHA-256", true),
    /** As {@link #SHA256_WITH_RSA_PSS} with SHA-384. */
    SHA384_WITH_RSA_PSS("SHA384withRSAandMGF1", "RSA", "SHA-384", true),
    /** As {@link #SHA256_WITH_RSA_PSS} with SHA-512. */
    SHA512_WITH_RSA_PSS("SHA512withRSAandMGF1", "RSA", "SHA-512", true),
    SHA256_WITH_ECDSA("SHA256withECDSA", "EC", "SHA-256", false),
    SHA384_WITH_ECDSA("SHA384withECDSA", "EC", "SHA-384", false),
    SHA512_WITH_ECDSA("SHA512withECDSA", "EC", "SHA-512", false),
    /** The document is hashed with SHA-512 (RFC 8419 2.2); not every reader knows it yet. */
    ED25519("Ed25519", "EdDSA", "SHA-512", false);

    private final String jcaName;
    private final String keyAlgorithm;
    private final String digest;
    private final boolean pss;

    SignatureAlgorithm(String jcaName, String keyAlgorithm, String digest, boolean pss) {
        this.jcaName = jcaName;
        this.keyAlgorithm = keyAlgorithm;
        this.digest = digest;
        this.pss = pss;
    }

    /** The usual name in the Java Cryptography Architecture ("SHA256withECDSA"). */
    public String jcaName() {
        return jcaName;
    }

    /** The JCA name of the kind of key that it needs ("RSA", "EC", "EdDSA"). */
    public String keyAlgorithm() {
        return keyAlgorithm;
    }

    /** The JCA name of the hash over the document ("SHA-256"). */
    public String digest() {
        return digest;
    }

    /** Whether the scheme is RSASSA-PSS. */
    public boolean isPss() {
        return pss;
    }
}
