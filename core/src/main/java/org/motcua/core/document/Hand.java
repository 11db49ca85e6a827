package org.motcua.core.document;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.motcua.core.Text;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.store.DocumentId;

/**
 * Somebody's part in a document: the history by which duties are kept apart.
 *
 * @param version of the draft that it was about
 * @param at to the microsecond, which is what the databases keep
 * @param seen the bytes that were laid out then; missing for a draft
 * @param note the mark of an initial ("head", "format"), the capacity of a signature ("KT"); may be empty
 */
public record Hand(
        int version,
        Part part,
        OfficerId officer,
        Instant at,
        @Nullable DocumentId seen,
        String note) {

    public Hand {
        Text.optional(note, "Note", 60);
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /** What was done. */
    public enum Part {
        DRAFTED,
        INITIALLED,
        APPROVED,
        RETURNED,
        ORDERED,
        SIGNED,
        SEAL_ORDERED,
        VOIDED,
        ISSUED,
        REPLACED,
        RECALLED
    }
}
