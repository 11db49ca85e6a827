package org.motcua.signing.pkcs11;

import java.util.List;
import java.util.Locale;

/**
 * How a token shall sign: a mechanism and its numeric parameters.
 *
 * @param type the CKM_… value
 * @param name the CKM_… name, for messages
 * @param parameters the members of its parameter structure, all of type CK_ULONG; empty where it has none
 */
record Mechanism(long type, String name, List<Long> parameters) {

    static final Mechanism RSA_PKCS = new Mechanism(0x0001, "CKM_RSA_PKCS", List.of());
    static final Mechanism RSA_X_509 = new Mechanism(0x0003, "CKM_RSA_X_509", List.of());
    static final Mechanism ECDSA = new Mechanism(0x1041, "CKM_ECDSA", List.of());

    private static final long RSA_PKCS_PSS = 0x000D;

    Mechanism {
        parameters = List.copyOf(parameters);
    }

    /** RSASSA-PSS over a hash: CK_RSA_PKCS_PSS_PARAMS are the hash, the mask's hash and the length of the salt. */
    static Mechanism pss(HashAlgorithm hash) {
        return new Mechanism(RSA_PKCS_PSS, "CKM_RSA_PKCS_PSS", List.of(hash.mechanism(), hash.maskGeneration(), (long)
                hash.bytes()));
    }

    /** RSASSA-PSS with the hashing done by the token. */
    static Mechanism hashingPss(HashAlgorithm hash) {
        return new Mechanism(
                hash.hashingPss(), hashing(hash, "RSA_PKCS_PSS"), pss(hash).parameters());
    }

    /** RSASSA-PKCS1-v1_5 with the hashing done by the token. */
    static Mechanism hashingRsa(HashAlgorithm hash) {
        return new Mechanism(hash.hashingRsa(), hashing(hash, "RSA_PKCS"), List.of());
    }

    /** ECDSA with the hashing done by the token. */
    static Mechanism hashingEcdsa(HashAlgorithm hash) {
        return new Mechanism(hash.hashingEcdsa(), "CKM_ECDSA_" + hash.name().toUpperCase(Locale.ROOT), List.of());
    }

    private static String hashing(HashAlgorithm hash, String scheme) {
        return "CKM_" + hash.name() + "_" + scheme;
    }
}
