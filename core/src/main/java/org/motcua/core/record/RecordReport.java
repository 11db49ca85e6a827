package org.motcua.core.record;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.AuditChain.Break;

/**
 * What the offline check of a case's record found.
 *
 * @param caseId the case that the record is of
 * @param entries how many entries its chain has
 * @param head the hash of the last one
 * @param proven how many entries from the first on are proven by the hash that was given; 0 where none was given
 * @param broken the first entry that is not right; missing when all are
 * @param unrecorded documents and numbers that the record has but no entry of the chain names: the chain proves nothing
 *     about them
 */
public record RecordReport(
        String caseId,
        int entries,
        String head,
        int proven,
        @Nullable Break broken,
        List<String> unrecorded) {

    public RecordReport {
        unrecorded = List.copyOf(unrecorded);
    }

    /** Whether no entry was altered, removed or moved, as far as the chain itself can tell. */
    public boolean isIntact() {
        return broken == null;
    }

    public Optional<Break> firstBreak() {
        return Optional.ofNullable(broken);
    }
}
