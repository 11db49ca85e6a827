package org.motcua.workflow.model;

/** Where in a BPMN model a type of element may stand. */
public enum Place {
    /** A start event without an event definition, at the top of the process. */
    START,
    /** A start event with a message, of the process or of an event sub-process. */
    MESSAGE_START,
    /** A boundary event with a message. */
    BOUNDARY,
    /** An intermediate catch event with a message. */
    CATCH,
    /** A user task. */
    USER_TASK,
    /** An external service task. */
    SERVICE_TASK
}
