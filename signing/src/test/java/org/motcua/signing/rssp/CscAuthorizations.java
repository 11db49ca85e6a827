package org.motcua.signing.rssp;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.bouncycastle.util.encoders.Hex;

/**
 * Issues signature activation data (SAD) and access tokens of scope "credential", and keeps count of what each still allows.
 * Guarded by the server.
 */
final class CscAuthorizations {

    /** The lifetime that the specification implies where an answer names none. */
    static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);

    private static final int LONGEST_DESCRIPTION = 500;

    private final Clock clock;
    private final Map<String, Grant> grants = new HashMap<>();
    private final Map<String, Pending> pending = new HashMap<>();
    private Duration lifetime = DEFAULT_LIFETIME;
    private int polls;
    private boolean refused;

    CscAuthorizations(Clock clock) {
        this.clock = clock;
    }

    void lifetime(Duration sadLifetime) {
        lifetime = sadLifetime;
    }

    /** The signer answers after so many polls; 0: the SAD is given at once. */
    void approval(int afterPolls, boolean refusal) {
        polls = afterPolls;
        refused = refusal;
    }

    CscAnswer authorize(CscCredential credential, CscRequest request) {
        if (credential.isOauth2()) {
            // 11.6: this method is not for credentials that are authorized by OAuth 2.0.
            throw CscError.invalidParameter("credentialID");
        }
        if (credential.isDisabled()) {
            throw CscError.invalidRequest("The credential identified by credentialID is disabled");
        }
        credential.requireUnlocked();
        long signatures = request.integer("numSignatures");
        if (signatures < 1) {
            throw CscError.invalidRequest("Invalid value for parameter numSignatures");
        }
        if (signatures > credential.mostSignatures()) {
            throw CscError.invalidRequest("Numbers of signatures is too high");
        }
        Optional<Bound> bound = bound(credential, request, signatures);
        request.findString("clientData");
        if (request.findString("description").orElse("").length() > LONGEST_DESCRIPTION) {
            throw CscError.invalidParameter("description");
        }
        credential.authenticate(request.array("authData"));
        Grant grant = new Grant(credential, bound, (int) signatures, Scope.NONE);
        return polls == 0 && !refused ? issue(grant) : postpone(new Pending(grant, polls));
    }

    /** What an authorization server gives for the user's consent: 8.4.2 says to what, 8.4.4 how long it runs. */
    String token(CscCredential credential, int signatures, List<String> hashes, String hashAlgorithm) {
        if (!credential.isOauth2() || signatures < 1 || signatures > credential.mostSignatures()) {
            throw new IllegalArgumentException("No user could consent to " + signatures + " of " + credential.id());
        }
        Map<String, Object> bound = Map.of("hashes", hashes, "hashAlgorithmOID", hashAlgorithm);
        return keep(new Grant(
                credential,
                bound(credential, new CscRequest(bound, bound.keySet()), signatures),
                signatures,
                Scope.CREDENTIAL));
    }

    boolean isToken(String token) {
        return grants.containsKey(token) && grants.get(token).scope == Scope.CREDENTIAL;
    }

    /** 8.4: a token of scope "credential" is good for its credential alone. */
    void requireToken(String token, CscCredential credential) {
        Grant grant = grants.get(token);
        if (!clock.instant().isBefore(grant.expiry)) {
            throw CscError.expiredToken();
        }
        if (grant.credential != credential) {
            throw CscError.insufficientScope();
        }
    }

    CscAnswer check(CscRequest request) {
        // Each handle is good for one poll: the specification answers a poll with the handle for the next one.
        Pending waiting = pending.remove(request.string("handle"));
        if (waiting == null) {
            throw CscError.invalidParameter("handle");
        }
        if (waiting.polls() > 0) {
            return postpone(new Pending(waiting.grant(), waiting.polls() - 1));
        }
        if (refused) {
            throw new CscError(
                    400, "access_denied", "User, authorization server, or remote service denied the request");
        }
        return issue(waiting.grant());
    }

    CscAnswer extend(CscCredential credential, CscRequest request) {
        Grant old = valid(credential, request.string("SAD"));
        request.findString("clientData");
        Optional<Bound> bound = bound(credential, request, old.left);
        grants.values().remove(old);
        return issue(new Grant(credential, bound, old.left, Scope.NONE));
    }

    /** Takes so many signatures from what the SAD allows, or refuses without taking any. */
    void spend(CscCredential credential, String sad, CscDigest digest, List<byte[]> hashes) {
        Grant grant = valid(credential, sad);
        boolean allowed = hashes.size() <= grant.left
                && (!credential.isBoundToHashes() || grant.bound.orElseThrow().covers(digest, hashes));
        if (!allowed) {
            throw CscError.invalidRequest("Hash is not authorized by the SAD");
        }
        grant.left -= hashes.size();
        if (grant.left == 0) {
            grants.values().remove(grant);
        }
    }

    private Grant valid(CscCredential credential, String sad) {
        Grant grant = grants.get(sad);
        if (grant == null || grant.credential != credential) {
            throw CscError.invalidParameter("SAD");
        }
        if (!clock.instant().isBefore(grant.expiry)) {
            throw CscError.invalidRequest("SAD expired");
        }
        return grant;
    }

    private static Optional<Bound> bound(CscCredential credential, CscRequest request, long signatures) {
        Optional<List<byte[]>> hashes =
                credential.isBoundToHashes() ? Optional.of(request.hashes("hashes")) : request.findHashes("hashes");
        if (hashes.isEmpty()) {
            request.findDigest("hashAlgorithmOID");
            return Optional.empty();
        }
        CscDigest digest = request.digest("hashAlgorithmOID");
        CscRequest.requireLength(hashes.get(), digest);
        if (hashes.get().size() > signatures) {
            throw CscError.invalidRequest("Numbers of signatures is too high");
        }
        return Optional.of(Bound.of(digest, hashes.get()));
    }

    private String keep(Grant grant) {
        // Characters that Base64 and URLs treat differently: it is opaque, nobody may decode or escape it.
        String secret = "_" + UUID.randomUUID() + "/+" + UUID.randomUUID() + "=";
        grant.expiry = clock.instant().plus(lifetime);
        grants.put(secret, grant);
        return secret;
    }

    private CscAnswer issue(Grant grant) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("SAD", keep(grant));
        if (!lifetime.equals(DEFAULT_LIFETIME)) {
            body.put("expiresIn", lifetime.toSeconds());
        }
        return CscAnswer.ok(body);
    }

    private CscAnswer postpone(Pending waiting) {
        String handle = UUID.randomUUID().toString();
        pending.put(handle, waiting);
        return new CscAnswer(202, Map.of("handle", handle));
    }

    /** What a grant is good for besides signing. */
    private enum Scope {
        NONE,
        /** It stands for an access token, too. */
        CREDENTIAL
    }

    private record Pending(Grant grant, int polls) {}

    private record Bound(CscDigest digest, Set<String> hashes) {

        static Bound of(CscDigest digest, List<byte[]> hashes) {
            return new Bound(digest, hashes.stream().map(Hex::toHexString).collect(Collectors.toSet()));
        }

        boolean covers(CscDigest other, List<byte[]> signed) {
            return other == digest && signed.stream().map(Hex::toHexString).allMatch(hashes::contains);
        }
    }

    private static final class Grant {
        private final CscCredential credential;
        private final Optional<Bound> bound;
        private final Scope scope;
        private int left;
        private Instant expiry = Instant.MIN;

        Grant(CscCredential credential, Optional<Bound> bound, int left, Scope scope) {
            this.credential = credential;
            this.bound = bound;
            this.left = left;
            this.scope = scope;
        }
    }
}
