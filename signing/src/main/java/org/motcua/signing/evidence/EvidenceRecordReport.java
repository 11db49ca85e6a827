package org.motcua.signing.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.Indication;
import org.motcua.signing.TimestampReport;

/**
 * What an evidence record proves. Immutable and thread-safe.
 *
 * @param indication the bottom line: indeterminate where only trust, revocation or algorithms of a time-stamp are in question
 * @param problem why it did not pass, absent when it did
 * @param detail what was wrong, for people; may be empty
 * @param timestamps its archive time-stamps, the oldest first
 * @param provenTime the time for which it is proved that the data existed, absent unless passed
 * @param digest the hash of its newest hash tree, absent when unreadable
 * @param acceptableUntil when certificates or algorithms of the newest time-stamp end: it is to be renewed before; absent
 *     unless that one passed
 */
public record EvidenceRecordReport(
        Indication indication,
        Optional<RecordProblem> problem,
        String detail,
        List<TimestampReport> timestamps,
        Optional<Instant> provenTime,
        Optional<DigestAlgorithm> digest,
        Optional<Instant> acceptableUntil) {

    public EvidenceRecordReport {
        Objects.requireNonNull(indication, "indication");
        timestamps = List.copyOf(timestamps);
        boolean passed = indication == Indication.TOTAL_PASSED;
        if (passed != problem.isEmpty() || passed != provenTime.isPresent()) {
            throw new IllegalArgumentException(indication + ", yet " + problem + " and " + provenTime);
        }
    }

    static EvidenceRecordReport failed(RecordProblem problem, String detail, Optional<DigestAlgorithm> digest) {
        return new EvidenceRecordReport(
                Indication.TOTAL_FAILED,
                Optional.of(problem),
                detail,
                List.of(),
                Optional.empty(),
                digest,
                Optional.empty());
    }

    public boolean passed() {
        return indication == Indication.TOTAL_PASSED;
    }
}
