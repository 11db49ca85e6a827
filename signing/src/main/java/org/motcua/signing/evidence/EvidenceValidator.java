package org.motcua.signing.evidence;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.DetachedSignatureReport;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Indication;
import org.motcua.signing.RevocationPolicy;
import org.motcua.signing.RevocationReport.Source;
import org.motcua.signing.TimestampReport;
import org.motcua.signing.TrustAnchor;
import org.motcua.signing.ValidationLimits;
import org.motcua.signing.evidence.ArchiveTimestamps.BadRecord;
import org.motcua.signing.syntax.PdfSyntaxException;
import org.motcua.signing.trust.Evidence;
import org.motcua.signing.trust.PathPolicy;
import org.motcua.signing.trust.RevocationData;
import org.motcua.signing.trust.TrustMaterial;
import org.motcua.signing.validation.DetachedValidation;
import org.motcua.signing.validation.DetachedValidation.Outcome;
import org.motcua.signing.validation.DetachedValidation.Signed;
import org.motcua.signing.validation.DetachedValidation.Stamp;

/**
 * Judges detached signatures and evidence records by given trust anchors, revocation data and algorithms, as
 * {@link org.motcua.signing.PdfValidator} does PDF signatures (ETSI EN 319 102-1). Nothing is fetched from the network. It
 * answers with a report and never throws for what is wrong with what it judges.
 *
 * <p>Immutable; one validator can serve any number of threads.
 */
public final class EvidenceValidator {

    private final DetachedValidation validation;
    private final Clock clock;
    private final @Nullable Instant at;

    private EvidenceValidator(Builder builder) {
        TrustMaterial material = new TrustMaterial(
                builder.anchors,
                new Evidence(builder.intermediates, builder.revocationData),
                builder.revocation,
                PathPolicy.ANY,
                Optional.of(builder.algorithms),
                builder.limits);
        this.validation = new DetachedValidation(material, builder.algorithms);
        this.clock = builder.clock;
        this.at = builder.at;
    }

    /** Without anchors nothing passes; integrity is reported all the same. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Judges a detached signature.
     *
     * @param content what it should be over
     * @param signature CMS SignedData in DER with one signer
     */
    public DetachedSignatureReport signature(byte[] content, byte[] signature) {
        return signature(content, signature, List.of());
    }

    /**
     * Judges an evidence record.
     *
     * @param data what it should be over
     * @param record EvidenceRecord of RFC 4998 in DER
     */
    public EvidenceRecordReport record(DataGroup data, byte[] record) {
        return judge(data, record).report();
    }

    /**
     * Judges a detached signature together with an evidence record over it and its content: the record proves when the
     * signature existed, so that it still passes when its certificate and algorithms have ended since.
     *
     * @param record over the group of content and signature
     */
    public PreservedSignatureReport preserved(byte[] content, byte[] signature, byte[] record) {
        Judgement judgement = judge(DataGroup.of(content, signature), record);
        List<Stamp> proofs = judgement.report().passed() ? judgement.stamps() : List.of();
        return new PreservedSignatureReport(signature(content, signature, proofs), judgement.report());
    }

    private DetachedSignatureReport signature(byte[] content, byte[] signature, List<Stamp> stamps) {
        try {
            return validation
                    .validate(Optional.of(new Signed(content, signature)), stamps, time())
                    .signature()
                    .orElseThrow();
        } catch (PdfSyntaxException e) {
            return DetachedSignatureReport.unjudged(e.finding());
        } catch (RuntimeException e) {
            // Signatures are hostile: whatever one of them brings about is an answer, and never one that passes.
            return DetachedSignatureReport.unjudged(
                    Finding.of(FindingCode.CMS_MALFORMED, String.valueOf(e.getMessage())));
        }
    }

    private record Judgement(EvidenceRecordReport report, List<Stamp> stamps) {}

    private Judgement judge(DataGroup data, byte[] record) {
        ArchiveTimestamps read;
        try {
            read = ArchiveTimestamps.read(record);
        } catch (BadRecord e) {
            return new Judgement(EvidenceRecordReport.failed(e.problem(), e.detail(), Optional.empty()), List.of());
        }
        try {
            List<Stamp> stamps = read.requireCovering(data);
            return new Judgement(report(read, validation.validate(Optional.empty(), stamps, time())), stamps);
        } catch (BadRecord e) {
            return new Judgement(EvidenceRecordReport.failed(e.problem(), e.detail(), read.digest()), List.of());
        } catch (PdfSyntaxException e) {
            return new Judgement(
                    undecided(read, RecordProblem.LIMIT_EXCEEDED, e.finding().detail(), List.of(), Optional.empty()),
                    List.of());
        } catch (RuntimeException e) {
            return new Judgement(
                    EvidenceRecordReport.failed(
                            RecordProblem.UNREADABLE, String.valueOf(e.getMessage()), read.digest()),
                    List.of());
        }
    }

