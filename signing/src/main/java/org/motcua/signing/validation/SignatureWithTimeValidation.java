package org.motcua.signing.validation;

import java.time.Instant;
import org.motcua.signing.CertificateReport.Status;
import org.motcua.signing.SubIndication;
import org.motcua.signing.trust.ChainVerdict;

/**
 * ETSI EN 319 102-1 5.5, from step 4 on: what a proven time makes of the conclusion for the time of validation. There is no
 * constraint on the delay between signature and time-stamp. For one thread.
 */
record SignatureWithTimeValidation(ValidationContext context) {

    /** @param best the best signature time */
    Conclusion validate(Judged present, Instant best) {
        Conclusion conclusion = present.conclusion();
        Instant from = present.signature().signer().getNotBefore().toInstant();
        if (best.isBefore(from) && (conclusion.passed() || isAboutTime(conclusion))) {
            return Conclusion.failed(SubIndication.NOT_YET_VALID);
        }
        if (conclusion.passed()) {
            return acceptable(present, best);
        }
        boolean within =
                !best.isAfter(present.signature().signer().getNotAfter().toInstant());
        return switch (conclusion.subIndication().orElseThrow()) {
            case REVOKED_NO_POE, REVOKED_CA_NO_POE ->
                !isAnswered(best, present.chain())
                        ? conclusion
                        : within
                                ? acceptable(present, best)
                                : Conclusion.indeterminate(SubIndication.OUT_OF_BOUNDS_NOT_REVOKED);
            case TRY_LATER -> within && isAnswered(best, present.chain()) ? acceptable(present, best) : conclusion;
            case CRYPTO_CONSTRAINTS_FAILURE_NO_POE ->
                within && present.chain().passed() ? acceptable(present, best) : conclusion;
            case OUT_OF_BOUNDS_NOT_REVOKED -> within ? acceptable(present, best) : conclusion;
            default -> conclusion;
        };
    }

    private static boolean isAboutTime(Conclusion conclusion) {
        return switch (conclusion.subIndication().orElseThrow()) {
            case OUT_OF_BOUNDS_NO_POE, OUT_OF_BOUNDS_NOT_REVOKED, REVOKED_NO_POE, REVOKED_CA_NO_POE -> true;
            default -> false;
        };
    }

    /** Step 4 a, 6 and 7: revoked or suspended only after the signature existed, and the rest was recent at that time. */
    private static boolean isAnswered(Instant best, ChainVerdict chain) {
        boolean known = chain.certificates().stream().noneMatch(c -> c.status() == Status.UNKNOWN);
        return known
                && chain.since().map(best::isBefore).orElse(true)
                && chain.stale().stream().allMatch(stale -> stale.freshAt(best));
    }

    /** Steps 8 and 9. */
    private Conclusion acceptable(Judged present, Instant best) {
        boolean weak = new SignatureAcceptanceValidation(context.algorithms())
                .weakness(present.signature(), best)
                .isPresent();
        return weak ? Conclusion.indeterminate(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE) : Conclusion.PASSED;
    }
}
