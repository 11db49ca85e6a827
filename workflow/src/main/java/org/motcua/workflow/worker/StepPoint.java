package org.motcua.workflow.worker;

/** The places between two commits of a signing step: where a crash must do no harm. */
public enum StepPoint {
    /** The ledger says RESERVED. */
    RESERVED,
    /** The key has answered; nothing knows it yet. */
    KEY_ANSWERED,
    /** The signed document is in the store. */
    STORED,
    /** The ledger says SIGNED. */
    SIGNED,
    /** What was to be added to it is in the store, too. */
    COMPLETED,
    /** All is written, nothing of it committed. */
    BEFORE_COMMIT,
    /** The step is done. */
    COMMITTED
}
