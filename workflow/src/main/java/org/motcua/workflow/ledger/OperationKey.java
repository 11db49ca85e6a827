package org.motcua.workflow.ledger;

import org.motcua.core.document.DocumentReference;

/**
 * Names a step that must not be done twice, so that it keeps its name over retries, crashes, nodes and a migration of its
 * process; the ids of jobs and external tasks do not. A document that is drafted again has a new version and so new steps.
 *
 * @param document that the step is about
 * @param step id of the element in the model
 * @param role who signs, or what else is done once
 */
public record OperationKey(DocumentReference document, String step, SigningRole role) {

    public OperationKey {
        if (step.isBlank()) {
            throw new IllegalArgumentException("A step of the ledger needs the id of its element, but got none.");
        }
    }

    /** One string for the key: what a remote signing service is given so that it can recognise a repeated request. */
    public String reference() {
        return document + "/" + step + "/" + role;
    }
}
