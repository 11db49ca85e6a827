package org.motcua.core.dossier;

import org.motcua.core.CoreException;

/** A dossier cannot go from its state to the one that was asked for. */
public final class IllegalTransitionException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String code;
    private final DossierState from;
    private final DossierState to;

    IllegalTransitionException(DossierCode code, DossierState from, DossierState to) {
        super("Dossier " + code + " is " + from + " and cannot become " + to + ": it can become "
                + (from.next().isEmpty() ? "nothing else" : from.next()));
        this.code = code.value();
        this.from = from;
        this.to = to;
    }

    public DossierCode code() {
        return new DossierCode(code);
    }

    public DossierState from() {
        return from;
    }

    public DossierState to() {
        return to;
    }
}
