package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.security.Provider;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.algorithm.Providers;

/**
 * C2SP's Wycheproof vectors through the code that verifies the signatures of documents. The three that the suite leaves
 * open, a DigestInfo without its NULL, are accepted: RFC 8017 asks verifiers for that.
 */
class WycheproofTest {

    private static final HexFormat HEX = HexFormat.of();

    /** Reads keys only once it is there. */
    private static final Provider BOUNCY_CASTLE = Providers.BOUNCY_CASTLE;

    private final Crypto crypto = new Crypto();

    /** Sound signatures that we refuse, each kind with the rule by which. */
    private enum Refused {
        /** CMS leaves the context empty (RFC 9882), so that a signature made with one is for something else. */
        ML_DSA_CONTEXT,
        /** The mask of RSASSA-PSS uses the signature's own hash (RFC 4055 3.1 recommends it, readers demand it). */
        PSS_MASK_OF_ANOTHER_HASH
    }

    @ParameterizedTest
    @CsvSource({
        "ecdsa_secp256r1_sha256_test, 484, 0",
        "ecdsa_secp384r1_sha384_test, 504, 0",
        "ecdsa_secp521r1_sha512_test, 542, 0",
        "ed25519_test, 151, 0",
        "ed448_test, 87, 0",
        "mldsa_44_verify_test, 180, 2",
        "mldsa_65_verify_test, 210, 2",
        "mldsa_87_verify_test, 241, 2",
        "rsa_pss_2048_sha256_mgf1_32_params_test, 108, 0",
        "rsa_pss_3072_sha256_mgf1_32_params_test, 108, 0",
        "rsa_pss_4096_sha512_mgf1_64_params_test, 179, 0",
        "rsa_pss_misc_params_test, 150, 120",
        "rsa_signature_2048_sha256_test, 259, 0",
        "rsa_signature_3072_sha384_test, 259, 0",
        "rsa_signature_4096_sha512_test, 259, 0",
    })
    void judgesEveryVectorAsTheSuiteDoes(String name, int vectors, int refused) throws IOException {
        Map<String, Object> suite = suite(name + ".json");
        List<String> wrong = new ArrayList<>();
        Map<Refused, Integer> deviations = new LinkedHashMap<>();
        int count = 0;
        for (Map<String, Object> group : objects(suite.get("testGroups"))) {
            Optional<PublicKey> key = key(group);
            AlgorithmIdentifier algorithm = algorithm(suite, group);
            DigestAlgorithm digest = digest(group);
            for (Map<String, Object> vector : objects(group.get("tests"))) {
                count++;
                boolean accepted = key.isPresent() && verifies(algorithm, digest, key.get(), vector);
                if (accepted && vector.get("result").equals("invalid")) {
                    wrong.add("accepted: " + describe(vector));
                } else if (!accepted && !vector.get("result").equals("invalid")) {
                    Optional<Refused> rule = rule(group, vector);
                    rule.ifPresentOrElse(
                            known -> deviations.merge(known, 1, Integer::sum),
                            () -> wrong.add("refused: " + describe(vector)));
                }
            }
        }
        System.out.println("Wycheproof " + name + ": " + (count - wrong.size()) + " of " + count + ", refused by rule "
                + deviations);
        assertThat(wrong).isEmpty();
        assertThat(count).isEqualTo(vectors);
        assertThat(deviations.values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(refused);
    }

    private static Optional<Refused> rule(Map<String, Object> group, Map<String, Object> vector) {
        if (!String.valueOf(vector.getOrDefault("ctx", "")).isEmpty()) {
            return Optional.of(Refused.ML_DSA_CONTEXT);
        }
        boolean otherMask = group.containsKey("mgfSha") && !group.get("mgfSha").equals(group.get("sha"));
        return otherMask ? Optional.of(Refused.PSS_MASK_OF_ANOTHER_HASH) : Optional.empty();
    }

    private static String describe(Map<String, Object> vector) {
        return vector.get("tcId") + " " + vector.get("comment") + " " + vector.get("flags");
    }

    private boolean verifies(
            AlgorithmIdentifier algorithm, DigestAlgorithm digest, PublicKey key, Map<String, Object> vector) {
        byte[] message = HEX.parseHex(String.valueOf(vector.get("msg")));
        byte[] value = HEX.parseHex(String.valueOf(vector.get("sig")));
        try {
            return SignatureAlgorithms.verify(
                    algorithm, digest, key, signature -> signature.update(message), value, crypto);
        } catch (RejectedSignature e) {
            return false;
        }
    }

    /** The key as it comes out of a certificate; none where the certificate could not be read. */
    private static Optional<PublicKey> key(Map<String, Object> group) {
        byte[] encoded = HEX.parseHex(String.valueOf(group.get("publicKeyDer")));
        assertThat(BOUNCY_CASTLE.getName()).isEqualTo("BC");
        try {
            return Optional.ofNullable(BouncyCastleProvider.getPublicKey(SubjectPublicKeyInfo.getInstance(encoded)));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static DigestAlgorithm digest(Map<String, Object> group) {
        return switch (String.valueOf(group.get("sha"))) {
            case "SHA-1" -> DigestAlgorithm.SHA_1;
            case "SHA-224" -> DigestAlgorithm.SHA_224;
            case "SHA-256" -> DigestAlgorithm.SHA_256;
            case "SHA-384" -> DigestAlgorithm.SHA_384;
            case "SHA-512" -> DigestAlgorithm.SHA_512;
            default ->
                String.valueOf(group.get("publicKeyDer")).contains("06032b6571")
                        ? DigestAlgorithm.SHAKE256
                        : DigestAlgorithm.SHA_512;
        };
    }

    /** The identifier with which a CMS would name the algorithm of a group. */
    private static AlgorithmIdentifier algorithm(Map<String, Object> suite, Map<String, Object> group) {
        String name = String.valueOf(suite.get("algorithm"));
        return switch (name) {
            case "ECDSA" -> identifier("1.2.840.10045.2.1");
            case "EDDSA" -> identifier(digest(group) == DigestAlgorithm.SHAKE256 ? "1.3.101.113" : "1.3.101.112");
            case "ML-DSA-44" -> identifier("2.16.840.1.101.3.4.3.17");
            case "ML-DSA-65" -> identifier("2.16.840.1.101.3.4.3.18");
            case "ML-DSA-87" -> identifier("2.16.840.1.101.3.4.3.19");
            case "RSASSA-PKCS1-v1_5" -> new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
            case "RSASSA-PSS" -> new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, pss(group));
            default -> throw new AssertionError("unknown algorithm " + name);
        };
    }

    private static RSASSAPSSparams pss(Map<String, Object> group) {
        AlgorithmIdentifier hash = identifier(digest(group).oid());
        AlgorithmIdentifier maskHash =
                identifier(digest(Map.of("sha", group.get("mgfSha"))).oid());
        return new RSASSAPSSparams(
                hash,
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, maskHash),
                new ASN1Integer(Integer.parseInt(String.valueOf(group.get("sLen")))),
                RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
    }

    private static AlgorithmIdentifier identifier(String oid) {
        return new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid));
    }

    private static Map<String, Object> suite(String file) throws IOException {
        String folder = System.getProperty("motcua.corpora", "");
        if (folder.isEmpty()) {
            Assumptions.abort("No corpora: name their folder with -Dmotcua.corpora=…");
        }
        Path path = Path.of(folder, "wycheproof", file);
        try (JsonParser json = new JsonFactory().createParser(path.toFile())) {
            json.nextToken();
            return object(json);
        }
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, value(json));
        }
        return members;
    }

    private static Object value(JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            return object(json);
        }
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return json.getText();
        }
        List<Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(json));
        }
        return items;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Object array) {
        return (List<Map<String, Object>>) array;
    }
}
