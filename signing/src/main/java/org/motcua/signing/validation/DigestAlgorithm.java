package org.motcua.signing.validation;

import java.util.Arrays;
import java.util.Optional;

/** The digests that are recognised, acceptable or not. */
enum DigestAlgorithm {
    MD5("1.2.840.113549.2.5", "MD5", "MD5", false),
    RIPEMD160("1.3.36.3.2.1", "RIPEMD160", "RIPEMD160", false),
    SHA1("1.3.14.3.2.26", "SHA-1", "SHA1", false),
    SHA224("2.16.840.1.101.3.4.2.4", "SHA-224", "SHA224", true),
    SHA256("2.16.840.1.101.3.4.2.1", "SHA-256", "SHA256", true),
    SHA384("2.16.840.1.101.3.4.2.2", "SHA-384", "SHA384", true),
    SHA512("2.16.840.1.101.3.4.2.3", "SHA-512", "SHA512", true),
    SHA512_224("2.16.840.1.101.3.4.2.5", "SHA-512/224", "SHA512(224)", true),
    SHA512_256("2.16.840.1.101.3.4.2.6", "SHA-512/256", "SHA512(256)", true),
    SHA3_224("2.16.840.1.101.3.4.2.7", "SHA3-224", "SHA3-224", true),
    SHA3_256("2.16.840.1.101.3.4.2.8", "SHA3-256", "SHA3-256", true),
    SHA3_384("2.16.840.1.101.3.4.2.9", "SHA3-384", "SHA3-384", true),
    SHA3_512("2.16.840.1.101.3.4.2.10", "SHA3-512", "SHA3-512", true),
    SHAKE256("2.16.840.1.101.3.4.2.12", "SHAKE256-512", "SHAKE256", true);

    private final String oid;
    private final String jca;
    private final String signaturePrefix;
    private final boolean acceptable;

    DigestAlgorithm(String oid, String jca, String signaturePrefix, boolean acceptable) {
        this.oid = oid;
        this.jca = jca;
        this.signaturePrefix = signaturePrefix;
        this.acceptable = acceptable;
    }

    static Optional<DigestAlgorithm> find(String oid) {
        return Arrays.stream(values()).filter(d -> d.oid.equals(oid)).findFirst();
    }

    /** The name for {@link java.security.MessageDigest}. */
    String jca() {
        return jca;
    }

    /** The name as it begins those of signature algorithms: {@code SHA256} in {@code SHA256withRSA}. */
    String signaturePrefix() {
        return signaturePrefix;
    }

    /** Whether signatures may rest on it; MD5, RIPEMD-160 and SHA-1 are recognised only to be refused by name. */
    boolean acceptable() {
        return acceptable;
    }
}
