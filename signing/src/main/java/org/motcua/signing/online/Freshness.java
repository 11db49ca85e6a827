package org.motcua.signing.online;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.motcua.signing.online.EvidenceFailure.Reason;

/**
 * Judges the times in an answer (RFC 6960 4.2.2.1, RFC 5280 5.1.2.4 and 5.1.2.5).
 *
 * @param skew by how much clocks may differ
 * @param withoutNext how old an answer may be that does not say when there is a newer one
 */
record Freshness(Duration skew, Duration withoutNext) {

    void require(String source, Instant thisUpdate, Optional<Instant> nextUpdate, TimeFrame frame) throws Unusable {
        if (thisUpdate.isAfter(frame.now().plus(skew))) {
            throw new Unusable(source, Reason.STALE, "it is from the future: " + thisUpdate + ", now " + frame.now());
        }
        Instant end = end(thisUpdate, nextUpdate);
        if (end.plus(skew).isBefore(frame.asOf())) {
            throw new Unusable(
                    source,
                    Reason.STALE,
                    "it is of " + thisUpdate + " and was good until " + end + ", wanted for " + frame.asOf());
        }
    }

    /** Until when an answer is current. */
    Instant end(Instant thisUpdate, Optional<Instant> nextUpdate) {
        return nextUpdate.orElse(thisUpdate.plus(withoutNext));
    }
}
