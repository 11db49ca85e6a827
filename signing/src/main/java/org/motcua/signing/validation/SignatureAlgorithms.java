package org.motcua.signing.validation;

import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SubIndication;

/**
 * Maps a CMS signature algorithm to one that can be computed, and refuses combinations that contradict each other: an
 * algorithm that names its own digest must name the signer's. Stateless.
 */
final class SignatureAlgorithms {

    /** Verifying with longer keys takes seconds, which only an attacker has a use for. */
    private static final int MAX_RSA_BITS = 16_384;

    private static final int MAX_RSA_EXPONENT_BITS = 64;

    /** Algorithms that fix their digest, with the name of the scheme. */
    private static final Map<String, Scheme> FIXED = Map.ofEntries(
            Map.entry("1.2.840.113549.1.1.4", new Scheme(DigestAlgorithm.MD5, "RSA")),
            Map.entry("1.2.840.113549.1.1.5", new Scheme(DigestAlgorithm.SHA1, "RSA")),
            Map.entry("1.2.840.113549.1.1.14", new Scheme(DigestAlgorithm.SHA224, "RSA")),
            Map.entry("1.2.840.113549.1.1.11", new Scheme(DigestAlgorithm.SHA256, "RSA")),
            Map.entry("1.2.840.113549.1.1.12", new Scheme(DigestAlgorithm.SHA384, "RSA")),
            Map.entry("1.2.840.113549.1.1.13", new Scheme(DigestAlgorithm.SHA512, "RSA")),
            Map.entry("2.16.840.1.101.3.4.3.13", new Scheme(DigestAlgorithm.SHA3_224, "RSA")),
            Map.entry("2.16.840.1.101.3.4.3.14", new Scheme(DigestAlgorithm.SHA3_256, "RSA")),
            Map.entry("2.16.840.1.101.3.4.3.15", new Scheme(DigestAlgorithm.SHA3_384, "RSA")),
            Map.entry("2.16.840.1.101.3.4.3.16", new Scheme(DigestAlgorithm.SHA3_512, "RSA")),
            Map.entry("1.2.840.10045.4.1", new Scheme(DigestAlgorithm.SHA1, "ECDSA")),
            Map.entry("1.2.840.10045.4.3.1", new Scheme(DigestAlgorithm.SHA224, "ECDSA")),
            Map.entry("1.2.840.10045.4.3.2", new Scheme(DigestAlgorithm.SHA256, "ECDSA")),
            Map.entry("1.2.840.10045.4.3.3", new Scheme(DigestAlgorithm.SHA384, "ECDSA")),
            Map.entry("1.2.840.10045.4.3.4", new Scheme(DigestAlgorithm.SHA512, "ECDSA")),
            Map.entry("2.16.840.1.101.3.4.3.9", new Scheme(DigestAlgorithm.SHA3_224, "ECDSA")),
            Map.entry("2.16.840.1.101.3.4.3.10", new Scheme(DigestAlgorithm.SHA3_256, "ECDSA")),
            Map.entry("2.16.840.1.101.3.4.3.11", new Scheme(DigestAlgorithm.SHA3_384, "ECDSA")),
            Map.entry("2.16.840.1.101.3.4.3.12", new Scheme(DigestAlgorithm.SHA3_512, "ECDSA")),
            Map.entry("0.4.0.127.0.7.1.1.4.1.2", new Scheme(DigestAlgorithm.SHA224, "PLAIN-ECDSA")),
            Map.entry("0.4.0.127.0.7.1.1.4.1.3", new Scheme(DigestAlgorithm.SHA256, "PLAIN-ECDSA")),
            Map.entry("0.4.0.127.0.7.1.1.4.1.4", new Scheme(DigestAlgorithm.SHA384, "PLAIN-ECDSA")),
            Map.entry("0.4.0.127.0.7.1.1.4.1.5", new Scheme(DigestAlgorithm.SHA512, "PLAIN-ECDSA")),
            Map.entry("1.3.101.112", new Scheme(DigestAlgorithm.SHA512, "Ed25519")),
            Map.entry("1.3.101.113", new Scheme(DigestAlgorithm.SHAKE256, "Ed448")));

    private static final String RSA_ENCRYPTION = PKCSObjectIdentifiers.rsaEncryption.getId();
    private static final String RSA_PSS = PKCSObjectIdentifiers.id_RSASSA_PSS.getId();
    private static final String EC_PUBLIC_KEY = "1.2.840.10045.2.1";

    private SignatureAlgorithms() {}

    private record Scheme(DigestAlgorithm digest, String name) {
        String jca() {
            return name.startsWith("Ed") ? name : digest.signaturePrefix() + "with" + name;
        }
    }

