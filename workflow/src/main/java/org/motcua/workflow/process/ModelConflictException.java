package org.motcua.workflow.process;

import org.motcua.workflow.WorkflowException;

/** A version of a process is deployed already with other content. */
public final class ModelConflictException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    ModelConflictException(String key, String tag) {
        super("Process " + key + " is deployed in version " + tag
                + " with other content. A version never changes: give the model a new version tag.");
    }
}
