package org.motcua.signing.validation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.SubIndication;

/**
 * What valid content time-stamps prove of the signature that holds them in its signed attributes: it was made after them.
 * Immutable.
 */
record ContentTimestamps(List<StampedTime> stamps) {

    ContentTimestamps {
        stamps = List.copyOf(stamps);
    }

    /** When the signature had not been made yet. */
    private Optional<Instant> latest() {
        return stamps.stream().map(StampedTime::time).max(Instant::compareTo);
    }

    /** ETSI EN 319 102-1 5.3.4 steps 4 and 6: what was wrong already when the signature was made cannot be helped. */
    Conclusion conclude(Judged present, SignatureAcceptanceValidation acceptance) {
        Conclusion conclusion = present.conclusion();
        if (conclusion.passed() || latest().isEmpty()) {
            return conclusion;
        }
        Instant before = latest().get();
        Instant expiry = present.signature().signer().getNotAfter().toInstant();
        return switch (conclusion.subIndication().orElseThrow()) {
            case REVOKED_NO_POE ->
                present.chain().since().filter(before::isAfter).isPresent()
                        ? Conclusion.failed(SubIndication.REVOKED)
                        : conclusion;
            case OUT_OF_BOUNDS_NO_POE, OUT_OF_BOUNDS_NOT_REVOKED ->
                before.isAfter(expiry) ? Conclusion.failed(SubIndication.EXPIRED) : conclusion;
            case CRYPTO_CONSTRAINTS_FAILURE_NO_POE ->
                present.chain().passed()
                                && acceptance
                                        .weakness(present.signature(), before)
                                        .isPresent()
                        ? Conclusion.indeterminate(SubIndication.CRYPTO_CONSTRAINTS_FAILURE)
                        : conclusion;
            default -> conclusion;
        };
    }

    /** 5.5.4 step 4 e: the first content time-stamp that is later than a time-stamp over the signature. */
    Optional<StampedTime> findLaterThan(StampedTime overSignature) {
        return stamps.stream().filter(overSignature::isBefore).findFirst();
    }
}
