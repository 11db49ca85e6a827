package org.motcua.core.audit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The check of a chain: each entry has the hash of its text, follows the one before, and is of the case. Thread-safe.
 */
public final class AuditChain {

    private AuditChain() {}

    /**
     * Where the chain breaks.
     *
     * @param position of the entry, from 1; one more than there are when entries are missing at the end
     */
    public record Break(int position, Problem problem, String text) {}

    /** How an entry can be wrong. */
    public enum Problem {
        /** Its text and its hash do not go together. */
        ALTERED,
        /** It is of another case. */
        OTHER_CASE,
        /** Its number does not follow that of the entry before: one was removed, moved or put in. */
        OUT_OF_SEQUENCE,
        /** It does not name the hash of the entry before. */
        NOT_LINKED,
        /** The chain does not reach the hash that it should. */
        TRUNCATED,
        /** No key that this installation knows has authenticated it: it was made up, or put there from elsewhere. */
        NOT_AUTHENTIC
    }

    /** The first break of entries as they are stored, or of their head; empty where the chain holds. */
    public static Optional<Break> check(List<AuditEntry> entries, String caseId, AuditHash head) {
        return Optional.ofNullable(
                firstBreak(entries.stream().map(EntryFields::of).toList(), caseId, head.value()));
    }

    /**
     * The first break.
     *
     * @param entries as some file has them
     * @param head the hash that the last one should have
     */
    public static @Nullable Break firstBreak(List<EntryFields> entries, String caseId, String head) {
        String previous = AuditHash.NONE.value();
        int position = 0;
        for (EntryFields entry : entries) {
            position++;
            Break broken = check(entry, position, previous, caseId);
            if (broken != null) {
                return broken;
            }
            previous = String.valueOf(entry.hash());
        }
        if (!previous.equals(head)) {
            return new Break(
                    position + 1,
                    Problem.TRUNCATED,
                    "the record's head is " + head + ", but its last entry has " + previous);
        }
        return null;
    }

    private static @Nullable Break check(EntryFields entry, int position, String previous, String caseId) {
        if (!entry.isIntact()) {
            return new Break(position, Problem.ALTERED, "its text does not have the hash " + entry.hash());
        }
        if (!caseId.equals(entry.caseId())) {
            return new Break(position, Problem.OTHER_CASE, "it is of case " + entry.caseId());
        }
        if (entry.sequence() == null || entry.sequence() != position) {
            return new Break(position, Problem.OUT_OF_SEQUENCE, "it is number " + entry.sequence());
        }
        if (!previous.equals(entry.previous())) {
            return new Break(
                    position,
                    Problem.NOT_LINKED,
                    "it follows " + entry.previous() + ", but the entry before it has " + previous);
        }
        return null;
    }
}
