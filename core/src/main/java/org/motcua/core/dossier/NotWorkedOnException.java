package org.motcua.core.dossier;

import org.motcua.core.CoreException;

/** Something was to be done to a dossier that is not being worked on: it is settled, waits for its applicant, or was not received. */
public final class NotWorkedOnException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final DossierState state;

    NotWorkedOnException(DossierCode code, DossierState state, String what) {
        super("Dossier " + code + " is " + state + " and cannot be " + what + " now");
        this.code = code.value();
        this.state = state;
    }

    public DossierCode code() {
        return new DossierCode(code);
    }

    public DossierState state() {
        return state;
    }
}
