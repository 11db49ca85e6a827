package org.motcua.signing.rssp;

import java.net.URI;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The methods signatures/signHash and signatures/signPolling: CSC API v2, 11.10 and 11.12. Guarded by the server. */
final class CscSigning {

    /** The longest that a result may be asked to be kept. */
    static final Duration LONGEST_VALIDITY = Duration.ofDays(1);

    private final Clock clock;
    private final CscAuthorizations authorizations;
    private final Map<String, Result> results = new HashMap<>();
    private boolean asynchronous = true;
    private int polls;

    CscSigning(Clock clock, CscAuthorizations authorizations) {
        this.clock = clock;
        this.authorizations = authorizations;
    }

    /** Signatures of asynchronous calls are ready after so many polls. */
    void readyAfter(int afterPolls) {
        polls = afterPolls;
    }

    void synchronousOnly() {
        asynchronous = false;
    }

    boolean isAsynchronous() {
        return asynchronous;
    }

    /**
     * Signs with {@code key}, which is the credential's unless the server is to misbehave.
     *
     * @param token of scope "credential", if that is the one in the Authorization header: no SAD is needed then
     */
    CscAnswer signHash(CscCredential credential, PrivateKey key, CscRequest request, Optional<String> token) {
        String sad = request.has("SAD") || token.isEmpty() ? request.string("SAD") : token.get();
        List<byte[]> hashes = request.hashes("hashes");
        CscAlgorithm algorithm = CscAlgorithm.find(request.string("signAlgo"))
                .filter(credential.supported()::contains)
                .orElseThrow(() -> CscError.invalidParameter("signAlgo"));
        Optional<CscPss> pss = pss(algorithm, request);
        CscDigest digest = digest(algorithm, pss, request, "hashAlgorithmOID");
        CscRequest.requireLength(hashes, digest);
        Optional<Duration> kept = mode(request);
        request.findString("clientData");
        if (credential.isDisabled()) {
            throw CscError.invalidRequest("The credential identified by credentialID is disabled");
        }
        if (clock.instant().isAfter(credential.certificate().getNotAfter().toInstant())) {
            throw CscError.invalidRequest("Signing certificate is expired");
        }
        authorizations.spend(credential, sad, digest, hashes);
        List<String> signatures = new ArrayList<>();
        for (byte[] hash : hashes) {
            byte[] signature = algorithm.elliptic()
                    ? CscRawSigner.ecdsa(key, credential.isRawEcdsa(), hash)
                    : CscRawSigner.rsa(key, pss, digest, hash);
            signatures.add(Base64.getEncoder().encodeToString(signature));
        }
        return kept.isPresent() ? keep(signatures, kept.get()) : CscAnswer.ok(Map.of("signatures", signatures));
    }

    CscAnswer signPolling(CscRequest request) {
        String id = request.string("requestID");
        if (request.findString("userID").isPresent()) {
            throw CscError.invalidRequest("userID parameter SHALL be null");
        }
        request.findString("clientData");
        Result result = results.get(id);
        if (result == null || !clock.instant().isBefore(result.keptUntil())) {
            throw CscError.invalidParameter("requestID");
        }
        if (result.polls() > 0) {
            results.put(id, new Result(result.signatures(), result.keptUntil(), result.polls() - 1));
            throw new CscError(
                    202, "accepted_request", "The previous async request has been accepted but not yet completed");
        }
        return CscAnswer.ok(Map.of("signatures", result.signatures()));
    }

    private CscAnswer keep(List<String> signatures, Duration kept) {
        String id = UUID.randomUUID().toString();
        results.put(id, new Result(signatures, clock.instant().plus(kept), polls));
        return CscAnswer.ok(Map.of("responseID", id));
    }

    static Optional<CscPss> pss(CscAlgorithm algorithm, CscRequest request) {
        Optional<String> params = request.findString("signAlgoParams");
        if (algorithm != CscAlgorithm.RSASSA_PSS) {
            if (params.isPresent()) {
                throw CscError.invalidParameter("signAlgoParams");
            }
            return Optional.empty();
        }
        String text = params.orElseThrow(() -> CscError.missing("string", "signAlgoParams"));
        return Optional.of(
                CscPss.read(CscRequest.base64(text).orElseThrow(() -> CscError.invalidParameter("signAlgoParams"))));
    }

    /** What signAlgo or its parameters imply may be said again, not contradicted. */
    static CscDigest digest(CscAlgorithm algorithm, Optional<CscPss> pss, CscRequest request, String name) {
        Optional<CscDigest> implied = algorithm.digest().or(() -> pss.map(CscPss::digest));
        if (implied.isEmpty()) {
            return request.digest(name);
        }
        if (request.findDigest(name).filter(said -> said != implied.get()).isPresent()) {
            throw CscError.invalidParameter(name);
        }
        return implied.get();
    }

    /** How long the result of an asynchronous call is kept; empty for a synchronous one. */
    private Optional<Duration> mode(CscRequest request) {
        String mode = request.findString("operationMode").orElse("S");
        if (!mode.equals("S") && !(mode.equals("A") && asynchronous)) {
            throw CscError.invalidParameter("operationMode");
        }
        if (mode.equals("S")) {
            for (String name : List.of("validity_period", "response_uri")) {
                if (request.has(name)) {
                    throw CscError.invalidParameter(name);
                }
            }
            return Optional.empty();
        }
        request.findString("response_uri").ifPresent(CscSigning::requireUri);
        if (!request.has("validity_period")) {
            return Optional.of(LONGEST_VALIDITY);
        }
        long millis =
                request.findInteger("validity_period").orElseThrow(() -> CscError.invalidParameter("validity_period"));
        if (millis < 1 || millis > LONGEST_VALIDITY.toMillis()) {
            throw CscError.invalidRequest("Out of bounds parameter validity_period");
        }
        return Optional.of(Duration.ofMillis(millis));
    }

    private static void requireUri(String text) {
        try {
            if (!URI.create(text).isAbsolute()) {
                throw CscError.invalidParameter("response_uri");
            }
        } catch (IllegalArgumentException e) {
            throw CscError.invalidParameter("response_uri");
        }
    }

    private record Result(List<String> signatures, Instant keptUntil, int polls) {}
}
