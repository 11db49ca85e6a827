package org.motcua.workflow;

import org.motcua.core.casefile.CaseId;

/**
 * An applicant who acts by the code of the dossier and the secret of its receipt.
 *
 * @param secret not logged and not stored
 */
public record Applicant(CaseId caseId, String secret) {

    @Override
    public String toString() {
        return "Applicant[" + caseId + "]";
    }
}
