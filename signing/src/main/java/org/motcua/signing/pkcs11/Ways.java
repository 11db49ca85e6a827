package org.motcua.signing.pkcs11;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.key.EcdsaValue;

/**
 * The ways to sign with an algorithm, best first: the hash is made here and the token pads it; the token hashes as well;
 * the token makes a bare RSA operation on what was padded here.
 */
final class Ways {

    private static final Way.Step AS_IT_IS = bytes -> bytes;

    private Ways() {}

    static List<Way> of(SignatureAlgorithm algorithm, Optional<BigInteger> modulus) {
        HashAlgorithm hash = HashAlgorithm.of(algorithm);
        if (algorithm.keyAlgorithm().equals("EC")) {
            return ecdsa(hash);
        }
        return algorithm.isPss() ? pss(hash, modulus) : pkcs1(hash, modulus);
    }

    private static List<Way> ecdsa(HashAlgorithm hash) {
        return List.of(
                Way.usual(Mechanism.ECDSA, hash::hash, EcdsaValue::toDer),
                Way.usual(Mechanism.hashingEcdsa(hash), AS_IT_IS, EcdsaValue::toDer)
                        .otherwise("The token does not sign hashes with ECDSA; it hashes the data itself"));
    }

    private static List<Way> pkcs1(HashAlgorithm hash, Optional<BigInteger> modulus) {
        List<Way> ways = new ArrayList<>();
        ways.add(Way.usual(Mechanism.RSA_PKCS, data -> RsaPadding.digestInfo(hash, hash.hash(data)), AS_IT_IS));
        ways.add(Way.usual(Mechanism.hashingRsa(hash), AS_IT_IS, AS_IT_IS)
                .otherwise("The token does not sign hashes with RSASSA-PKCS1-v1_5; it hashes the data itself"));
        modulus.ifPresent(n -> ways.add(Way.usual(
                        Mechanism.RSA_X_509, data -> RsaPadding.pkcs1(hash, hash.hash(data), n), AS_IT_IS)
                .otherwise("The token lacks RSASSA-PKCS1-v1_5; its padding is made here and the token makes a bare RSA"
                        + " operation (CKM_RSA_X_509)")));
        return ways;
    }

    private static List<Way> pss(HashAlgorithm hash, Optional<BigInteger> modulus) {
        List<Way> ways = new ArrayList<>();
        ways.add(Way.usual(Mechanism.pss(hash), hash::hash, AS_IT_IS));
        ways.add(Way.usual(Mechanism.hashingPss(hash), AS_IT_IS, AS_IT_IS)
                .otherwise("The token does not sign hashes with RSASSA-PSS; it hashes the data itself"));
        modulus.ifPresent(n ->
                ways.add(Way.usual(Mechanism.RSA_X_509, data -> RsaPadding.pss(hash, hash.hash(data), n), AS_IT_IS)
                        .otherwise("The token lacks RSASSA-PSS; its padding is made here and the token makes a bare RSA"
                                + " operation (CKM_RSA_X_509)")));
        return ways;
    }
}
