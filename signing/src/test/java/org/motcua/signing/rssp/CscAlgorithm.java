package org.motcua.signing.rssp;

import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The signature algorithms of the CSC API v2, 5, each with the hash that its identifier implies, if any. */
enum CscAlgorithm {
    RSA("1.2.840.113549.1.1.1", null),
    SHA256_WITH_RSA("1.2.840.113549.1.1.11", CscDigest.SHA256),
    SHA384_WITH_RSA("1.2.840.113549.1.1.12", CscDigest.SHA384),
    SHA512_WITH_RSA("1.2.840.113549.1.1.13", CscDigest.SHA512),
    RSASSA_PSS("1.2.840.113549.1.1.10", null),
    ECDSA_WITH_SHA256("1.2.840.10045.4.3.2", CscDigest.SHA256),
    ECDSA_WITH_SHA384("1.2.840.10045.4.3.3", CscDigest.SHA384),
    ECDSA_WITH_SHA512("1.2.840.10045.4.3.4", CscDigest.SHA512);

    private final String oid;
    private final CscDigest digest;

    CscAlgorithm(String oid, CscDigest digest) {
        this.oid = oid;
        this.digest = digest;
    }

    static Optional<CscAlgorithm> find(String oid) {
        return Arrays.stream(values()).filter(a -> a.oid.equals(oid)).findFirst();
    }

    /** All that a key of this kind can do. */
    static List<CscAlgorithm> of(PublicKey key) {
        boolean elliptic = key instanceof ECPublicKey;
        return Arrays.stream(values()).filter(a -> a.elliptic() == elliptic).toList();
    }

    String oid() {
        return oid;
    }

    Optional<CscDigest> digest() {
        return Optional.ofNullable(digest);
    }

    boolean elliptic() {
        return name().startsWith("ECDSA");
    }
}
