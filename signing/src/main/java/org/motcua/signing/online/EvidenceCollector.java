package org.motcua.signing.online;

import java.net.URI;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.motcua.signing.http.AddressRule;
import org.motcua.signing.http.BoundedHttp;
import org.motcua.signing.online.EvidenceFailure.Reason;

/**
 * Goes out and finds, for a whole chain, the certificates that are missing (caIssuers) and whether each below the trust
 * anchor is revoked: by OCSP, and where that fails by revocation list.
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

    /** Chains are three or four long; a longer one wants to keep this machine busy. */
    private static final int MAX_CHAIN = 10;

    private final Clock clock;
    private final Duration maxDuration;
    private final int maxRequests;
    private final IssuerSource issuers;
    private final OcspSource ocsp;
    private final CrlSource crls;

    private EvidenceCollector(Builder builder) {
        this.clock = builder.clock;
        this.maxDuration = builder.maxDuration;
        this.maxRequests = builder.maxRequests;
        BoundedHttp http = BoundedHttp.of(builder.rule, builder.connectTimeout, clock);
        Fetcher fetcher = new Fetcher(http, builder.timeout, builder.maxRedirects);
        Freshness freshness = new Freshness(builder.clockSkew, builder.maxAgeWithoutNextUpdate);
        this.issuers = new IssuerSource(
                fetcher,
                new SingleFlightCache<>(clock, builder.failureRest, builder.cacheBytes / 8),
                clock,
                builder.keepFor,
                builder.maxCertificateBytes);
        this.crls = new CrlSource(
                fetcher,
                new SingleFlightCache<>(clock, builder.failureRest, builder.cacheBytes),
                new CrlCheck(freshness),
                clock,
                builder.keepFor,
                builder.maxCrlBytes);
        this.ocsp = new OcspSource(
                fetcher,
                new SingleFlightCache<>(clock, builder.failureRest, builder.cacheBytes / 8),
                new OcspCheck(freshness),
                crls,
                builder.random,
                clock,
                builder.keepFor,
                builder.maxOcspBytes);
    }

    /** A collector with all defaults. */
    public static EvidenceCollector ofDefaults() {
        return builder().build();
    }

    public static Builder builder() {
        return new Builder();
    }

    /**
     * What can be found out about a chain. Failures are in the result, certificate by certificate.
     *
     * @param chain the certificate in question first, then those above it as far as they are at hand, in any order
     * @param anchors where the chain may end; they are used as issuers too
     * @throws EvidenceException only if the thread was interrupted
     */
    public ChainEvidence collect(List<X509Certificate> chain, Collection<X509Certificate> anchors) {
        List<X509Certificate> known = new ArrayList<>(anchors);
        known.addAll(chain);
        try {
            return collect(chain.get(0), known, Set.copyOf(anchors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            String subject = String.valueOf(chain.get(0).getSubjectX500Principal());
            throw new EvidenceException(
                    "The chain of " + subject + " was not looked into",
                    List.of(new EvidenceFailure(subject, Reason.INTERRUPTED, "the thread was interrupted")));
        }
    }

    private ChainEvidence collect(X509Certificate end, List<X509Certificate> known, Set<X509Certificate> anchors)
            throws InterruptedException {
        Budget budget = new Budget(clock, clock.instant().plus(maxDuration), maxRequests);
        List<CertificateEvidence> found = new ArrayList<>();
        X509Certificate current = end;
        while (true) {
            if (anchors.contains(current)) {
                found.add(new CertificateEvidence(current, CertificateStatus.ANCHOR, Optional.empty(), List.of()));
                break;
            }
            if (IssuerMatch.isSelfSigned(current)) {
                found.add(new CertificateEvidence(current, CertificateStatus.SELF_SIGNED, Optional.empty(), List.of()));
                break;
            }
            List<EvidenceFailure> failures = new ArrayList<>();
            Optional<X509Certificate> issuer = issuers.find(current, known, budget, failures);
            if (issuer.isEmpty() || found.size() == MAX_CHAIN) {
                found.add(new CertificateEvidence(current, CertificateStatus.UNKNOWN, Optional.empty(), failures));
                break;
            }
            found.add(revocation(current, issuer.get(), budget, failures));
            current = issuer.get();
        }
        return new ChainEvidence(found);
    }

    private CertificateEvidence revocation(
            X509Certificate certificate, X509Certificate issuer, Budget budget, List<EvidenceFailure> failures)
            throws InterruptedException {
        CertificateLocations places = CertificateLocations.of(certificate);
        failures.addAll(places.failures());
        Optional<RevocationEvidence> evidence =
                first(places.ocsp(), certificate, issuer, budget, failures, ocsp::require);
        if (evidence.isEmpty()) {
            evidence = first(places.crls(), certificate, issuer, budget, failures, crls::require);
        }
        if (evidence.isEmpty()) {
            if (places.ocsp().isEmpty() && places.crls().isEmpty()) {
                failures.add(failure(certificate, Reason.NO_SOURCE, "it names neither a responder nor a list"));
            }
            return new CertificateEvidence(certificate, CertificateStatus.UNKNOWN, Optional.empty(), failures);
        }
        return new CertificateEvidence(certificate, status(certificate, evidence.get(), failures), evidence, failures);
    }

    private CertificateStatus status(
            X509Certificate certificate, RevocationEvidence evidence, List<EvidenceFailure> failures) {
        if (evidence.revocation().isPresent()) {
            return CertificateStatus.REVOKED;
        }
        // Issuers drop expired certificates from their lists: not being there no longer says that it was never revoked.
        if (clock.instant().isAfter(certificate.getNotAfter().toInstant())) {
            String end = certificate.getNotAfter().toInstant().toString();
            failures.add(failure(certificate, Reason.EXPIRED, "it was valid until " + end));
            return CertificateStatus.UNKNOWN;
        }
        return CertificateStatus.GOOD;
    }

    private static Optional<RevocationEvidence> first(
            List<URI> places,
            X509Certificate certificate,
            X509Certificate issuer,
            Budget budget,
            List<EvidenceFailure> failures,
            Source source)
            throws InterruptedException {
        for (URI place : places) {
            try {
                return Optional.of(source.require(place, certificate, issuer, budget));
            } catch (Unusable e) {
                failures.add(e.failure());
            }
        }
        return Optional.empty();
    }

    private static EvidenceFailure failure(X509Certificate certificate, Reason reason, String detail) {
        return new EvidenceFailure(String.valueOf(certificate.getSubjectX500Principal()), reason, detail);
    }

    /** One way to ask one place. */
    @FunctionalInterface
    private interface Source {
        RevocationEvidence require(URI place, X509Certificate certificate, X509Certificate issuer, Budget budget)
                throws Unusable, InterruptedException;
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

        private Builder() {}

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
