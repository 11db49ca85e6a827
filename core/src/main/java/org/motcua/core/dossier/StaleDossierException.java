package org.motcua.core.dossier;

import org.motcua.core.CoreException;

/** Somebody else changed the dossier after it was read. */
public final class StaleDossierException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final int version;

    StaleDossierException(DossierCode code, int version) {
        super("Dossier " + code + " is no longer in version " + version
                + ", somebody else has changed it: read it again and decide anew");
        this.code = code.value();
        this.version = version;
    }

    public DossierCode code() {
        return new DossierCode(code);
    }

    /** The version that was read. */
    public int version() {
        return version;
    }
}
