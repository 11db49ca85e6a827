package org.motcua.signing.cms;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.algorithm.NamedSignature;

/** How algorithms are named in CMS, with the parameters that readers expect. */
public final class AlgorithmIdentifiers {

    private AlgorithmIdentifiers() {}

    /** Without parameters (RFC 5754 2), but SHAKE256 with the number of its bits (RFC 8419). */
    public static AlgorithmIdentifier digest(SignatureAlgorithm algorithm) {
        DigestAlgorithm digest = algorithm.digest();
        return digest == DigestAlgorithm.SHAKE256
                ? new AlgorithmIdentifier(
                        NISTObjectIdentifiers.id_shake256_len, new ASN1Integer((long) Byte.SIZE * digest.length()))
                : new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid()));
    }

    /**
     * RSA with NULL parameters, ECDSA without any (RFC 5754 3.2, 3.3), PSS with all of them (RFC 4056 3), EdDSA and ML-DSA
     * without any (RFC 8419, RFC 9882).
     */
    public static AlgorithmIdentifier signature(SignatureAlgorithm algorithm) {
        ASN1ObjectIdentifier oid = new ASN1ObjectIdentifier(NamedSignature.oid(algorithm));
        return switch (algorithm.scheme()) {
            case RSA_PKCS1 -> new AlgorithmIdentifier(oid, DERNull.INSTANCE);
            case RSA_PSS -> new AlgorithmIdentifier(oid, pss(algorithm.digest()));
            case ECDSA, EDDSA, ML_DSA -> new AlgorithmIdentifier(oid);
        };
    }

    private static RSASSAPSSparams pss(DigestAlgorithm digest) {
        AlgorithmIdentifier hash = new AlgorithmIdentifier(new ASN1ObjectIdentifier(digest.oid()), DERNull.INSTANCE);
        AlgorithmIdentifier mask = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash);
        return new RSASSAPSSparams(hash, mask, new ASN1Integer(digest.length()), RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
    }
}
