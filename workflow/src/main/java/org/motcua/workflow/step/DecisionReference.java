package org.motcua.workflow.step;

import org.motcua.core.document.DocumentReference;
import org.motcua.core.dossier.DossierCode;

/** How the register names the document that decides a dossier. */
public final class DecisionReference {

    private static final String NAME = "decision";

    private DecisionReference() {}

    /** The version of the dossier's decision. */
    public static DocumentReference of(DossierCode dossier, int version) {
        return new DocumentReference(dossier.value(), NAME, version);
    }
}
