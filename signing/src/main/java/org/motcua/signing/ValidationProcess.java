package org.motcua.signing;

/** Which process of ETSI EN 319 102-1 gave the answer for a signature. Immutable. */
public enum ValidationProcess {
    /** Clause 5.3: as of the time of validation, without any proof of an earlier time. */
    BASIC,
    /** Clause 5.4: a time-stamp, judged for itself. */
    TIMESTAMP,
    /** Clause 5.5: with signature time-stamps and long-term validation data. */
    WITH_TIME,
    /** Clause 5.6: with document time-stamps and the proofs of existence drawn from them. */
    LONG_TERM
}
