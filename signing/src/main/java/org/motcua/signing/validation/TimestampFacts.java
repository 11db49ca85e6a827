package org.motcua.signing.validation;

import java.math.BigInteger;
import java.text.ParseException;
import java.time.Instant;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.motcua.signing.DigestAlgorithm;

/**
 * What a time-stamp token states (TSTInfo, RFC 3161 2.4.2).
 *
 * @param time when it was made
 * @param policy the object identifier of the authority's policy
 * @param serialNumber the authority's number for it
 * @param imprint the hash through which it covers what it covers
 */
record TimestampFacts(Instant time, String policy, BigInteger serialNumber, DigestAlgorithm imprint) {

    static TimestampFacts of(TSTInfo info) {
        try {
            return new TimestampFacts(
                    info.getGenTime().getDate().toInstant(),
                    info.getPolicy().getId(),
                    info.getSerialNumber().getValue(),
                    DigestIdentifiers.require(info.getMessageImprint().getHashAlgorithm()));
        } catch (ParseException e) {
            throw new IllegalArgumentException("a time that is none", e);
        }
    }
}
