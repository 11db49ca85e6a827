package org.motcua.signing;

import java.util.Optional;

/**
 * How a batch ended. Immutable.
 *
 * @param signed documents that were signed now
 * @param finishedBefore documents whose output an earlier run had finished
 * @param failed documents that could not be signed; the listener heard why
 * @param notTried documents that were left alone, or given up half-way without any output, because the batch was stopped
 * @param stoppedBy the failure that no further document would have escaped; empty where there was none
 */
public record BatchSummary(
        int signed, int finishedBefore, int failed, int notTried, Optional<SigningException> stoppedBy) {

    /** Whether every document of the batch has its output now. */
    public boolean complete() {
        return failed == 0 && notTried == 0;
    }
}
