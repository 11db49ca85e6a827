package org.motcua.workflow.profile;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.Level;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.timestamp.TimestampService;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.trust.VerdictPolicy;

/**
 * How documents are signed and what their signatures are judged by: a PAdES level (ETSI EN 319 142-1), the services that it
 * draws on, trust anchors, revocation data, algorithms, and which verdicts let a document go on. Nothing is issued below the
 * level: a service that fails makes the step be tried again.
 *
 * <p>Immutable and thread-safe.
 */
public final class SigningProfile {

    private final Level level;
    private final @Nullable TimestampService timestamps;
    private final List<X509Certificate> anchors;
    private final Supplier<? extends Collection<X509CRL>> crls;
    private final @Nullable EvidenceCollector online;
    private final AlgorithmPolicy algorithms;
    private final VerdictPolicy verdicts;

    private SigningProfile(Builder builder) {
        this.level = builder.level;
        this.timestamps = builder.timestamps;
        this.anchors = List.copyOf(builder.anchors);
        this.crls = builder.crls == null ? List::of : builder.crls;
        this.online = builder.online;
        this.algorithms = builder.algorithms;
        this.verdicts = builder.withoutTrust ? VerdictPolicy.dangerouslyWithoutTrust() : builder.verdicts;
    }

    /** Begins a profile of that level. */
    public static Builder at(Level level) {
        return new Builder(level);
    }

    /** What both signatures of an issued document have reached at least. */
    public Level level() {
        return level;
    }

    /** What stamps; there is one above B-B. */
    public Optional<TimestampService> timestamps() {
        return Optional.ofNullable(timestamps);
    }

    /** Where the chains of signers and time-stamp authorities end; none where documents are issued without trust. */
    public List<X509Certificate> anchors() {
        return anchors;
    }

    /** The revocation lists as they are now. */
    public List<X509CRL> crls() {
        return List.copyOf(crls.get());
    }

    /** What fetches the evidence that is not given. */
    public Optional<EvidenceCollector> online() {
        return Optional.ofNullable(online);
    }

    public AlgorithmPolicy algorithms() {
        return algorithms;
    }

    public VerdictPolicy verdicts() {
        return verdicts;
    }

    /** Collects a profile. Not thread-safe. */
    public static final class Builder {

        private final Level level;
        private final List<X509Certificate> anchors = new ArrayList<>();
        private @Nullable TimestampService timestamps;
        private @Nullable Supplier<? extends Collection<X509CRL>> crls;
        private @Nullable EvidenceCollector online;
        private AlgorithmPolicy algorithms = AlgorithmPolicy.standard();
        private VerdictPolicy verdicts = VerdictPolicy.totalPassed();
        private boolean withoutTrust;

        private Builder(Level level) {
            this.level = Objects.requireNonNull(level, "level");
        }

        /**
         * What stamps: one service, or several as a {@link org.motcua.signing.timestamp.TimestampPool}. Required above B-B.
         * Default: none.
         */
        public Builder timestamps(TimestampService service) {
            this.timestamps = Objects.requireNonNull(service, "service");
            return this;
        }

        /** Adds certificates of authorities whose signers and time stamps are trusted. Required, but for trials. */
        public Builder trust(Collection<X509Certificate> more) {
            anchors.addAll(more);
            return this;
        }

        /** Revocation lists that stay the same. Without current evidence nothing is signed. Default: none. */
        public Builder crls(Collection<X509CRL> lists) {
            List<X509CRL> same = List.copyOf(lists);
            return crls(() -> same);
        }

        /** Where the revocation lists of the day come from; asked at each step, with no transaction open. */
        public Builder crls(Supplier<? extends Collection<X509CRL>> source) {
            this.crls = Objects.requireNonNull(source, "source");
            return this;
        }

        /**
         * Fetches OCSP answers, revocation lists and issuers' certificates that are not given. One collector for all
         * profiles fetches everything once. Default: nothing is fetched.
         */
        public Builder online(EvidenceCollector collector) {
            this.online = Objects.requireNonNull(collector, "collector");
            return this;
        }

        /**
         * Which algorithms and key sizes sign and count, and until when: a renewal comes before the end of that. Default:
         * {@link AlgorithmPolicy#standard()}.
         */
        public Builder algorithms(AlgorithmPolicy policy) {
            this.algorithms = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /** Which verdicts let a document go on. Default: TOTAL_PASSED alone. */
        public Builder verdicts(VerdictPolicy policy) {
            this.verdicts = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Signs and issues whoever vouches for the signers, also with certificates that are revoked. For trials with keys
         * that no authority vouches for; up to B-T only.
         */
        public Builder dangerouslyWithoutTrust() {
            this.withoutTrust = true;
            return this;
        }

        /**
         * The profile.
         *
         * @throws WorkflowException naming what its level needs and has not got
         */
        public SigningProfile build() {
            requireTrust();
            if (level != Level.B_B && timestamps == null) {
                throw missing("a time-stamping service", "timestamps", Level.B_B);
            }
            if (level.compareTo(Level.B_T) > 0 && crls == null && online == null) {
                throw missing(
                        "evidence that its certificates are not revoked",
                        "crls, or what fetches it by online",
                        Level.B_T);
            }
            return new SigningProfile(this);
        }

        private void requireTrust() {
            if (withoutTrust && !anchors.isEmpty()) {
                throw new WorkflowException("Motcua has trust and is to issue without it. Leave out one of the two.");
            }
            if (withoutTrust && level.compareTo(Level.B_T) > 0) {
                throw new WorkflowException("A profile of level " + level + " stores evidence up to a trust anchor, and"
                        + " cannot do without trust. Give it the certificates of the authorities, or take level B_T.");
            }
            if (!withoutTrust && anchors.isEmpty()) {
                throw new WorkflowException("Motcua has no trust: it would issue what revoked and unknown signers"
                        + " signed. Give the profile, or the builder, the certificates of the authorities by trust and their"
                        + " revocation lists by crls, or choose dangerouslyIssueWithoutTrust for a trial.");
            }
        }

        private WorkflowException missing(String what, String by, Level lower) {
            return new WorkflowException("A profile of level " + level + " needs " + what
                    + " and has none. Give it one by " + by + ", or take level " + lower + ".");
        }
    }
}
