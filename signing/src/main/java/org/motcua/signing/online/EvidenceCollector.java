package org.motcua.signing.online;

import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.motcua.signing.http.AddressRule;
import org.motcua.signing.http.BoundedHttp;
import org.motcua.signing.online.EvidenceFailure.Reason;

/**
 * Finds, for a whole chain, the certificates that are missing (caIssuers) and whether each below the trust anchor is
 * revoked: from what is given to it, else over the network, by OCSP, and where that fails by revocation list.
 *
 * <p>What it returns was checked: an OCSP response is signed by the issuer or by a responder that this issuer certified for
 * it, is about this very certificate, carries the nonce of the request if it carries any, and is current; a list is signed
 * by the issuer, is current and has the certificate in its scope. Answers signed with SHA-1 or older are refused. It does
 * not prove that the chain is trusted or may issue such certificates.
 *
 * <p>The URLs stand in the certificates, that is, they were written by strangers: only http and https on public addresses
 * are asked, redirects are judged alike, and size, time and number of requests are bounded. Answers are kept while they are
 * current, failures for a moment; several threads that need the same thing fetch it once.
 *
 * <p>Thread-safe; one collector serves a whole application, which is what makes the keeping worth while. Waiting calls end
 * when their thread is interrupted. Nothing to close.
 */
public final class EvidenceCollector {

    private final Clock clock;
    private final Duration maxDuration;
    private final int maxRequests;
    private final boolean offline;
    private final KnownEvidence known;
    private final OcspCheck ocspCheck;
    private final CrlCheck crlCheck;
    private final IssuerSource issuers;
    private final OcspSource ocsp;
    private final CrlSource crls;

    private EvidenceCollector(Builder builder) {
        this.clock = builder.clock;
        this.maxDuration = builder.maxDuration;
        this.maxRequests = builder.maxRequests;
        this.offline = builder.offline;
        this.known = KnownEvidence.of(builder.certificates, builder.lists, builder.responses);
        BoundedHttp http = BoundedHttp.of(builder.rule, builder.connectTimeout, clock);
        Fetcher fetcher = new Fetcher(http, builder.timeout, builder.maxRedirects);
        Freshness freshness = new Freshness(builder.clockSkew, builder.maxAgeWithoutNextUpdate);
        this.ocspCheck = new OcspCheck(freshness);
        this.crlCheck = new CrlCheck(freshness);
        this.issuers = new IssuerSource(
                fetcher,
                new SingleFlightCache<>(clock, builder.failureRest, builder.cacheBytes / 8),
                clock,
                builder.keepFor,
                builder.maxCertificateBytes);
        this.crls = new CrlSource(
                fetcher,
                new SingleFlightCache<>(clock, builder.failureRest, builder.cacheBytes),
                crlCheck,
                clock,
                builder.keepFor,
                builder.maxCrlBytes);
        this.ocsp = new OcspSource(
                fetcher,
                new SingleFlightCache<>(clock, builder.failureRest, builder.cacheBytes / 8),
                ocspCheck,
                builder.random,
                clock,
                builder.keepFor,
                builder.maxOcspBytes);
    }

    private EvidenceCollector(EvidenceCollector other, KnownEvidence known) {
        this.clock = other.clock;
        this.maxDuration = other.maxDuration;
        this.maxRequests = other.maxRequests;
        this.offline = other.offline;
        this.known = known;
        this.ocspCheck = other.ocspCheck;
        this.crlCheck = other.crlCheck;
        this.issuers = other.issuers;
        this.ocsp = other.ocsp;
        this.crls = other.crls;
    }

    /** A collector with all defaults. */
    public static EvidenceCollector ofDefaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * This collector with further revocation lists, such as those of the day; what was fetched and is kept, they share. The
     * lists are used where they are current and checked like fetched ones.
     */
    public EvidenceCollector withCrls(Collection<X509CRL> lists) {
        return new EvidenceCollector(this, known.and(KnownEvidence.of(List.of(), lists, List.of())));
    }

    /**
     * What can be found out about a chain. Failures are in the result, certificate by certificate.
     *
     * @param chain the certificate in question first, then those above it as far as they are at hand, in any order
     * @param anchors where the chain may end; they are used as issuers too
     * @throws EvidenceException only if the thread was interrupted
     */
    public ChainEvidence collect(List<X509Certificate> chain, Collection<X509Certificate> anchors) {
        return collect(chain, anchors, KnownEvidence.none(), clock.instant());
    }

