package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.AlgorithmPolicy.Acceptance;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Grounds;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.SignatureKind;
import org.motcua.signing.SignatureLevel;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;
import org.motcua.signing.ValidationProcess;
import org.motcua.signing.revision.Judgement;
import org.motcua.signing.revision.SignedField;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfFile;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfString;
import org.motcua.signing.trust.ChainValidator;
import org.motcua.signing.trust.Evidence;
import org.motcua.signing.trust.Purpose;
import org.motcua.signing.trust.TrustVerdict;

/** Validates one signature: format, cryptography, algorithms, then trust. For one thread. */
final class SignatureValidation {

    private final PdfFile file;
    private final CmsVerifier cms;
    private final ChainValidator trust;
    private final ValidationData data;
    private final Timestamps timestamps;
    private final AlgorithmPolicy algorithms;
    private final Instant time;

    SignatureValidation(
            PdfFile file,
            CmsVerifier cms,
            ChainValidator trust,
            AlgorithmPolicy algorithms,
            ValidationData data,
            Instant time) {
        this.file = file;
        this.algorithms = algorithms;
        this.data = data;
        this.timestamps = new Timestamps(cms, trust, algorithms, time);
        this.cms = cms;
        this.trust = trust;
        this.time = time;
    }

    /** What the signatures after this one contribute to it. */
    record Later(Optional<Instant> provenTime, int timestamps) {

        static final Later NOTHING = new Later(Optional.empty(), 0);

        /** With one more signature, seen from those before it. */
        Later after(SignatureReport report) {
            if (report.kind() != SignatureKind.DOCUMENT_TIMESTAMP || report.integrity() != Integrity.INTACT) {
                return this;
            }
            Optional<Instant> proven = report.passed() ? earlier(provenTime, report.provenTime()) : provenTime;
            return new Later(proven, timestamps + 1);
        }
    }

    SignatureReport validate(SignedField signature, Judgement judgement, Later later) {
        List<Finding> findings = new ArrayList<>(judgement.findings());
        Optional<SubFilter> subFilter = subFilter(signature);
        VerifiedSignature verified = null;
        RejectedSignature rejected = null;
        try {
            verified = verify(signature, subFilter, findings);
        } catch (RejectedSignature e) {
            rejected = e;
            findings.add(e.finding());
        }
        Trusted trusted = verified == null ? Trusted.NOT : trust(verified, subFilter, later, findings);
        Conclusion conclusion = rejected == null
                ? trusted.conclusion()
                : new Conclusion(rejected.indication(), Optional.of(rejected.subIndication()));
        if (!judgement.changesAllowed() && conclusion.indication() != Indication.TOTAL_FAILED) {
            conclusion = new Conclusion(Indication.TOTAL_FAILED, Optional.of(SubIndication.FORMAT_FAILURE));
        }
        return new SignatureReport(
                signature.field().name(),
                kind(subFilter, judgement),
                conclusion.indication(),
                conclusion.subIndication(),
                rejected == null ? Integrity.INTACT : rejected.integrity(),
                judgement.coverage(),
                judgement.changesAfter(),
                judgement.changesAllowed(),
                level(subFilter, verified, later),
                Optional.ofNullable(verified).map(VerifiedSignature::algorithm),
                Optional.ofNullable(verified).map(VerifiedSignature::signer),
                trusted.chain(),
                signingTime(signature, verified),
                trusted.provenTime(),
                findings,
                grounds(trusted));
    }

    private Grounds grounds(Trusted trusted) {
        return new Grounds(
                trusted.provenTime().isPresent() ? ValidationProcess.WITH_TIME : ValidationProcess.BASIC,
                trusted.provenTime().orElse(time),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                algorithms.name());
    }

    private record Trusted(List<X509Certificate> chain, Optional<Instant> provenTime, Conclusion conclusion) {

        static final Trusted NOT =
                new Trusted(List.of(), Optional.empty(), new Conclusion(Indication.INDETERMINATE, Optional.empty()));
    }

    private Trusted trust(
            VerifiedSignature verified, Optional<SubFilter> subFilter, Later later, List<Finding> findings) {
        Evidence evidence = data.evidence().with(verified.certificates());
        boolean timestamp = subFilter.filter(s -> s == SubFilter.TIMESTAMP).isPresent();
        Optional<Instant> proven = timestamp
                ? earlier(later.provenTime(), verified.timestamp())
                : earlier(later.provenTime(), timestamps.prove(verified, evidence, findings));
        if (proven.isEmpty()) {
            findings.add(Finding.of(FindingCode.SIGNING_TIME_UNPROVEN));
        }
        Purpose purpose = timestamp ? Purpose.TIMESTAMP : Purpose.DOCUMENT;
        Optional<Instant> existed = timestamp ? later.provenTime() : proven;
        TrustVerdict verdict = trust.validate(verified.signer(), time, purpose, evidence);
        if (verdict.problem().equals(Optional.of(SubIndication.OUT_OF_BOUNDS_NO_POE))) {
            verdict = past(verified, existed, purpose, evidence, verdict);
        }
        findings.addAll(verdict.findings());
        Conclusion conclusion = conclude(verified, existed, verdict, findings);
        boolean proves = !timestamp || conclusion.indication() == Indication.TOTAL_PASSED;
        return new Trusted(verdict.chain(), proves ? proven : later.provenTime(), conclusion);
    }

