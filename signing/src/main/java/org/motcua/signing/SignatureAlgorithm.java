package org.motcua.signing;

import static org.motcua.signing.DigestAlgorithm.SHA3_256;
import static org.motcua.signing.DigestAlgorithm.SHA3_384;
import static org.motcua.signing.DigestAlgorithm.SHA3_512;
import static org.motcua.signing.DigestAlgorithm.SHAKE256;
import static org.motcua.signing.DigestAlgorithm.SHA_256;
import static org.motcua.signing.DigestAlgorithm.SHA_384;
import static org.motcua.signing.DigestAlgorithm.SHA_512;
import static org.motcua.signing.SignatureScheme.ECDSA;
import static org.motcua.signing.SignatureScheme.EDDSA;
import static org.motcua.signing.SignatureScheme.ML_DSA;
import static org.motcua.signing.SignatureScheme.RSA_PKCS1;
import static org.motcua.signing.SignatureScheme.RSA_PSS;

import java.util.Arrays;
import java.util.Optional;

/**
 * The algorithms with which a key can sign: how the data is hashed, and with what key and scheme it is signed. What other
 * programs make of each stands in docs/algorithms.md.
 */
public enum SignatureAlgorithm {
    SHA256_WITH_RSA(RSA_PKCS1, SHA_256),
    SHA384_WITH_RSA(RSA_PKCS1, SHA_384),
    SHA512_WITH_RSA(RSA_PKCS1, SHA_512),
    SHA3_256_WITH_RSA(RSA_PKCS1, SHA3_256),
    SHA3_384_WITH_RSA(RSA_PKCS1, SHA3_384),
    SHA3_512_WITH_RSA(RSA_PKCS1, SHA3_512),

    /** RSASSA-PSS with MGF1 of the same hash and a salt of its length; so are those that follow. */
    SHA256_WITH_RSA_PSS(RSA_PSS, SHA_256),
    SHA384_WITH_RSA_PSS(RSA_PSS, SHA_384),
    SHA512_WITH_RSA_PSS(RSA_PSS, SHA_512),
    SHA3_256_WITH_RSA_PSS(RSA_PSS, SHA3_256),
    SHA3_384_WITH_RSA_PSS(RSA_PSS, SHA3_384),
    SHA3_512_WITH_RSA_PSS(RSA_PSS, SHA3_512),

    SHA256_WITH_ECDSA(ECDSA, SHA_256),
    SHA384_WITH_ECDSA(ECDSA, SHA_384),
    SHA512_WITH_ECDSA(ECDSA, SHA_512),
    SHA3_256_WITH_ECDSA(ECDSA, SHA3_256),
    SHA3_384_WITH_ECDSA(ECDSA, SHA3_384),
    SHA3_512_WITH_ECDSA(ECDSA, SHA3_512),

    /** The document is hashed with SHA-512 (RFC 8419); not every reader knows it yet. */
    ED25519(EDDSA, SHA_512),
    /** The document is hashed with SHAKE256 to 512 bits (RFC 8419); few readers know it. */
    ED448(EDDSA, SHAKE256),

    /** The document is hashed with SHA-512 (RFC 9882); hardly any reader knows it; so with those that follow. */
    ML_DSA_44(ML_DSA, SHA_512),
    ML_DSA_65(ML_DSA, SHA_512),
    ML_DSA_87(ML_DSA, SHA_512);

    private final SignatureScheme scheme;
    private final DigestAlgorithm digest;

    SignatureAlgorithm(SignatureScheme scheme, DigestAlgorithm digest) {
        this.scheme = scheme;
        this.digest = digest;
    }

    /** The usual name in the Java Cryptography Architecture ("SHA256withECDSA"). */
    public String jcaName() {
        return switch (scheme) {
            case RSA_PKCS1 -> hashName() + "withRSA";
            case RSA_PSS -> hashName() + "withRSAandMGF1";
            case ECDSA -> hashName() + "withECDSA";
            case EDDSA -> this == ED448 ? "Ed448" : "Ed25519";
            case ML_DSA -> name().replace('_', '-');
        };
    }

    private String hashName() {
        return digest.isSha3() ? digest.jcaName() : digest.jcaName().replace("-", "");
    }

    /** The scheme without the hash. */
    public SignatureScheme scheme() {
        return scheme;
    }

    /** The JCA name of the kind of key that it needs ("RSA", "EC", "EdDSA", "ML-DSA"). */
    public String keyAlgorithm() {
        return scheme.keyAlgorithm();
    }

    /** The hash over the document; for RSA and ECDSA also the one that is signed. */
    public DigestAlgorithm digest() {
        return digest;
    }

    /** Whether the scheme is RSASSA-PSS. */
    public boolean isPss() {
        return scheme == RSA_PSS;
    }

    /** The algorithm of a scheme and hash; empty for the schemes whose key fixes the hash, and where there is none. */
    static Optional<SignatureAlgorithm> find(SignatureScheme scheme, DigestAlgorithm digest) {
        if (scheme == EDDSA || scheme == ML_DSA) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.scheme == scheme && algorithm.digest == digest)
                .findFirst();
    }
}
