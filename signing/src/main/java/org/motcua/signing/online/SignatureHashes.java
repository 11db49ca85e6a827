package org.motcua.signing.online;

import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Knows signature algorithms whose hash is broken: with those, an answer can be forged. */
final class SignatureHashes {

    private static final Set<ASN1ObjectIdentifier> BROKEN = Set.of(
            PKCSObjectIdentifiers.md2WithRSAEncryption,
            PKCSObjectIdentifiers.md4WithRSAEncryption,
            PKCSObjectIdentifiers.md5WithRSAEncryption,
            PKCSObjectIdentifiers.sha1WithRSAEncryption,
            OIWObjectIdentifiers.sha1WithRSA,
            OIWObjectIdentifiers.md5WithRSA,
            OIWObjectIdentifiers.dsaWithSHA1,
            X9ObjectIdentifiers.id_dsa_with_sha1,
            X9ObjectIdentifiers.ecdsa_with_SHA1);

    private SignatureHashes() {}

    /** Whether the hash is a broken one, SHA-1 and older. */
    static boolean isBroken(AlgorithmIdentifier algorithm) {
        if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS)) {
            // Parameters that are left out mean SHA-1.
            return algorithm.getParameters() == null
                    || RSASSAPSSparams.getInstance(algorithm.getParameters())
                            .getHashAlgorithm()
                            .getAlgorithm()
                            .equals(OIWObjectIdentifiers.idSHA1);
        }
        return BROKEN.contains(algorithm.getAlgorithm());
    }
}
