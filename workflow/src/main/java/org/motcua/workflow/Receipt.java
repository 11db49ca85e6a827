package org.motcua.workflow;

import java.util.Optional;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.store.DocumentId;

/**
 * What the applicant takes home.
 *
 * @param form form 01 as PDF, in the document store; empty when the dossier was received but the form could not be laid
 *     out: {@link Motcua#issueReceipt} tries again
 * @param secret by which the applicant acts without an account, together with the code; it is nowhere else
 */
public record Receipt(Dossier dossier, Optional<DocumentId> form, String secret) {

    /** Without the secret, which is for the applicant only. */
    @Override
    public String toString() {
        return "Receipt[" + dossier.code() + ", " + form + "]";
    }
}
