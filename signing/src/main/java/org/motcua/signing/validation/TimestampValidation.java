package org.motcua.signing.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.Finding;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.SubIndication;
import org.motcua.signing.TimestampReport;
import org.motcua.signing.TimestampReport.Kind;
import org.motcua.signing.trust.Fingerprint;
import org.motcua.signing.trust.Purpose;

/**
 * ETSI EN 319 102-1 5.4: a time-stamp token is a basic signature of an authority for time-stamps. Revocation data of the
 * authority must be recent at the time that the token states; newer data that is at hand counts all the same. A token that is
 * older than its certificates' end is then judged by past signature validation. For one thread.
 */
record TimestampValidation(ValidationContext context, CmsVerifier cms) {

    /** A token: what it says once it is judged, and what goes into the report. */
    record Result(TimestampReport report, Optional<Judged> judged) {

        boolean passed() {
            return report.passed();
        }

        Instant time() {
            return report.time().orElseThrow();
        }

        StampedTime stamped() {
            return StampedTime.of(judged.orElseThrow().signature());
        }
    }

    /** Tokens over the value of a signature, or over what it signs, in a signature value that ends at a place in the file. */
    List<Result> validate(List<EncapsulatedContent> tokens, Kind kind, SignedContent stamped, long end) {
        return tokens.stream()
                .map(token -> validate(token.bytes(), kind, stamped, end))
                .toList();
    }

    /** One token, as {@link #validate(List, Kind, SignedContent, long)}. */
    Result validate(byte[] token, Kind kind, SignedContent stamped, long end) {
        try {
            VerifiedSignature verified = cms.verify(SubFilter.TIMESTAMP, token, stamped);
            context.proofs().place(verified.evidence(), end);
            Judged judged = judge(verified, end);
            return new Result(report(kind, Optional.empty(), Fingerprint.of(token), judged), Optional.of(judged));
        } catch (RejectedSignature e) {
            return new Result(unreadable(kind, Fingerprint.of(token), e), Optional.empty());
        }
    }

    /** A verified token whose own bytes end at a place in the file. */
    Judged judge(VerifiedSignature token, long end) {
        Instant stated = token.timestamp().orElseThrow().time();
        Instant from = token.signer().getNotBefore().toInstant();
        Instant recentAt = ValidationContext.earlier(stated, context.time());
        Judged present = new BasicSignatureValidation(context).validate(token, Purpose.TIMESTAMP, recentAt);
        if (stated.isBefore(from)) {
            // An authority cannot have stamped before it had its key certified.
            return present.concluded(Conclusion.failed(SubIndication.NOT_YET_VALID));
        }
        if (present.conclusion().passed()) {
            return present;
        }
        Instant existed = context.proofs().find(end).map(ProofSet.Proof::time).orElse(context.time());
        Conclusion past = new PastSignatureValidation(context).validate(present, Purpose.TIMESTAMP, existed);
        return present.concluded(past);
    }

    static TimestampReport report(Kind kind, Optional<String> field, String sha256, Judged judged) {
        TimestampFacts facts = judged.signature().timestamp().orElseThrow();
        List<Finding> findings = new ArrayList<>(judged.findings());
        findings.addAll(judged.chain().findings());
        return new TimestampReport(
                kind,
                field,
                sha256,
                Optional.of(facts.time()),
                judged.conclusion().indication(),
                judged.conclusion().subIndication(),
                Integrity.INTACT,
                Optional.of(judged.signature().algorithm()),
                Optional.of(judged.signature().signer()),
                judged.chain().certificates(),
                Optional.of(facts.policy()),
                Optional.of(facts.serialNumber()),
                findings);
    }

    private static TimestampReport unreadable(Kind kind, String sha256, RejectedSignature rejected) {
        Indication indication = rejected.indication();
        return new TimestampReport(
                kind,
                Optional.empty(),
                sha256,
                Optional.empty(),
                indication,
                Optional.of(rejected.subIndication()),
                rejected.integrity(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(rejected.finding()));
    }
}
