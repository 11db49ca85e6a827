package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.timestamp.TimestampService;

/**
 * The part of a builder that is about services: {@link PdfSigner}, {@link TwoStepSigner} and {@link PdfAugmenter} are told of
 * them alike. Not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract sealed class ServicesBuilder<B extends ServicesBuilder<B>> permits SignerBuilder, PdfAugmenter.Builder {

    private @Nullable TimestampService timestamps;
    private @Nullable EvidenceCollector evidence;
    private final List<X509Certificate> anchors = new ArrayList<>();
    private boolean vri;
    private boolean fallBackToLowerLevel;
    private Clock clock = Clock.system(ZoneId.systemDefault());

    /** This builder. */
    abstract B self();

    /** The service that stamps, for every level above B-B. Default: none, and those levels are refused. */
    public B timestamps(TimestampService timestamps) {
        this.timestamps = Objects.requireNonNull(timestamps, "timestamps");
        return self();
    }

    /**
     * What finds certificates and revocation data, over the network or only among what it was given, for the levels B-LT
     * and B-LTA. One collector for the whole application fetches everything once. Default: none, and those levels are
     * refused.
     */
    public B evidence(EvidenceCollector evidence) {
        this.evidence = Objects.requireNonNull(evidence, "evidence");
        return self();
    }

    /**
     * Adds the certificates at which the chains of signers and time-stamp authorities end; they need no revocation data.
     * Default: none, and the levels B-LT and B-LTA are refused.
     */
    public B trust(Collection<X509Certificate> anchors) {
        this.anchors.addAll(anchors);
        return self();
    }

    /**
     * Also says in /VRI which validation data belong to which signature (ISO 32000-2 12.8.4.4), for readers that want to be
     * told. Default: no /VRI.
     */
    public B withVri() {
        this.vri = true;
        return self();
    }

    /**
     * Goes only as far as the services allow when one of them fails, and says so in the result's shortfall. A document
     * made in memory has no result to say it in. A certificate that is revoked is an error all the same. Default: a service
     * that fails is an error, and nothing is written.
     */
    public B fallBackToLowerLevel() {
        this.fallBackToLowerLevel = true;
        return self();
    }

    /**
     * The clock by which certificates are judged and times are claimed, written in its time zone. Default: the system's
     * clock and zone.
     */
    public B clock(Clock clock) {
        this.clock = Objects.requireNonNull(clock, "clock");
        return self();
    }

    Services services() {
        return new Services(
                Optional.ofNullable(timestamps),
                Optional.ofNullable(evidence),
                anchors,
                vri,
                fallBackToLowerLevel,
                clock);
    }
}
