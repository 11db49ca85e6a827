package org.motcua.core.document;

import org.motcua.core.CoreException;
import org.motcua.core.store.DocumentId;

/** The act is about other bytes than the document has now: it was made again since it was looked at. */
public final class OtherDocumentException extends CoreException {

    private static final long serialVersionUID = 1L;

    private final String seen;
    private final String current;

    OtherDocumentException(DocumentReference document, DocumentId seen, DocumentId current) {
        super("Document " + document + " was looked at as " + seen + ", but it is " + current
                + " now: look at it again and decide about that");
        this.seen = seen.value();
        this.current = current.value();
    }

    public DocumentId seen() {
        return new DocumentId(seen);
    }

    public DocumentId current() {
        return new DocumentId(current);
    }
}
