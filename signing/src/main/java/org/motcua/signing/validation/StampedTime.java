package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

/**
 * The time of a valid time-stamp with what decides whether it can be told from others (RFC 3161 2.4.2).
 *
 * @param accuracy by how much it may be wrong in either direction
 * @param ordered whether the authority says that its time-stamps are in the order of their times, whatever the accuracy
 * @param authority the certificate of the authority
 */
record StampedTime(Instant time, Duration accuracy, boolean ordered, X509Certificate authority) {

    static StampedTime of(VerifiedSignature token) {
        TimestampFacts facts = token.timestamp().orElseThrow();
        return new StampedTime(facts.time(), facts.accuracy(), facts.ordered(), token.signer());
    }

    /** Whether it is for certain the earlier of the two; what the accuracies leave open is not. */
    boolean isBefore(StampedTime other) {
        boolean comparable = ordered && other.ordered && authority.equals(other.authority);
        Duration open = comparable ? Duration.ZERO : accuracy.plus(other.accuracy);
        return Duration.between(time, other.time).compareTo(open) > 0;
    }
}
