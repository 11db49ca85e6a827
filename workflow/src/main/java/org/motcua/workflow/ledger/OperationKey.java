package org.motcua.workflow.ledger;

/**
 * Names a signing step so that it keeps its name over retries, crashes and nodes; the ids of jobs and external tasks do
 * not. A document that is drafted again has a new version and so a new step.
 *
 * @param processInstance id of the process instance
 * @param activity id of the signing activity in the model
 * @param documentVersion of the draft, from 1
 * @param role who signs
 */
public record OperationKey(String processInstance, String activity, int documentVersion, SigningRole role) {

    public OperationKey {
        if (processInstance.isBlank() || activity.isBlank()) {
            throw new IllegalArgumentException("A signing step needs a process instance and an activity, but got \""
                    + processInstance + "\" and \"" + activity + "\".");
        }
        if (documentVersion < 1) {
            throw new IllegalArgumentException("A document's versions count from 1, but got " + documentVersion + ".");
        }
    }

    /** One string for the key: what a remote signing service is given so that it can recognise a repeated request. */
    public String reference() {
        return processInstance + "/" + activity + "/" + documentVersion + "/" + role;
    }
}
