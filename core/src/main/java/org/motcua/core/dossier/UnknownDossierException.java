package org.motcua.core.dossier;

import org.motcua.core.CoreException;

/** There is no dossier with the code. */
public final class UnknownDossierException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public UnknownDossierException(DossierCode code) {
        super("There is no dossier " + code + ": check the code, and that this is the database it was received in");
        this.code = code.value();
    }

    public DossierCode code() {
        return new DossierCode(code);
    }
}
