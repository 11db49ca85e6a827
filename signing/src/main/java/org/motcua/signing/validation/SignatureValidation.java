package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.CertificateReport;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Grounds;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.SignatureKind;
import org.motcua.signing.SignatureLevel;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;
import org.motcua.signing.TimestampReport;
import org.motcua.signing.ValidationProcess;
import org.motcua.signing.revision.ByteRange;
import org.motcua.signing.revision.Judgement;
import org.motcua.signing.revision.SignedField;
import org.motcua.signing.syntax.PdfFile;
import org.motcua.signing.trust.Fingerprint;

/**
 * Validates the signatures of one document from the newest to the oldest, so that each is judged with the proofs of existence
 * that the document time-stamps after it give. For one thread.
 */
final class SignatureValidation {

    private final PdfFile file;
    private final DocumentDigests digests;
    private final CmsVerifier cms;
    private final ValidationContext context;
    private final boolean completeData;
    private List<TimestampReport> later = List.of();
    private int laterIntact;

    SignatureValidation(
            PdfFile file, DocumentDigests digests, CmsVerifier cms, ValidationContext context, boolean completeData) {
        this.file = file;
        this.digests = digests;
        this.cms = cms;
        this.context = context;
        this.completeData = completeData;
    }

    /** The next older signature. */
    SignatureReport validate(SignedField signature, Judgement judgement) {
        List<Finding> findings = new ArrayList<>(judgement.findings());
        SignatureEntries entries = new SignatureEntries(file.latest(), signature);
        boolean timestamp =
                entries.subFilter().filter(s -> s == SubFilter.TIMESTAMP).isPresent();
        VerifiedSignature verified = null;
        ContainerClaims claims;
        Integrity integrity = Integrity.INTACT;
        Outcome outcome;
        try {
            verified = verify(signature, entries, findings);
            claims = ContainerClaims.of(verified);
            outcome = timestamp ? timestamp(verified, signature, judgement) : document(verified, signature, findings);
        } catch (RejectedSignature e) {
            claims = claims(entries);
            integrity = e.integrity();
            findings.add(e.finding());
            outcome = Outcome.of(Conclusion.of(e), context.time());
        }
        Conclusion conclusion = outcome.conclusion();
        if (!judgement.changesAllowed() && conclusion.indication() != Indication.TOTAL_FAILED) {
            conclusion = Conclusion.failed(SubIndication.FORMAT_FAILURE);
        }
        findings.addAll(outcome.findings());
        SignatureReport report = new SignatureReport(
                signature.field().name(),
                kind(timestamp, judgement),
                conclusion.indication(),
                conclusion.subIndication(),
                integrity,
                judgement.coverage(),
                judgement.changesAfter(),
                judgement.changesAllowed(),
                level(entries.subFilter(), verified),
                claims.algorithm(),
                Optional.ofNullable(verified).map(VerifiedSignature::signer),
                outcome.chain(),
                claims.time().or(entries::time),
                outcome.proven(),
                findings,
                outcome.grounds(),
                entries.claims(claims));
        if (verified != null) {
            remember(report, outcome, signature, verified);
        }
        return report;
    }

    /** What the validation process says of a signature that verified. */
    private record Outcome(
            Conclusion conclusion,
            Optional<Instant> proven,
            List<Finding> findings,
            Grounds grounds,
            Optional<TimestampReport> own) {

        static Outcome of(Conclusion conclusion, Instant time) {
            return new Outcome(conclusion, Optional.empty(), List.of(), Grounds.none(time), Optional.empty());
        }

        List<X509Certificate> chain() {
            return grounds.certificates().stream()
                    .map(CertificateReport::certificate)
                    .toList();
        }
    }

    private Outcome timestamp(VerifiedSignature verified, SignedField signature, Judgement judgement) {
        long end = signature.contents().orElseThrow().end();
        context.proofs().place(verified.evidence(), end);
        Judged judged = new TimestampValidation(context, cms).judge(verified, end);
        boolean passed = judged.conclusion().passed() && judgement.changesAllowed();
        Optional<Instant> covered = context.proofs().find(end).map(ProofSet.Proof::time);
        Optional<Instant> own = passed
                ? verified.timestamp().map(TimestampFacts::time).filter(t -> !t.isAfter(context.time()))
                : covered;
        Optional<Instant> proven = ValidationContext.earlier(own, covered);
        TimestampReport report = TimestampValidation.report(
                TimestampReport.Kind.DOCUMENT,
                Optional.of(signature.field().name()),
                Fingerprint.of(signature.contents().orElseThrow().bytes()),
                judged);
        return new Outcome(
                judged.conclusion(),
                proven,
                findings(judged),
                grounds(signature, judged, ValidationProcess.TIMESTAMP, proven, later),
                Optional.of(report));
    }

