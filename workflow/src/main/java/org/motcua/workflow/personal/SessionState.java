package org.motcua.workflow.personal;

/** How far a signing session has come. */
public enum SessionState {
    /** The owner has been asked, or is about to be. */
    OPEN,
    /** The owner's signatures are kept; the documents are being completed with them. */
    ANSWERED,
    /** The documents are signed; the process goes on. */
    DONE,
    /** The owner, or the service, declined: the documents are back at their approval. */
    DECLINED,
    /** Nobody answered in time: the documents are back at their approval. */
    EXPIRED,
    /** Another session took its place. */
    REPLACED
}
