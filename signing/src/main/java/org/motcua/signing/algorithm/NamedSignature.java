package org.motcua.signing.algorithm;

import static org.motcua.signing.SignatureScheme.ECDSA;
import static org.motcua.signing.SignatureScheme.EDDSA;
import static org.motcua.signing.SignatureScheme.ML_DSA;
import static org.motcua.signing.SignatureScheme.RSA_PKCS1;
import static org.motcua.signing.SignatureScheme.RSA_PSS;

import java.util.Map;
import java.util.Optional;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.SignatureScheme;

/**
 * What an object identifier says of a signature.
 *
 * @param scheme the scheme
 * @param digest the hash of the document that goes with it, where the identifier fixes it
 * @param jcaName the name of the scheme in the JCA: all of it ("Ed448"), or what follows "with" ("ECDSA")
 */
public record NamedSignature(SignatureScheme scheme, Optional<DigestAlgorithm> digest, String jcaName) {

    /** An identifier of keys, used for signatures all the same; the hash is named elsewhere. So with the second. */
    private static final String RSA_ENCRYPTION = "1.2.840.113549.1.1.1";

    private static final String EC_PUBLIC_KEY = "1.2.840.10045.2.1";

    /** The hash is named in the parameters. */
    private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";

    private static final Map<String, NamedSignature> BY_OID = Map.ofEntries(
            entry(RSA_ENCRYPTION, RSA_PKCS1),
            entry("1.2.840.113549.1.1.4", RSA_PKCS1, DigestAlgorithm.MD5),
            entry("1.2.840.113549.1.1.5", RSA_PKCS1, DigestAlgorithm.SHA_1),
            entry("1.2.840.113549.1.1.14", RSA_PKCS1, DigestAlgorithm.SHA_224),
            entry("1.2.840.113549.1.1.11", RSA_PKCS1, DigestAlgorithm.SHA_256),
            entry("1.2.840.113549.1.1.12", RSA_PKCS1, DigestAlgorithm.SHA_384),
            entry("1.2.840.113549.1.1.13", RSA_PKCS1, DigestAlgorithm.SHA_512),
            entry("1.2.840.113549.1.1.15", RSA_PKCS1, DigestAlgorithm.SHA_512_224),
            entry("1.2.840.113549.1.1.16", RSA_PKCS1, DigestAlgorithm.SHA_512_256),
            entry("2.16.840.1.101.3.4.3.13", RSA_PKCS1, DigestAlgorithm.SHA3_224),
            entry("2.16.840.1.101.3.4.3.14", RSA_PKCS1, DigestAlgorithm.SHA3_256),
            entry("2.16.840.1.101.3.4.3.15", RSA_PKCS1, DigestAlgorithm.SHA3_384),
            entry("2.16.840.1.101.3.4.3.16", RSA_PKCS1, DigestAlgorithm.SHA3_512),
            entry(RSASSA_PSS, RSA_PSS),
            entry(EC_PUBLIC_KEY, ECDSA),
            entry("1.2.840.10045.4.1", ECDSA, DigestAlgorithm.SHA_1),
            entry("1.2.840.10045.4.3.1", ECDSA, DigestAlgorithm.SHA_224),
            entry("1.2.840.10045.4.3.2", ECDSA, DigestAlgorithm.SHA_256),
            entry("1.2.840.10045.4.3.3", ECDSA, DigestAlgorithm.SHA_384),
            entry("1.2.840.10045.4.3.4", ECDSA, DigestAlgorithm.SHA_512),
            entry("2.16.840.1.101.3.4.3.9", ECDSA, DigestAlgorithm.SHA3_224),
            entry("2.16.840.1.101.3.4.3.10", ECDSA, DigestAlgorithm.SHA3_256),
            entry("2.16.840.1.101.3.4.3.11", ECDSA, DigestAlgorithm.SHA3_384),
            entry("2.16.840.1.101.3.4.3.12", ECDSA, DigestAlgorithm.SHA3_512),
            plain("0.4.0.127.0.7.1.1.4.1.2", DigestAlgorithm.SHA_224),
            plain("0.4.0.127.0.7.1.1.4.1.3", DigestAlgorithm.SHA_256),
            plain("0.4.0.127.0.7.1.1.4.1.4", DigestAlgorithm.SHA_384),
            plain("0.4.0.127.0.7.1.1.4.1.5", DigestAlgorithm.SHA_512),
            whole("1.3.101.112", EDDSA, Optional.of(DigestAlgorithm.SHA_512), "Ed25519"),
            whole("1.3.101.113", EDDSA, Optional.of(DigestAlgorithm.SHAKE256), "Ed448"),
            whole("2.16.840.1.101.3.4.3.17", ML_DSA, Optional.empty(), "ML-DSA-44"),
            whole("2.16.840.1.101.3.4.3.18", ML_DSA, Optional.empty(), "ML-DSA-65"),
            whole("2.16.840.1.101.3.4.3.19", ML_DSA, Optional.empty(), "ML-DSA-87"));

