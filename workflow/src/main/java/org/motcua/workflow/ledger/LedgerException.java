package org.motcua.workflow.ledger;

import org.motcua.workflow.WorkflowException;

/** A signing step is not in the state that the caller takes it to be in; somebody else was there. */
public final class LedgerException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    LedgerException(OperationKey key, OperationState wanted) {
        super("The signing step " + key.reference() + " cannot become " + wanted
                + ": it has been taken over or has ended. Nothing of this attempt is recorded; leave it alone.");
    }
}
