package org.motcua.workflow;

import org.motcua.core.casefile.CaseId;

/**
 * The case does not wait for this: it was done already (a double click), is not due yet, or the case has ended. Nothing
 * was changed.
 */
public final class NotAwaitedException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    private final String what;

    public NotAwaitedException(CaseId caseId, String what) {
        super("Case " + caseId + " does not wait for \"" + what
                + "\": it was done already or is not due. Look at the case again.");
        this.what = what;
    }

    public NotAwaitedException(String task) {
        super("There is no task " + task + " that waits: it was done already or its case has gone on."
                + " Look at the inbox again.");
        this.what = task;
    }

    /** Id of the element, the message or the task. */
    public String what() {
        return what;
    }
}