    /** The name for the report, such as {@code SHA256withECDSA}. */
    static String name(AlgorithmIdentifier algorithm, DigestAlgorithm digest) {
        String oid = algorithm.getAlgorithm().getId();
        return oid.equals(RSA_PSS)
                ? digest.signaturePrefix() + "withRSAandMGF1"
                : scheme(oid, digest).jca();
    }

    private static Scheme scheme(String oid, DigestAlgorithm digest) {
        if (oid.equals(RSA_ENCRYPTION)) {
            return new Scheme(digest, "RSA");
        }
        if (oid.equals(EC_PUBLIC_KEY)) {
            return new Scheme(digest, "ECDSA");
        }
        Scheme scheme = Optional.ofNullable(FIXED.get(oid))
                .orElseThrow(() -> RejectedSignature.undetermined(
                        FindingCode.ALGORITHM_UNSUPPORTED, oid, SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE));
        if (scheme.digest() != digest) {
            throw RejectedSignature.format(
                    FindingCode.CMS_MALFORMED, "digest " + digest + " with signature algorithm " + scheme.jca());
        }
        return scheme;
    }

    /** Whether the value is a signature of the bytes by the key. */
    static boolean verify(
            AlgorithmIdentifier algorithm,
            DigestAlgorithm digest,
            PublicKey key,
            SignatureInput signed,
            byte[] value,
            Crypto crypto) {
        requireReasonable(key);
        try {
            Signature signature = crypto.signature(prepare(algorithm, digest));
            if (algorithm.getAlgorithm().getId().equals(RSA_PSS)) {
                signature.setParameter(pss(algorithm, digest));
            }
            signature.initVerify(key);
            signed.update(signature);
            return signature.verify(value);
        } catch (GeneralSecurityException | RuntimeException e) {
            if (e instanceof RejectedSignature rejected) {
                throw rejected;
            }
            if (e instanceof UncheckedIOException unread) {
                throw unread;
            }
            return false; // a value or key of the wrong form verifies nothing
        }
    }

    private static String prepare(AlgorithmIdentifier algorithm, DigestAlgorithm digest) {
        String oid = algorithm.getAlgorithm().getId();
        if (oid.equals(RSA_PSS)) {
            return "RSASSA-PSS";
        }
        Scheme scheme = scheme(oid, digest);
        boolean curveNamed =
                scheme.name().equals("PLAIN-ECDSA") && algorithm.getParameters() instanceof ASN1ObjectIdentifier;
        if (!curveNamed) {
            CmsParser.requireNoParameters(algorithm);
        }
        return scheme.jca();
    }

    /** All parameters must name the signer's digest; the salt is as long as they say. */
    private static PSSParameterSpec pss(AlgorithmIdentifier algorithm, DigestAlgorithm digest) {
        ASN1Encodable encoded = algorithm.getParameters();
        RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(encoded);
        if (parameters == null) {
            throw RejectedSignature.format(FindingCode.CMS_MALFORMED, "RSASSA-PSS without parameters");
        }
        AlgorithmIdentifier hash = parameters.getHashAlgorithm();
        AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
        AlgorithmIdentifier maskHash = AlgorithmIdentifier.getInstance(mask.getParameters());
        boolean consistent = isDigest(hash, digest)
                && PKCSObjectIdentifiers.id_mgf1.equals(mask.getAlgorithm())
                && maskHash != null
                && isDigest(maskHash, digest)
                && parameters.getTrailerField().intValueExact() == 1;
        int salt = parameters.getSaltLength().intValueExact();
        if (!consistent || salt < 0 || salt > 512) {
            throw RejectedSignature.format(FindingCode.CMS_MALFORMED, "parameters of RSASSA-PSS");
        }
        return new PSSParameterSpec(digest.jca(), "MGF1", new MGF1ParameterSpec(digest.jca()), salt, 1);
    }

    private static boolean isDigest(AlgorithmIdentifier algorithm, DigestAlgorithm digest) {
        CmsParser.requireNoParameters(algorithm);
        return DigestAlgorithm.find(algorithm.getAlgorithm().getId())
                .filter(d -> d == digest)
                .isPresent();
    }

    private static void requireReasonable(PublicKey key) {
        if (key instanceof RSAPublicKey rsa
                && (rsa.getModulus().bitLength() > MAX_RSA_BITS
                        || rsa.getPublicExponent().bitLength() > MAX_RSA_EXPONENT_BITS)) {
            throw RejectedSignature.undetermined(
                    FindingCode.ALGORITHM_UNSUPPORTED,
                    "RSA key of " + rsa.getModulus().bitLength() + " bits",
                    SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        }
    }
}
