package org.motcua.workflow;

import org.motcua.core.agency.Officer;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.procedure.Procedure;

/** The documents of a dossier as PDF, their fields in them. */
interface Forms {

    /** Form 01, the receipt with the appointed time. */
    byte[] receipt(Officer officer, Dossier dossier, Procedure procedure);

    /** The decision, ready to be signed. */
    byte[] decision(Dossier dossier, DecisionDraft draft);
}
