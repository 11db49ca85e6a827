package org.motcua.signing.evidence;

/** Why an evidence record does not prove what it should (RFC 4998 5.3). */
public enum RecordProblem {
    /** It is no evidence record. */
    UNREADABLE,
    /** Its hash trees are not over the data. */
    DATA_NOT_COVERED,
    /** An archive time-stamp is not over the one before it. */
    NOT_LINKED,
    /** Time-stamps of one chain use different hashes, or other ones than their hash trees. */
    DIGEST_MIXED,
    /** A time-stamp is older than the one before it. */
    OUT_OF_ORDER,
    /** A time-stamp does not pass at the time of the one after it, or the last one now; its report says why. */
    TIMESTAMP_NOT_VALID,
    /** It would cost more to judge than its limits allow. */
    LIMIT_EXCEEDED
}