    /**
     * An expired certificate is judged at the proven time instead, if it was valid then. A revocation that any list dates
     * before that time stands.
     */
    private TrustVerdict past(
            VerifiedSignature verified,
            Optional<Instant> proven,
            Purpose purpose,
            Evidence evidence,
            TrustVerdict present) {
        if (proven.isEmpty() || trust.isRevokedBefore(verified.signer(), proven.get(), evidence)) {
            return present;
        }
        TrustVerdict then = trust.validate(verified.signer(), proven.get(), purpose, evidence);
        return then.problem().isEmpty() ? then : present;
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> two) {
        if (one.isEmpty() || two.isEmpty()) {
            return one.isPresent() ? one : two;
        }
        return one.get().isBefore(two.get()) ? one : two;
    }

    private record Conclusion(Indication indication, Optional<SubIndication> subIndication) {}

    private Optional<SubFilter> subFilter(SignedField signature) {
        String name = file.latest().findName(signature.dictionary(), "SubFilter");
        return name == null ? Optional.empty() : SubFilter.find(name);
    }

    private VerifiedSignature verify(SignedField signature, Optional<SubFilter> kind, List<Finding> findings) {
        if (signature.byteRange().isEmpty()) {
            throw RejectedSignature.unreadable(
                    FindingCode.BYTE_RANGE_INVALID, signature.field().name());
        }
        PdfString contents = signature
                .contents()
                .orElseThrow(() -> RejectedSignature.unreadable(
                        FindingCode.CONTENTS_INVALID, signature.field().name()));
        SubFilter known = kind.orElseThrow(() -> RejectedSignature.unreadable(
                FindingCode.SUBFILTER_UNSUPPORTED,
                String.valueOf(file.latest().findName(signature.dictionary(), "SubFilter"))));
        VerifiedSignature verified = cms.verify(
                known,
                known == SubFilter.X509_RSA_SHA1
                        ? BareRsaSignature.asCms(contents.bytes(), certificates(signature))
                        : contents.bytes(),
                new SignedBytes(file.source(), signature.byteRange().get()));
        if (!verified.cleanPadding()) {
            findings.add(Finding.of(FindingCode.CONTENTS_PADDING));
        }
        if (known.legacy()) {
            findings.add(Finding.of(FindingCode.SUBFILTER_LEGACY, known.label()));
        }
        if (!verified.bound()) {
            findings.add(Finding.of(FindingCode.SIGNING_CERTIFICATE_NOT_BOUND));
        }
        return verified;
    }

    /** The entry /Cert: one string, or an array of them. */
    private List<byte[]> certificates(SignedField signature) {
        PdfString single = file.latest().findString(signature.dictionary(), "Cert");
        PdfArray several = file.latest().findArray(signature.dictionary(), "Cert");
        if (several == null) {
            return single == null ? List.of() : List.of(single.bytes());
        }
        List<byte[]> certificates = new ArrayList<>();
        for (PdfObject item : several.items()) {
            if (file.latest().resolve(item) instanceof PdfString certificate) {
                certificates.add(certificate.bytes());
            }
        }
        return certificates;
    }

    private Conclusion conclude(
            VerifiedSignature verified, Optional<Instant> existed, TrustVerdict verdict, List<Finding> findings) {
        Acceptance acceptance = verified.use().under(algorithms);
        boolean strong = acceptance.at(existed.orElse(time));
        if (!strong) {
            findings.add(Finding.of(FindingCode.ALGORITHM_WEAK, acceptance.algorithm()));
        }
        if (verdict.problem().isPresent()) {
            return new Conclusion(Indication.INDETERMINATE, verdict.problem());
        }
        if (!strong) {
            SubIndication problem = existed.isPresent()
                    ? SubIndication.CRYPTO_CONSTRAINTS_FAILURE
                    : SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE;
            return new Conclusion(Indication.INDETERMINATE, Optional.of(problem));
        }
        return new Conclusion(Indication.TOTAL_PASSED, Optional.empty());
    }

    private static SignatureKind kind(Optional<SubFilter> subFilter, Judgement judgement) {
        if (subFilter.filter(s -> s == SubFilter.TIMESTAMP).isPresent()) {
            return SignatureKind.DOCUMENT_TIMESTAMP;
        }
        return judgement.certifying() ? SignatureKind.CERTIFICATION : SignatureKind.SIGNATURE;
    }

    /** The shape alone: whether the timestamps and the data prove anything is said elsewhere. */
    private SignatureLevel level(Optional<SubFilter> subFilter, @Nullable VerifiedSignature verified, Later later) {
        boolean cades = subFilter.filter(s -> s == SubFilter.CADES_DETACHED).isPresent();
        if (verified == null || !verified.bound() || !cades) {
            return SignatureLevel.OTHER;
        }
        int stamps = (verified.signatureTimestamp().isPresent() ? 1 : 0) + later.timestamps();
        if (stamps == 0) {
            return SignatureLevel.PADES_B_B;
        }
        if (!data.complete()) {
            return SignatureLevel.PADES_B_T;
        }
        return stamps > 1 && later.timestamps() > 0 ? SignatureLevel.PADES_B_LTA : SignatureLevel.PADES_B_LT;
    }

    private Optional<Instant> signingTime(SignedField signature, @Nullable VerifiedSignature verified) {
        if (verified != null && verified.claimedTime().isPresent()) {
            return verified.claimedTime();
        }
        PdfString date = file.latest().findString(signature.dictionary(), "M");
        return date == null ? Optional.empty() : PdfDate.find(date.text());
    }
}
