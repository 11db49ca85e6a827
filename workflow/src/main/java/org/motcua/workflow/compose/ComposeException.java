package org.motcua.workflow.compose;

import org.motcua.workflow.WorkflowException;

/** A document could not be composed from its content. */
public class ComposeException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    ComposeException(String message) {
        super(message);
    }

    ComposeException(String message, Throwable cause) {
        super(message, cause);
    }
}
