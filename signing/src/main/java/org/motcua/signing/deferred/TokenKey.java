package org.motcua.signing.deferred;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.motcua.signing.KeyUnavailableException;
import org.motcua.signing.deferred.Answer.Expired;
import org.motcua.signing.deferred.Answer.Pending;
import org.motcua.signing.deferred.Answer.Signed;
import org.motcua.signing.deferred.Response.Values;

/**
 * A key on a token in somebody's browser, or wherever else bytes are signed out of our reach: the data goes out with the
 * request, the values come back as {@link Values}, and each is verified. Only the certificates are here.
 *
 * <p>Nobody but the caller is asked: {@link #ask} says {@link Pending} until the request expires, and {@link #cancel} does
 * nothing. An answer that comes later is {@link Expired}, however right it is. Thread-safe.
 */
public final class TokenKey implements DeferredKey {

    private static final int USUAL_BATCH = 100;
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);

    private final List<X509Certificate> chain;
    private final int largestBatch;
    private final Clock clock;
    private volatile boolean closed;

    private TokenKey(List<X509Certificate> chain, int largestBatch, Clock clock) {
        this.chain = List.copyOf(chain);
        this.largestBatch = largestBatch;
        this.clock = Objects.requireNonNull(clock, "clock");
        if (chain.isEmpty()) {
            throw new KeyUnavailableException("A token needs its certificate; give the chain, the key's own first");
        }
        if (largestBatch < 1) {
            throw new IllegalArgumentException(
                    "A token that signs " + largestBatch + " data at once signs nothing; allow at least 1");
        }
    }

    /**
     * A key that signs up to 100 data at once.
     *
     * @param chain the certificate of the key first, then those above it
     */
    public static TokenKey of(List<X509Certificate> chain, Clock clock) {
        return of(chain, USUAL_BATCH, clock);
    }

    /**
     * A key that signs some data at once.
     *
     * @param chain the certificate of the key first, then those above it
     * @param largestBatch how many, at least 1
     */
    public static TokenKey of(List<X509Certificate> chain, int largestBatch, Clock clock) {
        return new TokenKey(chain, largestBatch, clock);
    }

    @Override
    public List<X509Certificate> chain() {
        return chain;
    }

    @Override
    public int largestBatch() {
        return largestBatch;
    }

    @Override
    public Begun begin(DeferredRequest request) {
        requireOpen();
        request.requireFits(this);
        return new Begun(request.fingerprint(), Confirmation.TOKEN, request.expiresAt(), Optional.empty());
    }

    @Override
    public Answer ask(DeferredRequest request, String handle) {
        requireOpen();
        request.requireFingerprint(handle);
        Duration left = Duration.between(clock.instant(), request.expiresAt());
        if (left.isZero() || left.isNegative()) {
            return new Expired();
        }
        return new Pending(left.compareTo(ASK_AGAIN) < 0 ? left : ASK_AGAIN);
    }

    @Override
    public Answer answer(DeferredRequest request, String handle, Response response) {
        requireOpen();
        request.requireFingerprint(handle);
        if (!(response instanceof Values values)) {
            throw new IllegalArgumentException(
                    "The request " + request.reference() + " is answered with the values of a token");
        }
        Instant now = clock.instant();
        return request.isExpired(now) ? new Expired() : Signed.verified(chain.get(0), request, values.values());
    }

    @Override
    public void cancel(DeferredRequest request, String handle) {
        requireOpen();
        request.requireFingerprint(handle);
    }

    private void requireOpen() {
        if (closed) {
            throw new KeyUnavailableException("The key was closed; open it again");
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
