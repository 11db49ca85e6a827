package org.motcua.core.dossier;

import org.motcua.core.CoreException;
import org.motcua.core.agency.OfficerId;

/** An officer would check or sign what was done by that same officer. */
public final class SeparationOfDutiesException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final String officer;

    SeparationOfDutiesException(DossierCode code, OfficerId officer, String did, String wouldDo) {
        super("Officer " + officer + " has " + did + " the document of dossier " + code + " and cannot have " + wouldDo
                + " it as well: somebody else must");
        this.code = code.value();
        this.officer = officer.value();
    }

    public DossierCode code() {
        return new DossierCode(code);
    }

    public OfficerId officer() {
        return new OfficerId(officer);
    }
}
