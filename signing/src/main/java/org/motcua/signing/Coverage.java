package org.motcua.signing;

/** How much of the file the signed byte range covers. Immutable. */
public enum Coverage {
    /** Everything from the first to the last byte, but the signature value itself. */
    WHOLE_FILE,
    /** A complete earlier revision of the document; more was appended. */
    REVISION,
    /** Less than a revision: what the signer saw cannot be told, so the signature never passes. */
    PARTIAL
}
