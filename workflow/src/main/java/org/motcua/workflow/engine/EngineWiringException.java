package org.motcua.workflow.engine;

import org.motcua.workflow.WorkflowException;

/** The engine, the transactions and the database do not fit together; nothing has been started. */
public final class EngineWiringException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    EngineWiringException(String message) {
        super(message);
    }

    EngineWiringException(String message, Throwable cause) {
        super(message, cause);
    }
}
