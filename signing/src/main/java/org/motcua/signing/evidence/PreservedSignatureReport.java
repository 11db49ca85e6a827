package org.motcua.signing.evidence;

import java.time.Instant;
import java.util.Optional;
import org.motcua.signing.DetachedSignatureReport;

/**
 * What was found out about a signature with an evidence record over it and what it signs. Immutable and thread-safe.
 *
 * @param signature judged with the proofs of existence that the record gives, where it passed
 */
public record PreservedSignatureReport(DetachedSignatureReport signature, EvidenceRecordReport record) {

    /** Whether both passed. */
    public boolean passed() {
        return signature.passed() && record.passed();
    }

    /** The earliest time at which content and signature are proved to have existed; empty unless both passed. */
    public Optional<Instant> provenTime() {
        return passed() ? signature.provenTime() : Optional.empty();
    }
}
