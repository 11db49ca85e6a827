package org.motcua.core.document;

import org.motcua.core.CoreException;
import org.motcua.core.casefile.CaseId;

/** The case has no such document. */
public final class UnknownDocumentException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String document;

    public UnknownDocumentException(CaseId file, DocumentName name) {
        super("Case " + file + " has no document \"" + name + "\": it is drafted first");
        this.document = file + "/" + name;
    }

    /** As case/name. */
    public String document() {
        return document;
    }
}