    private static Map.Entry<String, NamedSignature> entry(String oid, SignatureScheme scheme) {
        return Map.entry(oid, new NamedSignature(scheme, Optional.empty(), suffix(scheme)));
    }

    private static Map.Entry<String, NamedSignature> entry(String oid, SignatureScheme scheme, DigestAlgorithm digest) {
        return Map.entry(oid, new NamedSignature(scheme, Optional.of(digest), suffix(scheme)));
    }

    /** ECDSA with r and s side by side (BSI TR-03111), as German cards make it. */
    private static Map.Entry<String, NamedSignature> plain(String oid, DigestAlgorithm digest) {
        return Map.entry(oid, new NamedSignature(ECDSA, Optional.of(digest), "PLAIN-ECDSA"));
    }

    private static Map.Entry<String, NamedSignature> whole(
            String oid, SignatureScheme scheme, Optional<DigestAlgorithm> digest, String name) {
        return Map.entry(oid, new NamedSignature(scheme, digest, name));
    }

    private static String suffix(SignatureScheme scheme) {
        return switch (scheme) {
            case RSA_PKCS1 -> "RSA";
            case RSA_PSS -> "RSAandMGF1";
            case ECDSA -> "ECDSA";
            case EDDSA, ML_DSA -> throw new IllegalArgumentException(scheme + " has no name without parameters");
        };
    }

    /** What an object identifier, in digits and dots, says; empty for one that is not known. */
    public static Optional<NamedSignature> find(String oid) {
        return Optional.ofNullable(BY_OID.get(oid));
    }

    /** The object identifier of an algorithm that is signed with, in digits and dots. */
    public static String oid(SignatureAlgorithm algorithm) {
        return BY_OID.entrySet().stream()
                .filter(entry -> entry.getValue().names(algorithm))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private boolean names(SignatureAlgorithm algorithm) {
        return switch (algorithm.scheme()) {
            case RSA_PSS -> scheme == RSA_PSS;
            case RSA_PKCS1, ECDSA ->
                scheme == algorithm.scheme() && digest.equals(Optional.of(algorithm.digest())) && !isPlain();
            case EDDSA, ML_DSA -> jcaName.equals(algorithm.jcaName());
        };
    }

    /** Whether the parameters of the identifier may name the curve. */
    public boolean isPlain() {
        return jcaName.startsWith("PLAIN");
    }

    /** The JCA name with a hash: "SHA256withECDSA", "SHA3-256withRSA", and "Ed448" with any. */
    public String with(DigestAlgorithm hash) {
        if (scheme == EDDSA || scheme == ML_DSA) {
            return jcaName;
        }
        return prefix(hash) + "with" + jcaName;
    }

    private static String prefix(DigestAlgorithm hash) {
        return switch (hash) {
            case SHA_512_224 -> "SHA512(224)";
            case SHA_512_256 -> "SHA512(256)";
            case SHAKE128 -> "SHAKE128";
            case SHAKE256 -> "SHAKE256";
            default -> hash.isSha3() ? hash.jcaName() : hash.jcaName().replace("-", "");
        };
    }
}
