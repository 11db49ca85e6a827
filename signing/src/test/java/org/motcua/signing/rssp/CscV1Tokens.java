package org.motcua.signing.rssp;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Access and refresh tokens, and the methods that give and revoke them: CSC API v1, 8.1, 11.2, 11.3. Guarded by the server. */
final class CscV1Tokens {

    static final String MALFORMED = "The request is missing a required parameter, includes an invalid parameter value,"
            + " includes a parameter more than once, or is otherwise malformed.";

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";

    private final Clock clock;
    private final Map<String, Access> tokens = new HashMap<>();
    /** By refresh token the grant that its access tokens belong to. */
    private final Map<String, String> refreshTokens = new HashMap<>();

    private final Set<String> revoked = new HashSet<>();
    private Duration lifetime = Duration.ofHours(1);

    CscV1Tokens(Clock clock) {
        this.clock = clock;
    }

    void lifetime(Duration accessTokens) {
        lifetime = accessTokens;
    }

    Duration lifetime() {
        return lifetime;
    }

    String issue() {
        return issue(UUID.randomUUID().toString());
    }

    void expireAll() {
        tokens.replaceAll((token, access) -> new Access(Instant.MIN, access.grant()));
    }

    /** Refuses a call whose only Authorization header is not {@code Bearer} with a token that runs. */
    void require(List<String> headers) {
        if (headers == null || headers.size() != 1 || !headers.get(0).matches(BEARER + "[A-Za-z0-9._~+/-]+=*")) {
            throw CscError.invalidRequest(MALFORMED);
        }
        String token = headers.get(0).substring(BEARER.length());
        CscError gone =
                new CscError(401, "expired_token", "The access or refresh token is expired or has been revoked.");
        if (revoked.contains(token)) {
            throw gone;
        }
        Access access = tokens.get(token);
        if (access == null) {
            throw new CscError(
                    401, "invalid_token", "The token provided is not a valid OAuth access or refresh token.");
        }
        if (!clock.instant().isBefore(access.expiry())) {
            throw gone.excused();
        }
    }

    CscAnswer login(List<String> headers, CscRequest request, String userAndPassword) {
        boolean remember = request.flag("rememberMe");
        CscV1Server.checkClientData(request);
        Map<String, Object> body = new LinkedHashMap<>();
        String grant = UUID.randomUUID().toString();
        if (request.has("refresh_token")) {
            grant = refreshed(headers, request);
        } else {
            authenticate(headers, userAndPassword);
        }
        body.put("access_token", issue(grant));
        if (remember) {
            String refreshToken = secret();
            refreshTokens.put(refreshToken, grant);
            body.put("refresh_token", refreshToken);
        }
        body.put("expires_in", lifetime.toSeconds());
        return CscAnswer.ok(body);
    }

    CscAnswer revoke(CscRequest request) {
        String token = request.string("token");
        String hint = request.findString("token_type_hint").orElse("");
        if (!Set.of("", "access_token", "refresh_token").contains(hint)) {
            throw CscError.invalidRequest("Invalid string parameter token_type_hint");
        }
        CscV1Server.checkClientData(request);
        String grant = refreshTokens.remove(token);
        if (grant != null) {
            tokens.forEach((access, about) -> {
                if (about.grant().equals(grant)) {
                    revoked.add(access);
                }
            });
            tokens.keySet().removeAll(revoked);
        } else if (tokens.remove(token) == null) {
            throw CscError.invalidRequest("Invalid string parameter token");
        }
        revoked.add(token);
        return CscAnswer.noContent();
    }

    private String refreshed(List<String> headers, CscRequest request) {
        if (headers != null) {
            throw CscError.invalidRequest(MALFORMED);
        }
        if (request.find("refresh_token") instanceof String token) {
            return Optional.ofNullable(refreshTokens.get(token))
                    .orElseThrow(() -> CscError.invalidRequest("Invalid refresh_token"));
        }
        throw CscError.invalidRequest("Invalid string parameter: refresh_token");
    }

    private static void authenticate(List<String> headers, String userAndPassword) {
        Optional<String> given = headers == null || headers.size() != 1
                ? Optional.empty()
                : Optional.of(headers.get(0)).filter(header -> header.startsWith(BASIC));
        String decoded = given.flatMap(header -> CscRequest.base64(header.substring(BASIC.length())))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElseThrow(() -> new CscError(401, "invalid_request", "Malformed authentication parameter."));
        if (!decoded.contains(":")) {
            throw CscError.invalidRequest("Malformed username-password.");
        }
        if (!decoded.equals(userAndPassword)) {
            throw new CscError(400, "authentication_error", "An error occurred during authentication process")
                    .excused();
        }
    }

    private String issue(String grant) {
        String token = secret();
        tokens.put(token, new Access(clock.instant().plus(lifetime), grant));
        return token;
    }

    /** Characters that Base64 and URLs treat differently: it is opaque, nobody may decode or escape it. */
    private static String secret() {
        return "4/" + UUID.randomUUID() + "_+~.==";
    }

    private record Access(Instant expiry, String grant) {}
}
