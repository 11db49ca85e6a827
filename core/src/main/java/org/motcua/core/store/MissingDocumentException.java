package org.motcua.core.store;

import org.motcua.core.CoreException;

/** The store has no such document. */
public final class MissingDocumentException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String id;

    public MissingDocumentException(DocumentId id, String store) {
        super("Document " + id + " is not in " + store + ": check that it is the store of this database");
        this.id = id.value();
    }

    public DocumentId id() {
        return new DocumentId(id);
    }
}
