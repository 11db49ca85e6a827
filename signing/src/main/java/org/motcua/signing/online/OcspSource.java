package org.motcua.signing.online;

import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.motcua.signing.online.EvidenceFailure.Reason;
import org.motcua.signing.online.SingleFlightCache.Loaded;

/** Asks OCSP responders. Thread-safe. */
record OcspSource(
        Fetcher fetcher,
        SingleFlightCache<Key, RevocationEvidence> cache,
        OcspCheck check,
        SecureRandom random,
        Clock clock,
        Duration keep,
        int maxBytes) {

    /** The longest nonce that responders must take (RFC 8954 2.1). */
    private static final int NONCE_BYTES = 32;

    /** An answer is about one certificate of one issuer. */
    record Key(URI url, X509Certificate certificate, X509Certificate issuer) {}

    RevocationEvidence require(URI url, X509Certificate certificate, X509Certificate issuer, Budget budget)
            throws Unusable, InterruptedException {
        budget.take(url);
        return cache.get(new Key(url, certificate, issuer), () -> load(url, new OcspRequest(certificate, issuer)));
    }

    private Loaded<RevocationEvidence> load(URI url, OcspRequest request) throws Unusable, InterruptedException {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        RevocationEvidence evidence;
        try {
            evidence = ask(url, request, Optional.of(nonce));
        } catch (Unusable e) {
            if (e.failure().reason() != Reason.REFUSED) {
                throw e;
            }
            // Some responders refuse every request that carries a nonce.
            evidence = ask(url, request, Optional.empty());
        }
        Instant end = check.freshness().end(evidence.thisUpdate(), evidence.nextUpdate());
        Instant kept = clock.instant().plus(keep);
        return new Loaded<>(evidence, end.isBefore(kept) ? end : kept, evidence.encoded().length + 1024L);
    }

    private RevocationEvidence ask(URI url, OcspRequest request, Optional<byte[]> nonce)
            throws Unusable, InterruptedException {
        byte[] response = fetcher.post(url, "application/ocsp-request", request.encoded(nonce), maxBytes);
        return check.require(url.toString(), response, request, nonce, TimeFrame.at(clock.instant()));
    }
}
