package org.motcua.core.register;

/** What has become of a number. */
public enum NumberState {
    /** Taken for a document that is not issued yet. */
    RESERVED,
    /** On an issued document. */
    USED,
    /** Given up, with a reason; it is never given again. */
    VOID
}
