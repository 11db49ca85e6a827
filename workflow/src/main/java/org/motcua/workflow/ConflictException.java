package org.motcua.workflow;

/**
 * Somebody else changed the dossier at the same moment and was first. Nothing of this act was done; look at the dossier
 * again before repeating it.
 */
public final class ConflictException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    ConflictException(Throwable cause) {
        super(
                "Somebody else changed the dossier at the same moment. Nothing of this act was done: look at it again.",
                cause);
    }
}
