package org.motcua.signing.revision;

import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.Snapshot;

/** Whether the value of a signature field is a document timestamp. */
final class DocumentTimestamp {

    private DocumentTimestamp() {}

    static boolean is(Snapshot document, PdfObject value) {
        return document.resolve(value) instanceof PdfDictionary signature
                && "ETSI.RFC3161".equals(document.findName(signature, "SubFilter"));
    }
}