    private Outcome document(VerifiedSignature verified, SignedField signature, List<Finding> findings) {
        long end = signature.contents().orElseThrow().end();
        context.proofs().place(verified.evidence(), end);
        LongTermValidation.Answer answer = new LongTermValidation(context, cms).validate(verified, end);
        List<TimestampReport> timestamps = new ArrayList<>();
        for (TimestampValidation.Result result : answer.timestamps()) {
            timestamps.add(result.report());
            if (!result.passed()) {
                String reason = result.report().subIndication().map(Enum::name).orElse("");
                findings.add(Finding.of(FindingCode.TIMESTAMP_INVALID, reason));
            }
        }
        timestamps.addAll(later);
        if (answer.proven().isEmpty()) {
            findings.add(Finding.of(FindingCode.SIGNING_TIME_UNPROVEN));
        }
        return new Outcome(
                answer.judged().conclusion(),
                answer.proven(),
                findings(answer.judged()),
                grounds(signature, answer.judged(), answer.process(), answer.proven(), timestamps),
                Optional.empty());
    }

    private static List<Finding> findings(Judged judged) {
        List<Finding> all = new ArrayList<>(judged.findings());
        all.addAll(judged.chain().findings());
        return all;
    }

    private Grounds grounds(
            SignedField signature,
            Judged judged,
            ValidationProcess process,
            Optional<Instant> proven,
            List<TimestampReport> timestamps) {
        GroundsWriter writer = new GroundsWriter(context);
        return new Grounds(
                process,
                proven.orElse(context.time()),
                timestamps,
                writer.proofs(signature, judged),
                judged.chain().certificates(),
                writer.algorithms(judged, proven.orElse(context.time())),
                context.algorithms().name());
    }

    /** A valid time-stamp proves, for all that is older, when it existed. */
    private void remember(SignatureReport report, Outcome outcome, SignedField signature, VerifiedSignature verified) {
        if (outcome.own().isEmpty()) {
            return;
        }
        laterIntact++;
        List<TimestampReport> all = new ArrayList<>(later);
        all.add(0, outcome.own().get());
        later = List.copyOf(all);
        if (report.passed() && report.provenTime().isPresent()) {
            context.proofs()
                    .add(new ProofSet.Proof(
                            signature.byteRange().orElseThrow(),
                            StampedTime.of(verified),
                            signature.field().name()));
        }
    }

    private VerifiedSignature verify(SignedField signature, SignatureEntries entries, List<Finding> findings) {
        ByteRange range = signature
                .byteRange()
                .orElseThrow(() -> RejectedSignature.unreadable(
                        FindingCode.BYTE_RANGE_INVALID, signature.field().name()));
        SubFilter kind = entries.subFilter()
                .orElseThrow(() -> RejectedSignature.unreadable(
                        FindingCode.SUBFILTER_UNSUPPORTED,
                        entries.subFilterName().orElse("none")));
        VerifiedSignature verified = cms.verify(kind, entries.cms(), new SignedBytes(digests, range));
        if (!verified.cleanPadding()) {
            findings.add(Finding.of(FindingCode.CONTENTS_PADDING));
        }
        if (kind.legacy()) {
            findings.add(Finding.of(FindingCode.SUBFILTER_LEGACY, kind.label()));
        }
        if (!verified.bound()) {
            findings.add(Finding.of(FindingCode.SIGNING_CERTIFICATE_NOT_BOUND));
        }
        return verified;
    }

    /** What a signature that was rejected says of itself. */
    private ContainerClaims claims(SignatureEntries entries) {
        try {
            return cms.claims(entries.cms());
        } catch (RejectedSignature e) {
            return ContainerClaims.NONE;
        }
    }

    private static SignatureKind kind(boolean timestamp, Judgement judgement) {
        if (timestamp) {
            return SignatureKind.DOCUMENT_TIMESTAMP;
        }
        return judgement.certifying() ? SignatureKind.CERTIFICATION : SignatureKind.SIGNATURE;
    }

    /** The shape alone: whether the timestamps and the data prove anything is said elsewhere. */
    private SignatureLevel level(Optional<SubFilter> subFilter, @Nullable VerifiedSignature verified) {
        boolean cades = subFilter.filter(s -> s == SubFilter.CADES_DETACHED).isPresent();
        if (verified == null || !verified.bound() || !cades) {
            return SignatureLevel.OTHER;
        }
        int stamps = (verified.signatureTimestamps().isEmpty() ? 0 : 1) + laterIntact;
        if (stamps == 0) {
            return SignatureLevel.PADES_B_B;
        }
        if (!completeData) {
            return SignatureLevel.PADES_B_T;
        }
        return stamps > 1 && laterIntact > 0 ? SignatureLevel.PADES_B_LTA : SignatureLevel.PADES_B_LT;
    }
}
