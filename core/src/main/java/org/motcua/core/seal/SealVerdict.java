package org.motcua.core.seal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a judge says of a seal's signature and its time.
 *
 * @param decision the bottom line
 * @param signer whom the signature is of; empty where unknown
 * @param since the earliest time for which it is proved that signature and statement were there; missing unless passed
 * @param reasons why it has not passed, a sentence each
 */
public record SealVerdict(
        Decision decision, String signer, @Nullable Instant since, List<String> reasons) {

    /** Whether a seal is proved. */
    public enum Decision {
        /** Signature and time stamp are right and of those who are trusted. */
        PASSED,
        /** The signature or the time stamp is wrong. */
        FAILED,
        /** It cannot be decided, such as for want of trust. */
        INDETERMINATE
    }

    public SealVerdict {
        reasons = List.copyOf(reasons);
        if ((decision == Decision.PASSED) != (since != null)) {
            throw new IllegalArgumentException("A seal has a proven time when it has passed, and only then");
        }
    }

    public static SealVerdict passed(String signer, Instant since) {
        return new SealVerdict(Decision.PASSED, signer, since, List.of());
    }

    public static SealVerdict failed(String signer, List<String> reasons) {
        return new SealVerdict(Decision.FAILED, signer, null, reasons);
    }

    public static SealVerdict indeterminate(String signer, List<String> reasons) {
        return new SealVerdict(Decision.INDETERMINATE, signer, null, reasons);
    }

    public Optional<Instant> provenSince() {
        return Optional.ofNullable(since);
    }
}
