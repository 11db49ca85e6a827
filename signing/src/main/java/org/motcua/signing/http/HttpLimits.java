package org.motcua.signing.http;

import java.time.Duration;

/**
 * The bounds of one request with all its redirects. Immutable.
 *
 * @param timeout from the first connection to the last byte of the answer
 * @param maxBytes size of an answer's body
 * @param maxRedirects how many redirects are followed; 0 hands the redirect to the caller as it is
 */
public record HttpLimits(Duration timeout, int maxBytes, int maxRedirects) {

    public HttpLimits {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A time-out must be longer than nothing: " + timeout);
        }
        if (maxBytes < 1) {
            throw new IllegalArgumentException("An answer needs room: " + maxBytes + " bytes");
        }
        if (maxRedirects < 0) {
            throw new IllegalArgumentException("Redirects cannot be fewer than none: " + maxRedirects);
        }
    }
}
