package org.motcua.signing;

/** A form field that {@link FieldPreparer} adds to a document that has no signature yet. */
public sealed interface FieldSpec permits TextField, SignatureField {

    /** Full name, unique in the document; dots make a hierarchy ("document.number"). */
    String name();

    /** What a reader shows, and reads aloud, for the field. */
    String tooltip();

    /** Page on which the field stands; the first is 1. */
    int page();

    /** Where on the page. */
    Box box();
}
