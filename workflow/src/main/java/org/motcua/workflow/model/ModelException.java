package org.motcua.workflow.model;

import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.form.Labels;

/**
 * A model that cannot be read, or that says something this library does not know. The message is the English text with
 * element and line before it, where they are known.
 */
public final class ModelException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String element;
    private final int line;
    private final String vietnamese;
    private final String english;

    /**
     * @param element id of the element, or empty
     * @param line counted from 1, or 0 where it is not known
     */
    public ModelException(String code, String element, int line, Labels text) {
        super((element.isEmpty() ? "" : "Element " + element + ": ")
                + (line > 0 ? "line " + line + ": " : "")
                + text.english());
        this.code = code;
        this.element = element;
        this.line = line;
        this.vietnamese = text.vietnamese();
        this.english = text.english();
    }

    /** The rule that is broken, as {@code ModelCheck} names it. */
    public String code() {
        return code;
    }

    /** Id of the element, or empty. */
    public String element() {
        return element;
    }

    /** Counted from 1; 0 where it is not known. */
    public int line() {
        return line;
    }

    /** What is wrong and what to do, in both languages. */
    public Labels text() {
        return new Labels(vietnamese, english);
    }
}
