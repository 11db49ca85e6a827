package org.motcua.signing.online;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.motcua.signing.online.EvidenceFailure.Reason;

/** How long one call may still go on and how many places it may still ask. For one thread. */
final class Budget {

    private final Clock clock;
    private final Instant deadline;
    private final boolean offline;
    private int requests;

    /** Nothing may be asked. */
    static Budget offline(Clock clock) {
        return new Budget(clock, Instant.MIN, 0, true);
    }

    Budget(Clock clock, Instant deadline, int requests) {
        this(clock, deadline, requests, false);
    }

    private Budget(Clock clock, Instant deadline, int requests, boolean offline) {
        this.clock = clock;
        this.offline = offline;
        this.deadline = deadline;
        this.requests = requests;
    }

    /** Takes one request; a certificate could otherwise send this machine around without end. */
    void take(URI url) throws Unusable {
        if (offline) {
            throw new Unusable(url, Reason.OFFLINE, "not asked: only evidence at hand is used");
        }
        if (requests == 0 || clock.instant().isAfter(deadline)) {
            throw new Unusable(url, Reason.EXHAUSTED, "not asked: the chain took too many requests or too long");
        }
        requests--;
    }
}
