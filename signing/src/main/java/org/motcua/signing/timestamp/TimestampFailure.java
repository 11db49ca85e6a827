package org.motcua.signing.timestamp;

import java.time.Duration;
import java.util.Optional;

/**
 * Why one time-stamp service gave no usable time stamp. Immutable.
 *
 * @param service the service's name, e.g. its URL
 * @param reason the kind of failure
 * @param detail the values, in English
 * @param retryAfter how long the service asked to be left alone
 */
public record TimestampFailure(String service, Reason reason, String detail, Optional<Duration> retryAfter) {

    /** The kinds of failure. */
    public enum Reason {
        /** No connection, or it was cut before the answer was whole. */
        UNREACHABLE(true),
        /** No whole answer in time. */
        TIMED_OUT(true),
        /** HTTP 429 or 503: asked too often, or down for a while. */
        RATE_LIMITED(true),
        /** HTTP 500 and its like. */
        SERVER_ERROR(true),
        /** The service says that it cannot now: timeNotAvailable or systemFailure (RFC 3161 2.4.2). */
        NOT_NOW(true),
        /** It failed lately and is left alone for a while; nothing was sent. */
        RESTING(true),
        /** Any other HTTP status than 200; some services say with 400 or 403 that a quota is used up. */
        HTTP_STATUS(false),
        /** The service refuses the request: its policy, its algorithms, its rights. */
        REFUSED(false),
        /** The URL is not one that may be asked. */
        REFUSED_ADDRESS(false),
        /** The answer is larger than allowed. */
        TOO_LARGE(false),
        /** The answer is not a time-stamp response. */
        MALFORMED(false),
        /** The time stamp is over another hash. */
        WRONG_IMPRINT(false),
        /** The time stamp answers another request; it may be an old one that was replayed. */
        WRONG_NONCE(false),
        /** The time stamp was made under another policy than the one asked for. */
        WRONG_POLICY(false),
        /** The time is far from the clock's. */
        WRONG_TIME(false),
        /** The authority's certificate is missing, not valid then or now, or not one for time stamps. */
        WRONG_CERTIFICATE(false),
        /** The authority's certificate does not lead to one that is trusted. */
        UNTRUSTED(false),
        /** The signature of the time stamp is broken or made with a broken algorithm. */
        WRONG_SIGNATURE(false),
        /** A service of the application's own failed in a way of its own. */
        FAILED(false),
        /** The thread was interrupted; its interrupt flag is set again. */
        INTERRUPTED(false);

        private final boolean passing;

        Reason(boolean passing) {
            this.passing = passing;
        }

        /** Whether the same service may do better a moment later. */
        public boolean isPassing() {
            return passing;
        }
    }

    static TimestampFailure of(String service, Reason reason, String detail) {
        return new TimestampFailure(service, reason, detail, Optional.empty());
    }

    @Override
    public String toString() {
        return service + ": " + reason + " (" + detail + ")";
    }
}
