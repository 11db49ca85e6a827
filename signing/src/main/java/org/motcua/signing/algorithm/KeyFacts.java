package org.motcua.signing.algorithm;

import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * What a public key is, told from its encoding: providers name and class keys differently, and Java 17 has no class for
 * some of them.
 *
 * @param algorithm "RSA", "EC", "EdDSA" or "ML-DSA"
 * @param size bits of the RSA modulus or of the curve's field, or the number of the ML-DSA parameter set
 * @param name of the curve or parameter set ("P-256", "Ed25519", "ML-DSA-44"); empty for RSA
 * @param onlyPss whether it is an RSA key that must not be used with another padding (RFC 4055)
 */
public record KeyFacts(String algorithm, int size, String name, boolean onlyPss) {

    private static final String EC = "1.2.840.10045.2.1";

    /** Curves by name only: with explicit parameters anybody can make a key that somebody else's certificate fits. */
    private static final Map<String, KeyFacts> CURVES = Map.ofEntries(
            curve("1.2.840.10045.3.1.1", 192, "P-192"),
            curve("1.3.132.0.33", 224, "P-224"),
            curve("1.2.840.10045.3.1.7", 256, "P-256"),
            curve("1.3.132.0.34", 384, "P-384"),
            curve("1.3.132.0.35", 521, "P-521"),
            curve("1.3.36.3.3.2.8.1.1.7", 256, "brainpoolP256r1"),
            curve("1.3.36.3.3.2.8.1.1.11", 384, "brainpoolP384r1"),
            curve("1.3.36.3.3.2.8.1.1.13", 512, "brainpoolP512r1"));

    private static final Map<String, KeyFacts> FIXED = Map.of(
            "1.3.101.112", new KeyFacts("EdDSA", 255, "Ed25519", false),
            "1.3.101.113", new KeyFacts("EdDSA", 448, "Ed448", false),
            "2.16.840.1.101.3.4.3.17", new KeyFacts("ML-DSA", 44, "ML-DSA-44", false),
            "2.16.840.1.101.3.4.3.18", new KeyFacts("ML-DSA", 65, "ML-DSA-65", false),
            "2.16.840.1.101.3.4.3.19", new KeyFacts("ML-DSA", 87, "ML-DSA-87", false));

    private static Map.Entry<String, KeyFacts> curve(String oid, int bits, String name) {
        return Map.entry(oid, new KeyFacts("EC", bits, name, false));
    }

    /** What is known of a key; empty for a key or curve of an unknown kind. */
    public static Optional<KeyFacts> find(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return Optional.of(rsa(rsa, "RSASSA-PSS".equals(key.getAlgorithm())));
        }
        byte[] encoded = key.getEncoded();
        if (encoded == null) {
            return Optional.empty();
        }
        try {
            return find(SubjectPublicKeyInfo.getInstance(encoded).getAlgorithm());
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static Optional<KeyFacts> find(AlgorithmIdentifier algorithm) {
        String oid = algorithm.getAlgorithm().getId();
        if (!oid.equals(EC)) {
            return Optional.ofNullable(FIXED.get(oid));
        }
        return algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
                ? Optional.ofNullable(CURVES.get(curve.getId()))
                : Optional.empty();
    }

    private static KeyFacts rsa(RSAPublicKey key, boolean onlyPss) {
        return new KeyFacts("RSA", key.getModulus().bitLength(), "", onlyPss);
    }
}
