package org.motcua.signing.validation;

import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SubIndication;

/** Reads the identifiers of hashes, strictly: parameters are absent or NULL, or the one length that is known. Stateless. */
final class DigestIdentifiers {

    /** The forms that name their length (RFC 8419); only the lengths that signatures use. */
    private static final Map<String, DigestAlgorithm> WITH_LENGTH = Map.of(
            NISTObjectIdentifiers.id_shake128_len.getId(), DigestAlgorithm.SHAKE128,
            NISTObjectIdentifiers.id_shake256_len.getId(), DigestAlgorithm.SHAKE256);

    private DigestIdentifiers() {}

    /**
     * The hash that an identifier names.
     *
     * @throws RejectedSignature when it is not known or has other parameters
     */
    static DigestAlgorithm require(AlgorithmIdentifier identifier) {
        requireParameters(identifier);
        String oid = identifier.getAlgorithm().getId();
        DigestAlgorithm withLength = WITH_LENGTH.get(oid);
        return withLength != null ? withLength : requireByOid(oid);
    }

    private static DigestAlgorithm requireByOid(String oid) {
        return DigestAlgorithm.findByOid(oid)
                .orElseThrow(() -> RejectedSignature.undetermined(
                        FindingCode.ALGORITHM_UNSUPPORTED, oid, SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE));
    }

    /**
     * Demands the parameters that belong to an identifier, of a hash that may be unknown.
     *
     * @throws RejectedSignature when it has others
     */
    static void requireParameters(AlgorithmIdentifier identifier) {
        DigestAlgorithm withLength = WITH_LENGTH.get(identifier.getAlgorithm().getId());
        if (withLength == null) {
            requireNoParameters(identifier);
            return;
        }
        boolean right = identifier.getParameters() instanceof ASN1Integer bits
                && bits.hasValue(Byte.SIZE * withLength.length());
        if (!right) {
            throw unexpected(identifier);
        }
    }

    /** For hashes and for signature algorithms that leave nothing open. */
    static void requireNoParameters(AlgorithmIdentifier identifier) {
        ASN1Encodable parameters = identifier.getParameters();
        if (parameters != null && !(parameters instanceof ASN1Null)) {
            throw unexpected(identifier);
        }
    }

    private static RejectedSignature unexpected(AlgorithmIdentifier identifier) {
        return RejectedSignature.format(
                FindingCode.CMS_MALFORMED, "parameters of algorithm " + identifier.getAlgorithm());
    }
}
