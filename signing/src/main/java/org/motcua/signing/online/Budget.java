package org.motcua.signing.online;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.motcua.signing.online.EvidenceFailure.Reason;

/** How long one call may still go on and how many places it may still ask. For one thread. */
final class Budget {

    private final Clock clock;
    private final Instant deadline;
    private int requests;

    Budget(Clock clock, Instant deadline, int requests) {
        this.clock = clock;
        this.deadline = deadline;
        this.requests = requests;
    }

    /** Takes one request; a certificate could otherwise send this machine around without end. */
    void take(URI url) throws Unusable {
        if (requests == 0 || clock.instant().isAfter(deadline)) {
            throw new Unusable(url, Reason.EXHAUSTED, "not asked: the chain took too many requests or too long");
        }
        requests--;
    }
}
