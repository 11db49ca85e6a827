package org.motcua.workflow.ledger;

/** In whose name something is done once. The agency signs only what the leader has signed (Decree 30/2020, 32.2). */
public enum SigningRole {
    /** The competent person signs. */
    LEADER,
    /** The agency signs, by the clerk's hand. */
    AGENCY,
    /** Somebody is told. */
    MESSENGER
}
