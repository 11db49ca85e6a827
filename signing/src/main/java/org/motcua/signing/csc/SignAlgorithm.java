package org.motcua.signing.csc;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.SignatureAlgorithm;
import org.motcua.signing.cms.AlgorithmIdentifiers;
import org.motcua.signing.csc.CscException.Reason;

/**
 * An algorithm as {@code signatures/signHash} names it (CSC API v2 11.10).
 *
 * @param signAlgo one of the object identifiers that the key is listed with
 * @param parameters its parameters in DER and Base64, where it has any
 * @param digest the digest that is sent
 * @param hashImplied whether {@code signAlgo} says already what the digest is, which then must not be said again
 */
record SignAlgorithm(String signAlgo, Optional<String> parameters, DigestAlgorithm digest, boolean hashImplied) {

    /** Kinds of keys that services list instead of the algorithms that the keys sign with. */
    private static final Map<String, String> KEY_KINDS = Map.of(
            "RSA", PKCSObjectIdentifiers.rsaEncryption.getId(), "EC", X9ObjectIdentifiers.id_ecPublicKey.getId());

    /**
     * The name under which this credential signs with the algorithm.
     *
     * @throws CscException when it does not, or when the algorithm does not sign hashes
     */
    static SignAlgorithm of(SignatureAlgorithm algorithm, CscCredential credential) {
        if (!KEY_KINDS.containsKey(algorithm.keyAlgorithm())) {
            throw new CscException(
                    Reason.CREDENTIAL,
                    algorithm
                            + " signs whole messages, but only hashes travel to a remote signing service; sign with RSA"
                            + " or ECDSA");
        }
        AlgorithmIdentifier exact = AlgorithmIdentifiers.signature(algorithm);
        Set<String> listed = credential.algorithms();
        String name = exact.getAlgorithm().getId();
        if (listed.contains(name)) {
            return algorithm.isPss()
                    ? new SignAlgorithm(name, Optional.of(encoded(exact)), algorithm.digest(), false)
                    : new SignAlgorithm(name, Optional.empty(), algorithm.digest(), true);
        }
        String kind = KEY_KINDS.get(algorithm.keyAlgorithm());
        if (!algorithm.isPss() && listed.contains(kind)) {
            return new SignAlgorithm(kind, Optional.empty(), algorithm.digest(), false);
        }
        throw new CscException(
                Reason.CREDENTIAL,
                "The credential " + credential.id() + " does not sign with " + algorithm + " (" + name + "), only with "
                        + listed + "; choose one of those");
    }

    /** Object identifier of the digest. */
    String hashAlgorithm() {
        return digest.oid();
    }

    private static String encoded(AlgorithmIdentifier identifier) {
        try {
            return Base64.getEncoder()
                    .encodeToString(identifier.getParameters().toASN1Primitive().getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new CscException(Reason.CREDENTIAL, "The parameters of " + identifier + " cannot be encoded", e);
        }
    }
}
