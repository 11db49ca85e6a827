package org.motcua.workflow.model;

/** What a branch of an act, or a step, does to the document that its setting names. */
public enum DocumentEffect {
    /** Nothing. */
    NONE,
    /** Content and signer are stored. */
    DRAFT,
    /** The next version is made from the content and the marks of those who initialled. */
    COMPOSE,
    /** Somebody initialled; the mark is laid by the next composing. */
    INITIAL,
    /** The composed version is approved. */
    APPROVE,
    /** The leader orders the signature. */
    ORDER,
    /** The leader's signature is made; number and date are reserved with its record. */
    SIGN,
    /** The clerk orders the agency's signature. */
    ORDER_SEAL,
    /** Number, date and the agency's signature are put on it, and it is issued. */
    ISSUE,
    /** It goes back to be drafted again; a reserved number is void. */
    RETURN,
    /** The issued document is recalled. */
    RECALL
}
