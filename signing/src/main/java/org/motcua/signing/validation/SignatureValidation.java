package org.motcua.signing.validation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.SignatureKind;
import org.motcua.signing.SignatureLevel;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;
import org.motcua.signing.revision.Judgement;
import org.motcua.signing.revision.SignedField;
import org.motcua.signing.syntax.PdfFile;
import org.motcua.signing.syntax.PdfString;
import org.motcua.signing.trust.ChainValidator;
import org.motcua.signing.trust.TrustVerdict;

/** Validates one signature: format, cryptography, algorithms, then trust. For one thread. */
final class SignatureValidation {

    private final PdfFile file;
    private final CmsVerifier cms;
    private final ChainValidator trust;
    private final Instant time;

    SignatureValidation(PdfFile file, CmsVerifier cms, ChainValidator trust, Instant time) {
        this.file = file;
        this.cms = cms;
        this.trust = trust;
        this.time = time;
    }

    SignatureReport validate(SignedField signature, Judgement judgement) {
        List<Finding> findings = new ArrayList<>(judgement.findings());
        Optional<SubFilter> kind = subFilter(signature);
        VerifiedSignature verified = null;
        RejectedSignature rejected = null;
        try {
            verified = verify(signature, kind, findings);
        } catch (RejectedSignature e) {
            rejected = e;
            findings.add(e.finding());
        }
        Conclusion conclusion = rejected != null
                ? new Conclusion(rejected.indication(), Optional.of(rejected.subIndication()))
                : new Conclusion(Indication.TOTAL_PASSED, Optional.empty());
        List<X509Certificate> chain = List.of();
        if (verified != null) {
            TrustVerdict verdict = trust.validate(verified.signer(), time, verified.certificates());
            chain = verdict.chain();
            findings.addAll(verdict.findings());
            conclusion = conclude(verified, verdict, findings);
        }
        if (!judgement.changesAllowed() && conclusion.indication() != Indication.TOTAL_FAILED) {
            conclusion = new Conclusion(Indication.TOTAL_FAILED, Optional.of(SubIndication.FORMAT_FAILURE));
        }
        return new SignatureReport(
                signature.field().name(),
                kind(kind, judgement),
                conclusion.indication(),
                conclusion.subIndication(),
                rejected == null ? Integrity.INTACT : rejected.integrity(),
                judgement.coverage(),
                judgement.changesAfter(),
                judgement.changesAllowed(),
                level(kind, verified),
                Optional.ofNullable(verified).map(VerifiedSignature::algorithm),
                Optional.ofNullable(verified).map(VerifiedSignature::signer),
                chain,
                signingTime(signature, verified),
                Optional.empty(),
                findings);
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
                contents.bytes(),
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

    private static Conclusion conclude(VerifiedSignature verified, TrustVerdict verdict, List<Finding> findings) {
        Optional<String> weakness = AlgorithmPolicy.weakness(verified);
        if (weakness.isPresent()) {
            findings.add(Finding.of(FindingCode.ALGORITHM_WEAK, weakness.get()));
        }
        if (verdict.problem().isPresent()) {
            return new Conclusion(Indication.INDETERMINATE, verdict.problem());
        }
        if (weakness.isPresent()) {
            return new Conclusion(
                    Indication.INDETERMINATE, Optional.of(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE));
        }
        return new Conclusion(Indication.TOTAL_PASSED, Optional.empty());
    }

    private static SignatureKind kind(Optional<SubFilter> subFilter, Judgement judgement) {
        if (subFilter.filter(s -> s == SubFilter.TIMESTAMP).isPresent()) {
            return SignatureKind.DOCUMENT_TIMESTAMP;
        }
        return judgement.certifying() ? SignatureKind.CERTIFICATION : SignatureKind.SIGNATURE;
    }

    private static SignatureLevel level(Optional<SubFilter> subFilter, @Nullable VerifiedSignature verified) {
        boolean cades = subFilter.filter(s -> s == SubFilter.CADES_DETACHED).isPresent();
        if (verified == null || !verified.bound() || !cades) {
            return SignatureLevel.OTHER;
        }
        return verified.hasSignatureTimestamp() ? SignatureLevel.PADES_B_T : SignatureLevel.PADES_B_B;
    }

    private Optional<Instant> signingTime(SignedField signature, @Nullable VerifiedSignature verified) {
        if (verified != null && verified.claimedTime().isPresent()) {
            return verified.claimedTime();
        }
        PdfString date = file.latest().findString(signature.dictionary(), "M");
        return date == null ? Optional.empty() : PdfDate.find(date.text());
    }
}
