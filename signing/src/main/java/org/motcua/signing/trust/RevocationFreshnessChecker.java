package org.motcua.signing.trust;

import java.time.Duration;
import java.time.Instant;

/**
 * ETSI EN 319 102-1 5.2.5: whether revocation data is recent enough at a time. It is as long as it says itself that newer is
 * not to be expected, that is until {@code nextUpdate}; and where it does not say, for a fixed span, because it then claims
 * that newer can be had at any moment. Stateless.
 */
final class RevocationFreshnessChecker {

    /** How long data without {@code nextUpdate} is recent: a signer needs minutes from the signature to its evidence. */
    static final Duration WITHOUT_NEXT_UPDATE = Duration.ofHours(1);

    private RevocationFreshnessChecker() {}

    static boolean isFresh(RevocationStatus status, Instant time) {
        return time.isBefore(end(status));
    }

    /** The first instant at which the data is no longer recent. */
    static Instant end(RevocationStatus status) {
        return status.facts().nextUpdate().orElse(status.issued().plus(WITHOUT_NEXT_UPDATE));
    }
}
