package org.motcua.workflow;

/** The root of all errors of this module. Unchecked; the leaves carry what the caller needs to react. */
public class WorkflowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WorkflowException(String message) {
        super(message);
    }

    public WorkflowException(String message, Throwable cause) {
        super(message, cause);
    }
}