    private static EvidenceRecordReport report(ArchiveTimestamps read, Outcome outcome) {
        Optional<TimestampReport> bad =
                outcome.stamps().stream().filter(stamp -> !stamp.passed()).findFirst();
        if (bad.isEmpty()) {
            return new EvidenceRecordReport(
                    Indication.TOTAL_PASSED,
                    Optional.empty(),
                    "",
                    outcome.stamps(),
                    outcome.stamps().get(0).time(),
                    read.digest(),
                    outcome.acceptableUntil());
        }
        String detail = bad.get().time().map(Instant::toString).orElse("unreadable") + " "
                + bad.get().subIndication().map(Enum::name).orElse("");
        if (bad.get().indication() == Indication.TOTAL_FAILED) {
            return new EvidenceRecordReport(
                    Indication.TOTAL_FAILED,
                    Optional.of(RecordProblem.TIMESTAMP_NOT_VALID),
                    detail,
                    outcome.stamps(),
                    Optional.empty(),
                    read.digest(),
                    outcome.acceptableUntil());
        }
        return undecided(read, RecordProblem.TIMESTAMP_NOT_VALID, detail, outcome.stamps(), outcome.acceptableUntil());
    }

    private static EvidenceRecordReport undecided(
            ArchiveTimestamps read,
            RecordProblem problem,
            String detail,
            List<TimestampReport> stamps,
            Optional<Instant> until) {
        return new EvidenceRecordReport(
                Indication.INDETERMINATE, Optional.of(problem), detail, stamps, Optional.empty(), read.digest(), until);
    }

    private Instant time() {
        return at == null ? clock.instant() : at;
    }

    /** Collects what a validator works with. Not thread-safe; the validator it builds is. */
    public static final class Builder {

        private final List<TrustAnchor> anchors = new ArrayList<>();
        private final List<X509Certificate> intermediates = new ArrayList<>();
        private final List<RevocationData> revocationData = new ArrayList<>();
        private RevocationPolicy revocation = RevocationPolicy.REQUIRED;
        private AlgorithmPolicy algorithms = AlgorithmPolicy.standard();
        private ValidationLimits limits = ValidationLimits.DEFAULT;
        private Clock clock = Clock.systemUTC();
        private @Nullable Instant at;

        private Builder() {}

        /** Adds trust anchors without dates, of signers and of time-stamp authorities. Default: none. */
        public Builder trust(Collection<X509Certificate> anchors) {
            anchors.forEach(anchor -> this.anchors.add(TrustAnchor.of(anchor)));
            return this;
        }

        /** Adds trust anchors that count from a date on, or until one. Default: none. */
        public Builder trustAnchors(Collection<TrustAnchor> anchors) {
            this.anchors.addAll(anchors);
            return this;
        }

        /** Adds certificates of authorities, used to build chains and never trusted for themselves. Default: none. */
        public Builder intermediates(Collection<X509Certificate> intermediates) {
            this.intermediates.addAll(intermediates);
            return this;
        }

        /** Adds revocation lists. Each is used only after its own signature was checked. Default: none. */
        public Builder crls(Collection<X509CRL> crls) {
            crls.forEach(crl -> revocationData.add(RevocationData.of(crl, Source.CALLER)));
            return this;
        }

        /** What to think where nothing is known about revocation. Default: {@link RevocationPolicy#REQUIRED}. */
        public Builder revocation(RevocationPolicy revocation) {
            this.revocation = Objects.requireNonNull(revocation, "revocation");
            return this;
        }

        /** Which algorithms and key sizes count, and until when. Default: {@link AlgorithmPolicy#standard()}. */
        public Builder algorithms(AlgorithmPolicy algorithms) {
            this.algorithms = Objects.requireNonNull(algorithms, "algorithms");
            return this;
        }

        /** What one signature or record may cost. Default: {@link ValidationLimits#DEFAULT}. */
        public Builder limits(ValidationLimits limits) {
            this.limits = Objects.requireNonNull(limits, "limits");
            return this;
        }

        /** The time for which to judge, instead of the clock's. Default: the clock's time at each call. */
        public Builder at(Instant time) {
            this.at = Objects.requireNonNull(time, "time");
            return this;
        }

        /** The clock that tells the time. Default: the system's. */
        public Builder clock(Clock clock) {
            this.clock = Objects.requireNonNull(clock, "clock");
            return this;
        }

        public EvidenceValidator build() {
            return new EvidenceValidator(this);
        }
    }
}
