package org.motcua.signing.algorithm;

import java.io.IOException;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.AlgorithmPolicy.Acceptance;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.SignatureScheme;

/**
 * What the strength of one signature rests on, be it of a document, a certificate, a revocation list or a time stamp.
 *
 * @param keySize as {@link KeyFacts#size()}
 */
public record AlgorithmUse(SignatureScheme scheme, int keySize, DigestAlgorithm digest) {

    /** How a certificate was signed; empty for what is not known or contradicts itself, which nothing should rest on. */
    public static Optional<AlgorithmUse> find(X509Certificate certificate, PublicKey issuerKey) {
        return identifier(certificate.getSigAlgOID(), certificate.getSigAlgParams())
                .flatMap(signature -> find(signature, issuerKey));
    }

    /** As {@link #find(X509Certificate, PublicKey)}, for a revocation list. */
    public static Optional<AlgorithmUse> find(X509CRL list, PublicKey issuerKey) {
        return identifier(list.getSigAlgOID(), list.getSigAlgParams()).flatMap(signature -> find(signature, issuerKey));
    }

    /**
     * As {@link #find(X509Certificate, PublicKey)}, for anything that names its algorithm in one identifier; CMS names the
     * hash beside it.
     */
    public static Optional<AlgorithmUse> find(AlgorithmIdentifier signature, PublicKey key) {
        Optional<NamedSignature> named =
                NamedSignature.find(signature.getAlgorithm().getId());
        Optional<KeyFacts> facts = KeyFacts.find(key);
        if (named.isEmpty() || facts.isEmpty()) {
            return Optional.empty();
        }
        SignatureScheme scheme = named.get().scheme();
        if (!scheme.keyAlgorithm().equals(facts.get().algorithm())) {
            return Optional.empty();
        }
        Optional<DigestAlgorithm> digest = switch (scheme) {
            case RSA_PSS -> pssDigest(signature.getParameters());
            case ML_DSA -> Optional.of(DigestAlgorithm.SHAKE256);
            case RSA_PKCS1, ECDSA, EDDSA -> named.get().digest();
        };
        return digest.map(hash -> new AlgorithmUse(scheme, facts.get().size(), hash));
    }

    /** Until when a policy accepts it. */
    public Acceptance under(AlgorithmPolicy policy) {
        return policy.judge(scheme, keySize, digest);
    }

    private static Optional<DigestAlgorithm> pssDigest(@Nullable ASN1Encodable parameters) {
        try {
            RSASSAPSSparams pss = RSASSAPSSparams.getInstance(parameters);
            return pss == null
                    ? Optional.empty()
                    : DigestAlgorithm.findByOid(
                            pss.getHashAlgorithm().getAlgorithm().getId());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<AlgorithmIdentifier> identifier(String oid, byte @Nullable [] parameters) {
        try {
            ASN1Encodable decoded = parameters == null ? null : ASN1Primitive.fromByteArray(parameters);
            return Optional.of(new AlgorithmIdentifier(new ASN1ObjectIdentifier(oid), decoded));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
