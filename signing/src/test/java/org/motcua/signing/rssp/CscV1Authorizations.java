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
 * Issues signature activation data (SAD) and keeps count of what each still allows: CSC API v1, 11.6 to 11.8. A SAD is good
 * for one call of signatures/signHash (11.9); then it can only be extended. Guarded by the server.
 */
final class CscV1Authorizations {

    private static final Duration DEFAULT_LIFETIME = Duration.ofHours(1);
    private static final int LONGEST_DESCRIPTION = 500;

    private final Clock clock;
    private final Map<String, Grant> grants = new HashMap<>();
    private Duration lifetime = DEFAULT_LIFETIME;

    CscV1Authorizations(Clock clock) {
        this.clock = clock;
    }

    void lifetime(Duration sad) {
        lifetime = sad;
    }

    CscAnswer authorize(CscV1Credential credential, CscRequest request) {
        if (credential.isOauth2()) {
            // 11.6: this method shall not be used for credentials that are authorized by OAuth 2.0.
            throw CscError.invalidParameter("credentialID");
        }
        requireEnabled(credential);
        long signatures = request.integer("numSignatures");
        if (signatures < 1) {
            throw CscError.invalidRequest("Invalid value for parameter numSignatures");
        }
        if (signatures > credential.mostSignatures()) {
            throw CscError.invalidRequest("Numbers of signatures is too high");
        }
        Optional<Set<String>> bound = bound(credential, request, signatures, credential.needsAllHashesAtOnce());
        if (request.findString("description").orElse("").length() > LONGEST_DESCRIPTION) {
            throw CscError.invalidParameter("description");
        }
        CscV1Server.checkClientData(request);
        credential.authenticate(request);
        if (credential.isDeclined()) {
            throw new CscError(
                            400,
                            "access_denied",
                            "The user, authorization server or remote service denied the request.")
                    .excused();
        }
        return issue(new Grant(credential, bound, (int) signatures));
    }

    /** What an authorization server gives for the user's consent, to be used as SAD: 8.3.3. */
    String consent(CscV1Credential credential, int signatures, List<byte[]> hashes) {
        Optional<Set<String>> bound = credential.isBoundToHashes() ? Optional.of(hex(hashes)) : Optional.empty();
        return keep(new Grant(credential, bound, signatures));
    }

    CscAnswer extend(CscV1Credential credential, CscRequest request) {
        Grant old = valid(credential, request.string("SAD"));
        CscV1Server.checkClientData(request);
        Optional<Set<String>> bound = bound(credential, request, old.left, false);
        grants.values().remove(old);
        return issue(new Grant(credential, bound, old.left));
    }

    CscAnswer sendOtp(CscV1Credential credential, CscRequest request) {
        CscV1Server.checkClientData(request);
        CscV1Factor otp = credential.otp();
        if (!otp.isOnline()) {
            throw CscError.invalidParameter("credentialID");
        }
        otp.requireUnlocked();
        otp.send();
        return CscAnswer.noContent();
    }

    /** Takes so many signatures from what the SAD allows, or refuses without taking any. */
    void spend(CscV1Credential credential, String sad, List<byte[]> hashes) {
        Grant grant = valid(credential, sad);
        if (grant.signed) {
            throw CscError.invalidParameter("SAD");
        }
        boolean allowed = hashes.size() <= grant.left
                && (!credential.isBoundToHashes() || grant.bound.orElseThrow().containsAll(hex(hashes)));
        if (!allowed) {
            throw CscError.invalidRequest("Hash is not authorized by the SAD.");
        }
        grant.left -= hashes.size();
        grant.signed = true;
        if (grant.left == 0) {
            grants.values().remove(grant);
        }
    }

    static void requireEnabled(CscV1Credential credential) {
        if (credential.isDisabled()) {
            throw CscError.invalidRequest("The credential identified by credentialID is disabled")
                    .excused();
        }
    }

    private Grant valid(CscV1Credential credential, String sad) {
        Grant grant = grants.get(sad);
        if (grant == null || grant.credential != credential) {
            throw CscError.invalidParameter("SAD");
        }
        if (!clock.instant().isBefore(grant.expiry)) {
            throw CscError.invalidRequest("SAD expired");
        }
        return grant;
    }

    /** The hashes of the call, which must be there if the credential is bound to hashes. */
    private static Optional<Set<String>> bound(
            CscV1Credential credential, CscRequest request, long signatures, boolean all) {
        Optional<List<byte[]>> hashes =
                credential.isBoundToHashes() ? Optional.of(request.hashes("hash")) : request.findHashes("hash");
        int count = hashes.map(List::size).orElse(0);
        if (count > signatures || (all && count < signatures)) {
            throw CscError.invalidParameter("hash");
        }
        return hashes.map(CscV1Authorizations::hex);
    }

    private static Set<String> hex(List<byte[]> hashes) {
        return hashes.stream().map(Hex::toHexString).collect(Collectors.toSet());
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

    private static final class Grant {
        private final CscV1Credential credential;
        private final Optional<Set<String>> bound;
        private int left;
        private boolean signed;
        private Instant expiry = Instant.MIN;

        Grant(CscV1Credential credential, Optional<Set<String>> bound, int left) {
            this.credential = credential;
            this.bound = bound;
            this.left = left;
        }
    }
}
