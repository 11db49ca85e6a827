package org.motcua.signing.rssp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The service access tokens: RFC 6750 and CSC API v2, 8.1. Thread-safe. */
final class CscTokens {

    private static final String SCHEME = "Bearer ";

    private final Clock clock;
    private final Duration lifetime;
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    CscTokens(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    String issue() {
        String token = UUID.randomUUID() + "/+_-~." + "==";
        expiries.put(token, clock.instant().plus(lifetime));
        return token;
    }

    void expireAll() {
        expiries.replaceAll((token, expiry) -> Instant.MIN);
    }

    /** The token of what must be exactly one Authorization header. */
    static String bearer(List<String> headers) {
        if (headers == null) {
            throw new CscError(401, "invalid_request", "Malformed authorization header");
        }
        if (headers.size() != 1 || !headers.get(0).startsWith(SCHEME)) {
            throw CscError.invalidRequest("Malformed authorization header");
        }
        return headers.get(0).substring(SCHEME.length());
    }

    /** Refuses a token that this server did not issue for the service, or that runs no longer. */
    void require(String token) {
        Instant expiry = expiries.get(token);
        if (expiry == null) {
            throw new CscError(401, "invalid_token", "Token provided is not a valid OAuth access or refresh token");
        }
        if (!clock.instant().isBefore(expiry)) {
            throw CscError.expiredToken();
        }
    }
}
