package org.motcua.signing.validation;

import java.math.BigInteger;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.DigestAlgorithm;

/**
 * What a time-stamp token states (TSTInfo, RFC 3161 2.4.2).
 *
 * @param time when it was made
 * @param policy the object identifier of the authority's policy
 * @param serialNumber the authority's number for it
 * @param imprint the hash through which it covers what it covers
 * @param accuracy by how much the time may be wrong in either direction, zero where it does not say
 * @param ordered whether the authority's time-stamps are in the order of their times
 */
record TimestampFacts(
        Instant time,
        String policy,
        BigInteger serialNumber,
        DigestAlgorithm imprint,
        Duration accuracy,
        boolean ordered) {

    /** More is no time at all. */
    private static final BigInteger MOST_SECONDS = BigInteger.valueOf(Integer.MAX_VALUE);

    static TimestampFacts of(TSTInfo info) {
        try {
            return new TimestampFacts(
                    info.getGenTime().getDate().toInstant(),
                    info.getPolicy().getId(),
                    info.getSerialNumber().getValue(),
                    DigestIdentifiers.require(info.getMessageImprint().getHashAlgorithm()),
                    accuracy(info.getAccuracy()),
                    info.getOrdering() != null && info.getOrdering().isTrue());
        } catch (ParseException e) {
            throw new IllegalArgumentException("a time that is none", e);
        }
    }

    private static Duration accuracy(@Nullable Accuracy stated) {
        if (stated == null) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(part(stated.getSeconds()))
                .plusMillis(part(stated.getMillis()))
                .plus(part(stated.getMicros()), ChronoUnit.MICROS);
    }

    private static long part(@Nullable ASN1Integer value) {
        return value == null
                ? 0
                : value.getValue().max(BigInteger.ZERO).min(MOST_SECONDS).longValueExact();
    }
}
