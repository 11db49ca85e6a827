package org.motcua.signing;

/**
 * What a certifying signature lets others do to the document afterwards: the access permissions P of the DocMDP
 * transform (ISO 32000-1 table 254). Only the first signature of a document can certify.
 */
public enum Certification {
    /** Nothing may be changed, further signatures included. */
    NO_CHANGES(1),
    /** Form fields may be filled and the signature fields that are there may be signed. */
    FORM_FILLING(2),
    /** As {@link #FORM_FILLING}, and annotations may be added, changed and deleted. */
    ANNOTATIONS(3);

    private final int permissions;

    Certification(int permissions) {
        this.permissions = permissions;
    }

    /** The number that stands in the document as /P: 1, 2 or 3. */
    public int permissions() {
        return permissions;
    }
}
