package org.motcua.workflow;

import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;

/**
 * Hears who reads personal data, for an application that keeps a log of it. Called after it is known whether the reader may,
 * before anything is given; what it throws refuses the reading. It may be inside of a transaction of the caller's.
 * Implementations are thread-safe and do not wait long.
 */
@FunctionalInterface
public interface ReadLog {

    /** Keeps nothing. */
    ReadLog NONE = (reader, caseId, what, allowed) -> {};

    /** What is read of a case. */
    enum What {
        /** Case, dossier and documents: {@link Motcua#caseFile}. */
        CASE,
        /** The entries of its record: {@link Motcua#history}. */
        HISTORY,
        /** All of it for keeping elsewhere: {@link Motcua#record}. */
        RECORD
    }

    /**
     * Somebody reads, or wanted to.
     *
     * @param allowed false where the reading is refused
     */
    void read(OfficerId reader, CaseId caseId, What what, boolean allowed);
}
