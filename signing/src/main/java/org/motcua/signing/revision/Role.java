package org.motcua.signing.revision;

/** The part that an object plays in the document, which decides by which rules its changes are judged. */
enum Role {
    CATALOG,
    PAGES,
    PAGE,
    FORM,
    FIELD
}
