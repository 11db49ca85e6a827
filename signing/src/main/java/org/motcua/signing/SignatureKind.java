package org.motcua.signing;

/** What a signature of a document is for. Immutable. */
public enum SignatureKind {
    /** An approval signature: somebody agrees with the content. */
    SIGNATURE,
    /** A certification signature: the author also states which changes are permitted afterwards (DocMDP). */
    CERTIFICATION,
    /** A timestamp over the document: it proves existence at a time, nobody's agreement. */
    DOCUMENT_TIMESTAMP
}
