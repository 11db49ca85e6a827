package org.motcua.workflow;

import org.motcua.core.dossier.DossierCode;

/**
 * The dossier does not wait for this act: it was done already (a double click), is not due yet, or the dossier has
 * ended. Nothing was changed.
 */
public final class NotAwaitedException extends WorkflowException {

    private static final long serialVersionUID = 1L;

    private final String dossier;
    private final String step;

    NotAwaitedException(DossierCode dossier, String step) {
        super("Dossier " + dossier.value() + " does not wait for the step \"" + step
                + "\": it was done already or is not due. Look at the dossier again.");
        this.dossier = dossier.value();
        this.step = step;
    }

    /** Code of the dossier. */
    public String dossier() {
        return dossier;
    }

    /** Id of the step in the model. */
    public String step() {
        return step;
    }
}
