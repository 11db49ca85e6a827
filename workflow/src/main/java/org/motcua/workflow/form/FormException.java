package org.motcua.workflow.form;

import org.motcua.workflow.WorkflowException;

/** What was filled in is not what the form asks for. Its message can be shown to who filled it in. */
public final class FormException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final String value;
    private final String allowed;

    /**
     * A refusal.
     *
     * @param field its name
     * @param value what was filled in; empty where it is missing
     * @param allowed what would be accepted, in words
     */
    public FormException(String field, Object value, String allowed) {
        super("Field " + Shortened.of(field) + ": \"" + Shortened.of(value) + "\" is refused; allowed is " + allowed);
        this.field = Shortened.of(field);
        this.value = Shortened.of(value);
        this.allowed = allowed;
    }

    /** Name of the field, shortened when it is no field of the form. */
    public String field() {
        return field;
    }

    /** The refused value, its first 40 characters; empty where a value is missing. */
    public String value() {
        return value;
    }

    /** What would be accepted, in words. */
    public String allowed() {
        return allowed;
    }
}
