package org.motcua.signing.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.Finding;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SubIndication;
import org.motcua.signing.TimestampReport.Kind;
import org.motcua.signing.ValidationProcess;
import org.motcua.signing.trust.Purpose;
import org.motcua.signing.validation.TimestampValidation.Result;

/**
 * ETSI EN 319 102-1 5.6.3, which calls 5.5, which calls 5.3: the whole way of one signature. In PDF the archive time-stamps are
 * the document time-stamps after it; they were judged before it, the newest first (step 5). Evidence records are not supported.
 * The process is run whether or not there are such time-stamps, since the caller may have given evidence instead. For one thread.
 */
record LongTermValidation(ValidationContext context, CmsVerifier cms) {

    /**
     * The answer for one signature.
     *
     * @param best the best signature time
     * @param proven the same where a time-stamp proves it
     */
    record Answer(
            Judged judged, ValidationProcess process, Instant best, Optional<Instant> proven, List<Result> timestamps) {

        Answer {
            timestamps = List.copyOf(timestamps);
        }
    }

    /** @param end where the signature value ends in the file */
    Answer validate(VerifiedSignature signature, long end) {
        TimestampValidation stamping = new TimestampValidation(context, cms);
        List<Result> overContent =
                stamping.validate(signature.contentTimestamps(), Kind.CONTENT, signature.content(), end);
        List<Result> overSignature = stamping.validate(
                signature.signatureTimestamps(),
                Kind.SIGNATURE,
                SignedContent.of(signature.value().bytes()),
                end);
        ContentTimestamps content = new ContentTimestamps(stamped(overContent));
        Judged present = present(signature, content);
        Optional<Instant> stamped = earliest(overSignature);
        Conclusion withTime =
                new SignatureWithTimeValidation(context).validate(present, stamped.orElse(context.time()));

        Optional<StampedTime> covering = context.proofs().find(end).map(ProofSet.Proof::stamp);
        Optional<Instant> proven = ValidationContext.earlier(stamped, covering.map(StampedTime::time));
        Instant best = proven.orElse(context.time());
        Conclusion conclusion = withTime;
        ValidationProcess process = stamped.isPresent() ? ValidationProcess.WITH_TIME : ValidationProcess.BASIC;
        if (covering.isPresent() || !withTime.passed()) {
            conclusion = longTerm(present.concluded(withTime), best);
            process = (conclusion.passed() && !withTime.passed()) || covering.isPresent()
                    ? ValidationProcess.LONG_TERM
                    : process;
        }
        List<StampedTime> later = new ArrayList<>(stamped(overSignature));
        covering.ifPresent(later::add);
        Judged concluded = inOrder(present.concluded(effective(present, conclusion, best)), content, later);
        List<Result> timestamps = new ArrayList<>(overContent);
        timestamps.addAll(overSignature);
        return new Answer(concluded, process, best, proven, timestamps);
    }

    /** 5.3 as of the time of validation. */
    private Judged present(VerifiedSignature signature, ContentTimestamps content) {
        Judged basic = new BasicSignatureValidation(context).validate(signature, Purpose.DOCUMENT, context.time());
        return basic.concluded(content.conclude(basic, new SignatureAcceptanceValidation(context.algorithms())));
    }

    /** 5.5.4 step 3. */
    private Optional<Instant> earliest(List<Result> overSignature) {
        return stamped(overSignature).stream()
                .map(StampedTime::time)
                .filter(time -> !time.isAfter(context.time()))
                .min(Instant::compareTo);
    }

    private static List<StampedTime> stamped(List<Result> results) {
        return results.stream().filter(Result::passed).map(Result::stamped).toList();
    }

    /** 5.5.4 step 4 e: whatever is stamped with the signature is stamped after what it signs. */
    private static Judged inOrder(Judged judged, ContentTimestamps content, List<StampedTime> later) {
        for (StampedTime stamp : later) {
            Optional<StampedTime> wrong = content.findLaterThan(stamp);
            if (wrong.isPresent() && judged.conclusion().passed()) {
                return judged.concluded(Conclusion.indeterminate(SubIndication.TIMESTAMP_ORDER_FAILURE))
                        .finding(Finding.of(
                                FindingCode.TIMESTAMP_ORDER, wrong.get().time() + " > " + stamp.time()));
            }
        }
        return judged;
    }

    private Conclusion longTerm(Judged withTime, Instant best) {
        if (withTime.conclusion().passed()) {
            return withTime.conclusion();
        }
        Conclusion timed = new SignatureWithTimeValidation(context).validate(withTime, best);
        return timed.passed()
                ? timed
                : new PastSignatureValidation(context).validate(withTime.concluded(timed), Purpose.DOCUMENT, best);
    }

    /** An anchor counts from a date on for signatures that are not proved to be older. */
    private static Conclusion effective(Judged present, Conclusion conclusion, Instant best) {
        boolean early = present.chain()
                .anchor()
                .flatMap(anchor -> anchor.from().filter(best::isBefore))
                .isPresent();
        return conclusion.passed() && early
                ? Conclusion.indeterminate(SubIndication.NO_CERTIFICATE_CHAIN_FOUND)
                : conclusion;
    }
}
