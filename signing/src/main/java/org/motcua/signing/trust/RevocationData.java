package org.motcua.signing.trust;

import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.Optional;
import org.motcua.signing.RevocationReport.Source;

/**
 * One revocation list or OCSP response as it came; nothing is believed of it yet. Immutable and thread-safe.
 *
 * @param source where it came from
 * @param sha256 the fingerprint of its encoding
 * @param list the list, if it is one
 * @param answer the OCSP response, if it is one
 */
public record RevocationData(Source source, String sha256, Optional<RevocationList> list, Optional<OcspAnswer> answer) {

    public RevocationData {
        if (list.isPresent() == answer.isPresent()) {
            throw new IllegalArgumentException("Revocation data is either a list or an OCSP response");
        }
    }

    /** A list that is at hand. */
    public static RevocationData of(X509CRL list, Source source) {
        try {
            return new RevocationData(
                    source, Fingerprint.of(list.getEncoded()), Optional.of(RevocationList.of(list)), Optional.empty());
        } catch (CRLException e) {
            throw new IllegalArgumentException("A revocation list without encoding", e);
        }
    }

    /**
     * An OCSP response (OCSPResponse of RFC 6960 4.2.1) in DER.
     *
     * @throws UnusableAnswer if it is none, or one that refuses to answer
     */
    public static RevocationData ofOcsp(byte[] encoded, Source source) throws UnusableAnswer {
        return new RevocationData(
                source, Fingerprint.of(encoded), Optional.empty(), Optional.of(OcspAnswer.read(encoded)));
    }
}