    /**
     * What can be found out about a chain that was used at an earlier time. Evidence at hand is good enough if it was
     * current then, or is newer; what is fetched is as new as can be had.
     *
     * @param chain the certificate in question first, then those above it as far as they are at hand, in any order
     * @param anchors where the chain may end; they are used as issuers too
     * @param atHand used before anything is fetched, and checked like what is fetched
     * @param asOf when the chain was used
     * @throws EvidenceException only if the thread was interrupted
     */
    public ChainEvidence collect(
            List<X509Certificate> chain, Collection<X509Certificate> anchors, KnownEvidence atHand, Instant asOf) {
        Instant now = clock.instant();
        KnownEvidence all = known.and(atHand);
        KnownRevocation revocation = new KnownRevocation(all, ocspCheck, crlCheck, new TimeFrame(asOf, now));
        Budget budget = offline ? Budget.offline(clock) : new Budget(clock, now.plus(maxDuration), maxRequests);
        List<X509Certificate> certificates = new ArrayList<>(anchors);
        certificates.addAll(chain);
        certificates.addAll(all.certificates());
        try {
            return new ChainCollection(issuers, ocsp, crls, revocation, budget)
                    .collect(chain.get(0), certificates, Set.copyOf(anchors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            String subject = String.valueOf(chain.get(0).getSubjectX500Principal());
            throw new EvidenceException(
                    "The chain of " + subject + " was not looked into",
                    List.of(new EvidenceFailure(subject, Reason.INTERRUPTED, "the thread was interrupted")));
        }
    }

    /** Collects a collector. Not thread-safe; the collector it builds is. */
    public static final class Builder {

        private Clock clock = Clock.systemUTC();
        private AddressRule rule = AddressRule.publicOnly();
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration timeout = Duration.ofSeconds(20);
        private Duration maxDuration = Duration.ofMinutes(2);
        private Duration clockSkew = Duration.ofMinutes(5);
        private Duration maxAgeWithoutNextUpdate = Duration.ofHours(1);
        private Duration keepFor = Duration.ofHours(1);
        private Duration failureRest = Duration.ofMinutes(1);
        private int maxRequests = 40;
        private int maxRedirects = 3;
        private int maxOcspBytes = 256 * 1024;
        private int maxCertificateBytes = 256 * 1024;
        private int maxCrlBytes = 32 * 1024 * 1024;
        private long cacheBytes = 256L * 1024 * 1024;
        private SecureRandom random = new SecureRandom();
        private boolean offline;
        private final List<X509Certificate> certificates = new ArrayList<>();
        private final List<X509CRL> lists = new ArrayList<>();
        private final List<byte[]> responses = new ArrayList<>();

        private Builder() {}

        /** Uses only what is given here and what the document has: nothing is fetched. Default: what is missing is fetched. */
        public Builder offline() {
            this.offline = true;
            return this;
        }

        /** Adds certificates of authorities, to build chains with; none is trusted for being given. Default: none. */
        public Builder certificates(Collection<X509Certificate> certificates) {
            this.certificates.addAll(certificates);
            return this;
        }

        /** Adds revocation lists, used where they are current and checked like fetched ones. Default: none. */
        public Builder crls(Collection<X509CRL> crls) {
            this.lists.addAll(crls);
            return this;
        }

        /** Adds OCSP responses in DER, used where they are current and checked like fetched ones. Default: none. */
        public Builder ocspResponses(Collection<byte[]> responses) {
            responses.forEach(response -> this.responses.add(response.clone()));
            return this;
        }

        /** The clock by which answers are current. Default: the system's. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        /**
         * Lets certificates send requests to this machine itself. For tests: whoever makes a certificate could then reach
         * every service that listens only locally.
         */
        public Builder allowLoopbackForTests() {
            this.rule = rule.andLoopback();
            return this;
        }

        /**
         * Lets one host be asked although its address is private, for an authority inside the own network.
         *
         * @param host the name as it stands in the certificates' URLs
         */
        public Builder allowPrivateHost(String host) {
            this.rule = rule.andPrivateHost(host);
            return this;
        }

        /** How long a connection may take to come about. Default: 10 s. */
        public Builder connectTimeout(Duration connectTimeout) {
            this.connectTimeout = Objects.requireNonNull(connectTimeout, "connectTimeout");
            return this;
        }

        /** How long one request may take to the last byte. Default: 20 s. */
        public Builder timeout(Duration timeout) {
            this.timeout = Objects.requireNonNull(timeout, "timeout");
            return this;
        }

        /** After how long no further request is begun for a chain, and after how many. Default: 2 minutes, 40. */
        public Builder limitPerChain(Duration maxDuration, int maxRequests) {
            this.maxDuration = Objects.requireNonNull(maxDuration, "maxDuration");
            this.maxRequests = maxRequests;
            return this;
        }

        /** How many redirects are followed. Default: 3. */
        public Builder maxRedirects(int maxRedirects) {
            this.maxRedirects = maxRedirects;
            return this;
        }

        /** How large a revocation list may be. Default: 32 MiB. OCSP responses and certificates: 256 KiB each. */
        public Builder maxCrlBytes(int maxCrlBytes) {
            this.maxCrlBytes = maxCrlBytes;
            return this;
        }

        /** By how much the clocks of others may differ. Default: 5 minutes. */
        public Builder clockSkew(Duration clockSkew) {
            this.clockSkew = Objects.requireNonNull(clockSkew, "clockSkew");
            return this;
        }

        /** How old an OCSP response may be that does not say when there is a newer one. Default: one hour. */
        public Builder maxAgeWithoutNextUpdate(Duration maxAge) {
            this.maxAgeWithoutNextUpdate = Objects.requireNonNull(maxAge, "maxAge");
            return this;
        }

        /**
         * How long an answer is used again at most; never longer than it is current itself. Zero asks anew each time.
         * Default: one hour.
         */
        public Builder keepFor(Duration keepFor) {
            this.keepFor = Objects.requireNonNull(keepFor, "keepFor");
            return this;
        }

        /** How long a place that failed is not asked again, unless it asks for longer itself. Default: one minute. */
        public Builder failureRest(Duration failureRest) {
            this.failureRest = Objects.requireNonNull(failureRest, "failureRest");
            return this;
        }

        public EvidenceCollector build() {
            return new EvidenceCollector(this);
        }
    }
}
