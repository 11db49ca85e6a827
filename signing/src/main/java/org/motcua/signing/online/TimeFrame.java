package org.motcua.signing.online;

import java.time.Instant;

/**
 * For when evidence is wanted: it must still hold at {@code asOf}, or be newer, and must not come from after {@code now}.
 *
 * @param asOf the time at which a certificate was used, so far as that is proven; else the present
 * @param now the present
 */
record TimeFrame(Instant asOf, Instant now) {

    TimeFrame {
        if (asOf.isAfter(now)) {
            asOf = now;
        }
    }

    static TimeFrame at(Instant now) {
        return new TimeFrame(now, now);
    }

    /** The moment for which something that was said at {@code then} is judged. */
    Instant judging(Instant then) {
        return then.isAfter(asOf) ? then : asOf;
    }
}
