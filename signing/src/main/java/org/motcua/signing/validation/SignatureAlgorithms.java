package org.motcua.signing.validation;

import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SignatureScheme;
import org.motcua.signing.SubIndication;
import org.motcua.signing.algorithm.AlgorithmUse;
import org.motcua.signing.algorithm.KeyFacts;
import org.motcua.signing.algorithm.NamedSignature;

/**
 * Verifies signature values with the algorithm that a CMS names, and refuses combinations that contradict each other: an
 * algorithm that names its own digest must name the signer's, and the key must be of its kind. Stateless.
 */
final class SignatureAlgorithms {

    /** Verifying with longer keys takes seconds. */
    private static final int MAX_RSA_BITS = 16_384;

    private static final int MAX_RSA_EXPONENT_BITS = 64;

    /** More salt than the longest RSA key has room for. */
    private static final int MAX_SALT_BYTES = MAX_RSA_BITS / Byte.SIZE;

    private SignatureAlgorithms() {}

    /** The name for the report, such as {@code SHA256withECDSA}. */
    static String name(AlgorithmIdentifier algorithm, DigestAlgorithm digest) {
        return named(algorithm, digest).with(digest);
    }

    /** What the strength of a signature by a key rests on. */
    static AlgorithmUse use(AlgorithmIdentifier algorithm, DigestAlgorithm digest, PublicKey key) {
        return new AlgorithmUse(
                named(algorithm, digest).scheme(), requireKnown(key).size(), digest);
    }

    private static NamedSignature named(AlgorithmIdentifier algorithm, DigestAlgorithm digest) {
        String oid = algorithm.getAlgorithm().getId();
        NamedSignature named = NamedSignature.find(oid).orElseThrow(() -> unsupported(oid));
        if (named.digest().isPresent() && named.digest().get() != digest) {
            throw RejectedSignature.format(
                    FindingCode.CMS_MALFORMED,
                    "digest " + digest.jcaName() + " with signature algorithm "
                            + named.with(named.digest().get()));
        }
        return named;
    }

