package org.motcua.core.casefile;

import org.motcua.core.CoreException;

/** There is no such case file. */
public final class UnknownCaseException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String id;

    public UnknownCaseException(CaseId id) {
        super("There is no case " + id + ": check the code, and that this is the database it was opened in");
        this.id = id.value();
    }

    public CaseId id() {
        return new CaseId(id);
    }
}
