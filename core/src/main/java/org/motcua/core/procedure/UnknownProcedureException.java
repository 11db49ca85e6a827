package org.motcua.core.procedure;

import org.motcua.core.CoreException;

/** The catalogue has no such procedure, or not in that version or on that day. */
public final class UnknownProcedureException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String code;

    UnknownProcedureException(ProcedureCode code, String which, String catalogue) {
        super("Catalogue " + catalogue + " has no procedure " + code + " " + which
                + ": check the code, and that the catalogue keeps the versions of dossiers still open");
        this.code = code.value();
    }

    public ProcedureCode code() {
        return new ProcedureCode(code);
    }
}
