package org.motcua.workflow.process;

import org.motcua.core.casefile.ProcessVersion;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.model.ModelException;

/** Cases are under way in a model that names a type which this application does not have any more. */
public final class GoneTypeException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    GoneTypeException(ProcessVersion version, ModelException cause) {
        super(
                "Cases are under way in process " + version + ", which this application cannot read: "
                        + cause.getMessage() + " Add the type again, or migrate the cases first.",
                cause);
    }
}
