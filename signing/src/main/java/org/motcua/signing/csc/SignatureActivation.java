package org.motcua.signing.csc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Signature activation data (SAD): the user's consent to a number of signatures, until it expires. Immutable.
 *
 * @param data opaque to us; whoever has it can sign
 * @param until when it expires
 * @param remaining signatures that it is still good for
 */
record SignatureActivation(String data, Instant until, int remaining) {

    /** What the API takes for granted where a service does not say (11.6). */
    private static final int DEFAULT_SECONDS = 3_600;

    /** What is about to expire would do so on the way. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    static SignatureActivation of(CscReply reply, int signatures, Clock clock) {
        int seconds = reply.findInteger("expiresIn").orElse(DEFAULT_SECONDS);
        return new SignatureActivation(reply.text("SAD"), clock.instant().plusSeconds(seconds), signatures);
    }

    boolean isGoodFor(int signatures, Clock clock) {
        return remaining >= signatures && clock.instant().plus(MARGIN).isBefore(until);
    }

    SignatureActivation spent(int signatures) {
        return new SignatureActivation(data, until, remaining - signatures);
    }

    @Override
    public String toString() {
        return "SAD for " + remaining + " signatures until " + until;
    }
}
