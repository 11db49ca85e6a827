package org.motcua.workflow;

/**
 * A key wants something of its owner before it signs again: its PIN was wrong or is locked, a one-time password was wrong,
 * or the owner did not answer. Each further attempt by itself would take one of the owner's tries, so there is none: the
 * step waits for an operator.
 */
public final class KeyWantsOwnerException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    /**
     * Puts it off until somebody has seen to it.
     *
     * @param why without a secret; operators are shown it
     */
    public KeyWantsOwnerException(String why) {
        super("The key is not asked again by itself: " + why + ". Have its owner see to it, then let the step be tried"
                + " again.");
    }
}
