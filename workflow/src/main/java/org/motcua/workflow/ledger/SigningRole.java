package org.motcua.workflow.ledger;

/** In whose name a document is signed. The agency signs only what the leader has signed (Decree 30/2020, 32.2). */
public enum SigningRole {
    /** The competent person. */
    LEADER,
    /** The agency, by the clerk's hand. */
    AGENCY
}
