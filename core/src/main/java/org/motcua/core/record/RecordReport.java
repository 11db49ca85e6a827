package org.motcua.core.record;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.audit.AuditChain.Break;
import org.motcua.core.record.CaseParts.Disagreement;

/**
 * What the offline check of a case's record found.
 *
 * @param caseId the case that the record is of
 * @param entries how many entries its chain has
 * @param head the hash of the last one
 * @param proven how many entries from the first on are proven by the hash that was given; 0 where none was given
 * @param broken the first entry that is not right; missing when all are
 * @param disagreements parts of the case that are not as the chain has them
 */
public record RecordReport(
        String caseId,
        int entries,
        String head,
        int proven,
        @Nullable Break broken,
        List<Disagreement> disagreements) {

    public RecordReport {
        disagreements = List.copyOf(disagreements);
    }

    /** Whether no entry was altered, removed or moved, as far as the chain itself can tell. */
    public boolean isChainIntact() {
        return broken == null;
    }

    /** Whether the chain is intact and every part of the case is as its entries left it. */
    public boolean isIntact() {
        return broken == null && disagreements.isEmpty();
    }

    public Optional<Break> firstBreak() {
        return Optional.ofNullable(broken);
    }
}
