package org.motcua.signing.online;

import java.net.URI;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.motcua.signing.online.SingleFlightCache.Loaded;

/** Fetches revocation lists; each is read and its signature checked once for all certificates of its issuer. Thread-safe. */
record CrlSource(
        Fetcher fetcher,
        SingleFlightCache<Key, X509CRL> cache,
        CrlCheck check,
        Clock clock,
        Duration keep,
        int maxBytes) {

    /** A list is only as good as the issuer's certificate under which it was checked. */
    record Key(URI url, X509Certificate issuer) {}

    RevocationEvidence require(URI url, X509Certificate certificate, X509Certificate issuer, Budget budget)
            throws Unusable, InterruptedException {
        budget.take(url);
        X509CRL list = cache.get(new Key(url, issuer), () -> load(url, issuer));
        return check.require(url.toString(), list, certificate, TimeFrame.at(clock.instant()));
    }

    private Loaded<X509CRL> load(URI url, X509Certificate issuer) throws Unusable, InterruptedException {
        byte[] encoded = fetcher.get(url, maxBytes);
        Instant now = clock.instant();
        X509CRL list = check.requireList(url.toString(), encoded, issuer, TimeFrame.at(now));
        Instant next = list.getNextUpdate().toInstant();
        Instant kept = now.plus(keep);
        return new Loaded<>(list, next.isBefore(kept) ? next : kept, weight(encoded));
    }

    /** A list that was read takes several times its size: each entry is an object with a date and a number. */
    private static long weight(byte[] encoded) {
        return 5L * encoded.length;
    }
}
