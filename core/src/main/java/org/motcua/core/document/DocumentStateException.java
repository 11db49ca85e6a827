package org.motcua.core.document;

import org.motcua.core.CoreException;

/** The document does not stand where this step could go on. Nothing was changed. */
public final class DocumentStateException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String document;
    private final DocumentState state;

    DocumentStateException(DocumentReference document, DocumentState state, String step) {
        super("Document " + document + " cannot be " + step + ": it is " + state + ". Look at it again.");
        this.document = document.toString();
        this.state = state;
    }

    /** The document reference, as case/name/version. */
    public String document() {
        return document;
    }

    public DocumentState state() {
        return state;
    }
}
