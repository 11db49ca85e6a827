package org.motcua.workflow;

import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.Actor;

/** Whoever tried may not do this. Nothing was changed. */
public final class NotAllowedException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    private final String actor;
    private final Reason reason;

    /** Why not. */
    public enum Reason {
        /** The directory has nobody of that id in office today. */
        NOT_IN_OFFICE,
        /** The work is another agency's. */
        OTHER_AGENCY,
        /** It takes another role. */
        ROLE,
        /** It is another division's. */
        UNIT,
        /** Somebody else is named for it. */
        PERSON,
        /** The same person did what must be somebody else's. */
        SEPARATION,
        /** The directory does not let the officer sign that kind of document today. */
        NOT_SIGNATORY,
        /** Somebody else has claimed the task. */
        CLAIMED,
        /** Code and secret of the applicant do not go together, or were tried too often. */
        SECRET
    }

    public NotAllowedException(OfficerId officer, Reason reason, String why) {
        this(Actor.officer(officer), reason, why);
    }

    public NotAllowedException(Actor actor, Reason reason, String why) {
        super("Not allowed for " + actor + ": " + why + ".");
        this.actor = actor.value();
        this.reason = reason;
    }

    /** Who tried. */
    public Actor actor() {
        return new Actor(actor);
    }

    public Reason reason() {
        return reason;
    }
}
