package org.motcua.signing.timestamp;

import java.math.BigInteger;
import java.net.URI;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.motcua.signing.http.AddressRule;
import org.motcua.signing.http.BoundedHttp;
import org.motcua.signing.http.HttpFault;
import org.motcua.signing.http.HttpLimits;
import org.motcua.signing.http.HttpReply;
import org.motcua.signing.timestamp.TimestampFailure.Reason;

/**
 * One time-stamp authority over HTTP (RFC 3161 3.4). One call is one request: trying again and trying others is what a
 * {@link TimestampPool} is for.
 *
 * <p>What it returns answers exactly this request (nonce, hash, policy), says a time near the clock's, and is signed by the
 * certificate that it carries and is bound to, which is valid and solely for time stamps. That this certificate is one to
 * be trusted is checked only where {@link Builder#trust} was given; whether it was revoked is not checked.
 *
 * <p>The URL is the operator's word and may be a private address; a redirect is not followed. Immutable and thread-safe.
 */
public final class HttpTimestampService implements TimestampService {

    /** RFC 3161 asks for a large random number; 128 bits never meet twice. */
    private static final int NONCE_BITS = 128;

    private final URI url;
    private final Optional<String> policy;
    private final Map<String, String> headers;
    private final HttpLimits limits;
    private final BoundedHttp http;
    private final TokenCheck check;
    private final Clock clock;
    private final SecureRandom random;
    private final AtomicInteger largest = new AtomicInteger();

    private HttpTimestampService(Builder builder) {
        this.url = builder.url;
        this.policy = builder.policy;
        this.headers = Map.copyOf(builder.headers);
        this.limits = new HttpLimits(builder.timeout, builder.maxResponseBytes, 0);
        this.clock = builder.clock;
        this.random = builder.random;
        this.http = BoundedHttp.of(AddressRule.anyAddressBecauseConfigured(), builder.connectTimeout, builder.clock);
        this.check = new TokenCheck(url.toString(), List.copyOf(builder.anchors), builder.maxClockDifference);
    }

    /** A service at the URL with all defaults. */
    public static HttpTimestampService of(URI url) {
        return builder(url).build();
    }

    /**
     * A service at the URL.
     *
     * @throws TimestampException if the URL carries a user name, which would get into messages
     */
    public static Builder builder(URI url) {
        return new Builder(url);
    }

    @Override
    public String name() {
        return url.toString();
    }

    @Override
    public int expectedTokenBytes() {
        int seen = largest.get();
        return seen == 0 ? TimestampService.super.expectedTokenBytes() : seen;
    }

    @Override
    public TimestampToken stamp(Imprint imprint) {
        BigInteger nonce = new BigInteger(NONCE_BITS, random).setBit(NONCE_BITS - 1);
        byte[] response = ask(TimestampProtocol.request(imprint, nonce, policy));
        TimestampToken token = TimestampProtocol.token(name(), response, nonce, policy);
        check.require(token, imprint, clock.instant());
        largest.accumulateAndGet(token.encoded().length, Math::max);
        return token;
    }

    private byte[] ask(byte[] request) {
        try {
            HttpReply reply = http.post(url, "application/timestamp-query", request, headers, limits);
            if (reply.status() == 200) {
                return reply.body();
            }
            throw new TimestampException(
                    new TimestampFailure(name(), reason(reply), "HTTP status " + reply.status(), reply.retryAfter()),
                    null);
        } catch (HttpFault fault) {
            throw failed(reason(fault.kind()), String.valueOf(fault.getMessage()), fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(Reason.INTERRUPTED, "the thread was interrupted while it waited", e);
        }
    }

    private static Reason reason(HttpReply reply) {
        if (reply.isRateLimit()) {
            return Reason.RATE_LIMITED;
        }
        return reply.status() >= 500 ? Reason.SERVER_ERROR : Reason.HTTP_STATUS;
    }

    private static Reason reason(HttpFault.Kind kind) {
        return switch (kind) {
            case REFUSED_ADDRESS -> Reason.REFUSED_ADDRESS;
            case UNREACHABLE -> Reason.UNREACHABLE;
            case TIMED_OUT -> Reason.TIMED_OUT;
            case TOO_LARGE -> Reason.TOO_LARGE;
        };
    }

    private TimestampException failed(Reason reason, String detail, Throwable cause) {
        return new TimestampException(TimestampFailure.of(name(), reason, detail), cause);
    }

    /** Collects a service. Not thread-safe; the service it builds is. */
    public static final class Builder {

        private final URI url;
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final List<X509Certificate> anchors = new ArrayList<>();
        private Optional<String> policy = Optional.empty();
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration timeout = Duration.ofMinutes(3);
        private Duration maxClockDifference = Duration.ofHours(1);
        private int maxResponseBytes = 1024 * 1024;
        private Clock clock = Clock.systemUTC();
        private SecureRandom random = new SecureRandom();

        private Builder(URI url) {
            this.url = Objects.requireNonNull(url, "url");
            // The URL is the service's name in messages and logs, which a password must not get into.
            if (url.getRawUserInfo() != null) {
                throw new TimestampException(
                        TimestampFailure.of(
                                String.valueOf(url.getHost()),
                                Reason.REFUSED_ADDRESS,
                                "its URL must not carry a user name; give that with basicAuthentication"),
                        null);
            }
        }

        /**
         * The object identifier of the policy to stamp under. Default: the authority's own choice.
         *
         * @throws IllegalArgumentException if it is no object identifier
         */
        public Builder policy(String oid) {
            this.policy = Optional.of(new ASN1ObjectIdentifier(oid).getId());
            return this;
        }

        /**
         * Adds certificates to one of which the authority's must lead, or be it. Default: none, any authority will do.
         */
        public Builder trust(Collection<X509Certificate> anchors) {
            this.anchors.addAll(anchors);
            return this;
        }

        /**
         * User name and password, sent with the first request already (RFC 7617, UTF-8). The array is not kept.
         */
        public Builder basicAuthentication(String user, char[] password) {
            String pair = user + ":" + CharBuffer.wrap(password);
            String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
            headers.put("Authorization", "Basic " + encoded);
            return this;
        }

        /** How long a connection may take to come about. Default: 10 s. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = Objects.requireNonNull(connectTimeout, "connectTimeout");
            return this;
        }

        /** How long one request may take to the last byte. Default: 3 minutes, since one government service was seen to need 131 s. */
        public Builder timeout(Duration timeout) {
            this.timeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /** How many bytes an answer may have. Default: 1 MiB; tokens have about 8 KiB, more with a long chain. */
        public Builder maxResponseBytes(int maxResponseBytes) {
            this.maxResponseBytes = maxResponseBytes;
            return this;
        }

        /** How far the stamped time may be from the clock's. Default: one hour, which finds clocks that are plainly wrong. */
        public Builder maxClockDifference(Duration maxClockDifference) {
            this.maxClockDifference = Objects.requireNonNull(maxClockDifference, "maxClockDifference");
            return this;
        }

        /** The clock that certificates and stamped times are judged by. Default: the system's. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /** Where nonces come from. Default: a {@link SecureRandom}; anything that can be foretold lets old answers pass. */
        public Builder random(SecureRandom random) {
            this.random = Objects.requireNonNull(random, "random");
            return this;
        }

        public HttpTimestampService build() {
            return new HttpTimestampService(this);
        }
    }
}
