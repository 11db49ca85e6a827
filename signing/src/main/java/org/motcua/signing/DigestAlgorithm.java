package org.motcua.signing;

import java.util.Arrays;
import java.util.Optional;

/**
 * The hashes that signatures rest on. All of them are recognised when a signature is validated; which are good enough says
 * an {@link AlgorithmPolicy}. Signing uses only those that a {@link SignatureAlgorithm} names.
 */
public enum DigestAlgorithm {
    MD5("MD5", "1.2.840.113549.2.5", 16),
    RIPEMD160("RIPEMD160", "1.3.36.3.2.1", 20),
    SHA_1("SHA-1", "1.3.14.3.2.26", 20),
    SHA_224("SHA-224", "2.16.840.1.101.3.4.2.4", 28),
    SHA_256("SHA-256", "2.16.840.1.101.3.4.2.1", 32),
    SHA_384("SHA-384", "2.16.840.1.101.3.4.2.2", 48),
    SHA_512("SHA-512", "2.16.840.1.101.3.4.2.3", 64),
    SHA_512_224("SHA-512/224", "2.16.840.1.101.3.4.2.5", 28),
    SHA_512_256("SHA-512/256", "2.16.840.1.101.3.4.2.6", 32),
    SHA3_224("SHA3-224", "2.16.840.1.101.3.4.2.7", 28),
    SHA3_256("SHA3-256", "2.16.840.1.101.3.4.2.8", 32),
    SHA3_384("SHA3-384", "2.16.840.1.101.3.4.2.9", 48),
    SHA3_512("SHA3-512", "2.16.840.1.101.3.4.2.10", 64),
    /** With 256 bits of output. */
    SHAKE128("SHAKE128-256", "2.16.840.1.101.3.4.2.11", 32),
    /** With 512 bits of output. */
    SHAKE256("SHAKE256-512", "2.16.840.1.101.3.4.2.12", 64);

    private final String jcaName;
    private final String oid;
    private final int length;

    DigestAlgorithm(String jcaName, String oid, int length) {
        this.jcaName = jcaName;
        this.oid = oid;
        this.length = length;
    }

    /** The name in the Java Cryptography Architecture ("SHA-256"); Java 17 itself has none of SHAKE and RIPEMD160. */
    public String jcaName() {
        return jcaName;
    }

    /** The object identifier in CMS and certificates, in digits and dots. */
    public String oid() {
        return oid;
    }

    /** Bytes of a hash. */
    public int length() {
        return length;
    }

    /** Whether it is one of the SHA-3 functions (FIPS 202). */
    public boolean isSha3() {
        return jcaName.startsWith("SHA3") || jcaName.startsWith("SHAKE");
    }

    /** The algorithm with an object identifier, in digits and dots. */
    public static Optional<DigestAlgorithm> findByOid(String oid) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.oid.equals(oid))
                .findFirst();
    }
}
