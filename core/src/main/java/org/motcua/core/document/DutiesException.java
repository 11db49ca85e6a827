package org.motcua.core.document;

import org.motcua.core.CoreException;
import org.motcua.core.agency.OfficerId;

/** One person may not do both: drafter, approver, signer and sealer of a document are different people. */
public final class DutiesException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String officer;

    DutiesException(DocumentReference document, OfficerId officer, String did, String wouldDo) {
        super("Officer " + officer + " " + did + " document " + document + " and may not " + wouldDo
                + " it as well: somebody else does");
        this.officer = officer.value();
    }

    public OfficerId officer() {
        return new OfficerId(officer);
    }
}
