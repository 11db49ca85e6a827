package org.motcua.workflow.ledger;

/** How far a signing step is known to have come. */
public enum OperationState {
    /** The key may be asked now, or was: a row that is found again in this state is "perhaps signed". */
    RESERVED,
    /** The key answers when its owner does; nobody asks it by itself. */
    WAITING,
    /** The signed document is stored; the dossier does not know it yet. */
    SIGNED,
    /** Dossier, register, audit and process know it. */
    COMMITTED,
    /** It will never be recorded: the key, the document or what was to be added to it was refused for good. */
    FAILED
}