    /** Whether the value is a signature of the bytes by the key. */
    static boolean verify(
            AlgorithmIdentifier algorithm,
            DigestAlgorithm digest,
            PublicKey key,
            SignatureInput signed,
            byte[] value,
            Crypto crypto) {
        NamedSignature named = named(algorithm, digest);
        requireFitting(key, named);
        try {
            requireWithinKey(algorithm, named, key);
            Signature signature = prepare(algorithm, digest, named, crypto);
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

    private static Signature prepare(
            AlgorithmIdentifier algorithm, DigestAlgorithm digest, NamedSignature named, Crypto crypto)
            throws GeneralSecurityException {
        if (named.scheme() == SignatureScheme.RSA_PSS) {
            Signature signature = crypto.signature("RSASSA-PSS");
            signature.setParameter(pss(algorithm, digest));
            return signature;
        }
        requireParameters(algorithm, named);
        return crypto.signature(named.with(digest));
    }

    /** NULL or absent; absent for the younger algorithms (RFC 8419, RFC 9882); plain ECDSA may name its curve. */
    private static void requireParameters(AlgorithmIdentifier algorithm, NamedSignature named) {
        boolean young = named.scheme() == SignatureScheme.EDDSA || named.scheme() == SignatureScheme.ML_DSA;
        if (young && algorithm.getParameters() != null) {
            throw RejectedSignature.format(FindingCode.CMS_MALFORMED, "parameters of " + named.jcaName());
        }
        boolean curveNamed = named.isPlain() && algorithm.getParameters() instanceof ASN1ObjectIdentifier;
        if (!curveNamed) {
            DigestIdentifiers.requireNoParameters(algorithm);
        }
    }

    /** All parameters must name the signer's digest; the salt is as long as they say. */
    private static PSSParameterSpec pss(AlgorithmIdentifier algorithm, DigestAlgorithm digest) {
        RSASSAPSSparams parameters = RSASSAPSSparams.getInstance(algorithm.getParameters());
        if (parameters == null) {
            throw RejectedSignature.format(FindingCode.CMS_MALFORMED, "RSASSA-PSS without parameters");
        }
        AlgorithmIdentifier mask = parameters.getMaskGenAlgorithm();
        AlgorithmIdentifier maskHash = AlgorithmIdentifier.getInstance(mask.getParameters());
        boolean consistent = DigestIdentifiers.require(parameters.getHashAlgorithm()) == digest
                && PKCSObjectIdentifiers.id_mgf1.equals(mask.getAlgorithm())
                && maskHash != null
                && DigestIdentifiers.require(maskHash) == digest
                && parameters.getTrailerField().intValueExact() == PSSParameterSpec.TRAILER_FIELD_BC;
        int salt = parameters.getSaltLength().intValueExact();
        if (!consistent || salt < 0 || salt > MAX_SALT_BYTES) {
            throw RejectedSignature.format(FindingCode.CMS_MALFORMED, "parameters of RSASSA-PSS");
        }
        MGF1ParameterSpec mgf1 = new MGF1ParameterSpec(digest.jcaName());
        return new PSSParameterSpec(digest.jcaName(), "MGF1", mgf1, salt, PSSParameterSpec.TRAILER_FIELD_BC);
    }

    /** A key may say with which parameters of RSASSA-PSS it is used; then the salt is at least as long (RFC 4055 3.3). */
    private static void requireWithinKey(AlgorithmIdentifier algorithm, NamedSignature named, PublicKey key) {
        if (named.scheme() != SignatureScheme.RSA_PSS || !"RSASSA-PSS".equals(key.getAlgorithm())) {
            return;
        }
        AlgorithmIdentifier ofKey =
                SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
        if (ofKey.getParameters() == null || ofKey.getParameters() instanceof ASN1Null) {
            return;
        }
        RSASSAPSSparams allowed = RSASSAPSSparams.getInstance(ofKey.getParameters());
        RSASSAPSSparams used = RSASSAPSSparams.getInstance(algorithm.getParameters());
        boolean within = used != null
                && DigestIdentifiers.require(used.getHashAlgorithm())
                        == DigestIdentifiers.require(allowed.getHashAlgorithm())
                && used.getSaltLength().compareTo(allowed.getSaltLength()) >= 0;
        if (!within) {
            throw RejectedSignature.format(
                    FindingCode.CMS_MALFORMED, "parameters of RSASSA-PSS that the key does not allow");
        }
    }

    private static void requireFitting(PublicKey key, NamedSignature named) {
        if (key instanceof RSAPublicKey rsa) {
            requireReasonable(rsa.getModulus(), rsa.getPublicExponent());
        }
        KeyFacts facts = requireKnown(key);
        boolean fits = named.scheme().keyAlgorithm().equals(facts.algorithm())
                && (facts.name().isEmpty()
                        || facts.algorithm().equals("EC")
                        || facts.name().equals(named.jcaName()))
                && !(facts.onlyPss() && named.scheme() == SignatureScheme.RSA_PKCS1);
        if (!fits) {
            throw RejectedSignature.format(
                    FindingCode.CMS_MALFORMED,
                    "a key of kind " + key.getAlgorithm() + " with signature algorithm " + named.jcaName());
        }
    }

    private static KeyFacts requireKnown(PublicKey key) {
        return KeyFacts.find(key).orElseThrow(() -> unsupported("a public key of kind " + key.getAlgorithm()));
    }

    /** Demands a key with which verifying takes no time that only an attacker has a use for. */
    static void requireReasonable(BigInteger modulus, BigInteger exponent) {
        if (modulus.bitLength() > MAX_RSA_BITS || exponent.bitLength() > MAX_RSA_EXPONENT_BITS) {
            throw unsupported("RSA key of " + modulus.bitLength() + " bits");
        }
    }

    private static RejectedSignature unsupported(String what) {
        return RejectedSignature.undetermined(
                FindingCode.ALGORITHM_UNSUPPORTED, what, SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
    }
}
