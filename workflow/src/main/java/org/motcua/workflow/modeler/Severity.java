package org.motcua.workflow.modeler;

/** Whether a finding keeps a model from running. */
public enum Severity {
    /** The model is refused. */
    ERROR,
    /** The model runs, but somebody should look at it. */
    WARNING
}
