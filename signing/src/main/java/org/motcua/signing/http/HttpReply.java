package org.motcua.signing.http;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** An answer, whatever its status. Immutable and thread-safe. */
public final class HttpReply {

    private final URI source;
    private final int status;
    private final Optional<Duration> retryAfter;
    private final byte[] body;

    HttpReply(URI source, int status, Optional<Duration> retryAfter, byte[] body) {
        this.source = source;
        this.status = status;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    /** The URL that answered, behind all redirects. */
    public URI source() {
        return source;
    }

    /** The status code, e.g. 200. */
    public int status() {
        return status;
    }

    /** Whether the service says that it is asked too much or is down for a while (429 and 503, RFC 6585 4, RFC 9110). */
    public boolean isRateLimit() {
        return status == 429 || status == 503;
    }

    /** How long the service wants to be left alone (Retry-After), at most a day. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The body; empty for none. */
    public byte[] body() {
        return body.clone();
    }
}
