package org.motcua.workflow;

import org.motcua.core.agency.OfficerId;

/** The officer may not do this: the role, the assignment or the separation of duties forbids it. Nothing was changed. */
public final class NotAllowedException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    private final transient OfficerId officer;

    NotAllowedException(OfficerId officer, String why) {
        super("Officer " + officer.value() + " may not do this: " + why);
        this.officer = officer;
    }

    /** Who tried. */
    public OfficerId officer() {
        return officer;
    }
}
