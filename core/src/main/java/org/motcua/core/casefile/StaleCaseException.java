package org.motcua.core.casefile;

import org.motcua.core.CoreException;

/** Somebody else has changed the case since it was read; nothing was changed now. */
public final class StaleCaseException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String id;

    public StaleCaseException(CaseId id, int version) {
        super("Case " + id + " is no longer in version " + version + ": read it again");
        this.id = id.value();
    }

    /** Of a part of the case, such as "Document decision", that has versions of its own. */
    public StaleCaseException(CaseId id, String part, int version) {
        super(part + " of case " + id + " is no longer in version " + version + ": read it again");
        this.id = id.value();
    }

    public CaseId id() {
        return new CaseId(id);
    }
}
