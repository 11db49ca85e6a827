package org.motcua.workflow.engine;

import org.motcua.workflow.WorkflowException;

/** The engine was asked for something that it must not do here, such as running code out of the database. */
public final class EngineRefusedException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    EngineRefusedException(String message) {
        super(message);
    }
}
