package org.motcua.core.audit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the offline check of a dossier's record found.
 *
 * @param dossier the code that the record bears
 * @param entries how many entries its chain has
 * @param head the hash of the last one
 * @param proven how many entries from the first on are proven by the hash that was given; 0 where none was given
 * @param broken the first entry that is not right; missing when all are
 * @param unrecorded documents and numbers that the record has but no entry of the chain names: the chain proves nothing
 *     about them
 */
public record RecordReport(
        String dossier,
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

    /**
     * Where the chain breaks.
     *
     * @param position of the entry in the file, from 1; one more than there are when entries are missing at the end
     */
    public record Break(int position, Problem problem, String text) {}

    /** How an entry can be wrong. */
    public enum Problem {
        /** Its text and its hash do not go together. */
        ALTERED,
        /** It is of another dossier. */
        OTHER_DOSSIER,
        /** Its number does not follow that of the entry before: one was removed, moved or put in. */
        OUT_OF_SEQUENCE,
        /** It does not name the hash of the entry before. */
        NOT_LINKED,
        /** The chain does not reach the hash that it should. */
        TRUNCATED
    }
}
