package org.motcua.core.seal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What seals prove about the chain of a case. That the chain is whole from its first entry to the sealed one is the
 * business of {@link org.motcua.core.audit.AuditChain}; only both together prove the entries.
 *
 * @param installation whose seal it says to be; empty where there is no seal
 * @param number of the seal; 0 where there is none
 * @param signer whom the seal's signature is of; empty where unknown
 * @param sealed entries 1 to this one are sealed; 0 where nothing is proved. What comes after them is not yet sealed, which
 *     is no statement about it
 * @param since the time for which it is proved that they were there
 * @param problem what is wrong; missing where nothing is
 * @param reasons of the problem, a sentence each
 */
public record SealReport(
        String installation,
        int number,
        String signer,
        int sealed,
        @Nullable Instant since,
        @Nullable Problem problem,
        List<String> reasons) {

    /** What can be wrong with a seal, or with a chain that a seal is over. */
    public enum Problem {
        /** Two seals of one number differ, or do not follow each other as their numbers say. */
        FORKED,
        /** It does not name the seal before it. */
        NOT_LINKED,
        /** The head is not in the tree of the seal. */
        NOT_INCLUDED,
        /** Signature or time stamp is wrong. */
        NOT_PROVED,
        /** Whether signature and time stamp are right cannot be decided. */
        UNDECIDED,
        /** It is over another case. */
        OTHER_CASE,
        /** The chain has fewer entries than were sealed. */
        SHORTER,
        /** Where the sealed entry was the chain has another one. */
        OTHER_CHAIN
    }

    public SealReport {
        reasons = List.copyOf(reasons);
    }

    /** Nothing is sealed: there was no seal to check. */
    public static SealReport none() {
        return new SealReport("", 0, "", 0, null, null, List.of());
    }

    /** Whether there was a seal, and it proves what it says. */
    public boolean isProved() {
        return sealed > 0;
    }

    public Optional<Instant> provenSince() {
        return Optional.ofNullable(since);
    }

    public Optional<Problem> firstProblem() {
        return Optional.ofNullable(problem);
    }
}
