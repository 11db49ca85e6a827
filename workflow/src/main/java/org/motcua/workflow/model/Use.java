package org.motcua.workflow.model;

/** What a type of element is for. */
public enum Use {
    /** People do it: an officer or the applicant. */
    ACT,
    /** A worker does it, outside the engine. */
    STEP,
    /** It happens: legal time has come, or a message of another process has. */
    EVENT
}
