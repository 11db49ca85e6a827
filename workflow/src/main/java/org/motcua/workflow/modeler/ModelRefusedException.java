package org.motcua.workflow.modeler;

import java.util.List;
import java.util.Locale;
import org.motcua.workflow.WorkflowException;

/** A model does not pass its check, so it is not deployed. The message has a line a finding, in English. */
public final class ModelRefusedException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    private final transient CheckReport report;

    public ModelRefusedException(CheckReport report) {
        super("The model is not deployed; mend what was found and deploy it again:\n"
                + String.join("\n", report.lines(Locale.ENGLISH)));
        this.report = report;
    }

    /** What was found, warnings too. */
    public List<Finding> findings() {
        return report.findings();
    }

    /** A line a finding, in the language of the reader. */
    public List<String> lines(Locale locale) {
        return report.lines(locale);
    }
}
