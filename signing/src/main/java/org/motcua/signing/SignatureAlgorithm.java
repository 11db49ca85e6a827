package org.motcua.signing;

import java.util.List;

/**
 * The algorithms with which a key can sign: how the data is hashed, and with what key and scheme the hash is signed.
 */
public enum SignatureAlgorithm {
    SHA256_WITH_RSA("SHA256withRSA", "RSA", "SHA-256"),
    SHA384_WITH_RSA("SHA384withRSA", "RSA", "SHA-384"),
    SHA512_WITH_RSA("SHA512withRSA", "RSA", "SHA-512"),
    SHA256_WITH_ECDSA("SHA256withECDSA", "EC", "SHA-256"),
    SHA384_WITH_ECDSA("SHA384withECDSA", "EC", "SHA-384"),
    SHA512_WITH_ECDSA("SHA512withECDSA", "EC", "SHA-512");

    private final String jcaName;
    private final String keyAlgorithm;
    private final String digest;

    SignatureAlgorithm(String jcaName, String keyAlgorithm, String digest) {
        this.jcaName = jcaName;
        this.keyAlgorithm = keyAlgorithm;
        this.digest = digest;
    }

    /** The name in the Java Cryptography Architecture ("SHA256withECDSA"). */
    public String jcaName() {
        return jcaName;
    }

    /** The JCA name of the kind of key that it needs ("RSA", "EC"). */
    public String keyAlgorithm() {
        return keyAlgorithm;
    }

    /** The JCA name of the hash over the document and over the signed attributes ("SHA-256"). */
    public String digest() {
        return digest;
    }

    /** All algorithms for one kind of key, the usual one first. */
    static List<SignatureAlgorithm> forKeyAlgorithm(String keyAlgorithm) {
        return List.of(values()).stream()
                .filter(algorithm -> algorithm.keyAlgorithm.equals(keyAlgorithm))
                .toList();
    }
}
