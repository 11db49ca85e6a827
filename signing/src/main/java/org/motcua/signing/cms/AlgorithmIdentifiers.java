package org.motcua.signing.cms;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.motcua.signing.SignatureAlgorithm;

/** How algorithms are named in CMS, with the parameters that readers expect. */
final class AlgorithmIdentifiers {

    private AlgorithmIdentifiers() {}

    /** Without parameters (RFC 5754 2). */
    static AlgorithmIdentifier digest(SignatureAlgorithm algorithm) {
        return new AlgorithmIdentifier(
                switch (algorithm) {
                    case SHA256_WITH_RSA, SHA256_WITH_RSA_PSS, SHA256_WITH_ECDSA -> NISTObjectIdentifiers.id_sha256;
                    case SHA384_WITH_RSA, SHA384_WITH_RSA_PSS, SHA384_WITH_ECDSA -> NISTObjectIdentifiers.id_sha384;
                    case SHA512_WITH_RSA, SHA512_WITH_RSA_PSS, SHA512_WITH_ECDSA, ED25519 ->
                        NISTObjectIdentifiers.id_sha512;
                });
    }

    /** RSA with NULL parameters, ECDSA without any (RFC 5754 3.2, 3.3), PSS with all of them (RFC 4056 3). */
    static AlgorithmIdentifier signature(SignatureAlgorithm algorithm) {
        return switch (algorithm) {
            case SHA256_WITH_RSA ->
                new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
            case SHA384_WITH_RSA ->
                new AlgorithmIdentifier(PKCSObjectIdentifiers.sha384WithRSAEncryption, DERNull.INSTANCE);
            case SHA512_WITH_RSA ->
                new AlgorithmIdentifier(PKCSObjectIdentifiers.sha512WithRSAEncryption, DERNull.INSTANCE);
            case SHA256_WITH_RSA_PSS, SHA384_WITH_RSA_PSS, SHA512_WITH_RSA_PSS ->
                new AlgorithmIdentifier(PKCSObjectIdentifiers.id_RSASSA_PSS, pss(algorithm));
            case ED25519 -> new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
            case SHA256_WITH_ECDSA -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
            case SHA384_WITH_ECDSA -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA384);
            case SHA512_WITH_ECDSA -> new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA512);
        };
    }

    private static RSASSAPSSparams pss(SignatureAlgorithm algorithm) {
        AlgorithmIdentifier hash = new AlgorithmIdentifier(digest(algorithm).getAlgorithm(), DERNull.INSTANCE);
        AlgorithmIdentifier mask = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_mgf1, hash);
        int saltBytes = Integer.parseInt(algorithm.digest().substring("SHA-".length())) / Byte.SIZE;
        return new RSASSAPSSparams(hash, mask, new ASN1Integer(saltBytes), RSASSAPSSparams.DEFAULT_TRAILER_FIELD);
    }
}
