package org.motcua.signing;

/** What was changed after a signature, each value including those before it. Immutable. */
public enum Changes {
    NONE,
    /** Validation data (DSS), document timestamps and document metadata. */
    LTA_UPDATES,
    /** Values and appearances of form fields, and further signatures. */
    FORM_FILLING,
    /** Annotations (comments) added, changed or removed. */
    ANNOTATIONS,
    /** Anything else: page content, resources, structure, or an update that cannot be understood. */
    OTHER;

    /** The wider of the two. */
    public Changes or(Changes other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
