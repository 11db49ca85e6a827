package org.motcua.workflow.process;

import org.motcua.workflow.WorkflowException;

/** What the engine would run is not the model that was checked. Nothing is run by it. */
public final class TamperedModelException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    TamperedModelException(String definition, String what) {
        super("The model of " + definition + " is not the one that was checked: " + what
                + ". Restore the database from a copy and find out who changed it.");
    }
}
