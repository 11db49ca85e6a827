package org.motcua.workflow.trust;

/** What follows from a verdict. */
public enum Consequence {
    /** The document goes on. */
    GO_ON,
    /** Not now: what is missing may be there later, such as a current revocation list. */
    TRY_AGAIN,
    /** Never: with this certificate or this document it will not get better. */
    REFUSE
}
