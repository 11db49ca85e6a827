package org.motcua.core.store;

import org.motcua.core.CoreException;

/** The bytes that the store has for a document are not those whose hash is its id. */
public final class DamagedDocumentException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String id;
    private final String found;

    public DamagedDocumentException(DocumentId id, DocumentId found, String store) {
        super("Document " + id + " is damaged in " + store + ", its bytes now have the hash " + found
                + ": restore it from a copy");
        this.id = id.value();
        this.found = found.value();
    }

    public DocumentId id() {
        return new DocumentId(id);
    }

    /** The hash of what is there. */
    public DocumentId found() {
        return new DocumentId(found);
    }
}
