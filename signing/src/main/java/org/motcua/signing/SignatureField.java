package org.motcua.signing;

/**
 * A field that is signed later.
 *
 * @param name full name, unique in the document
 * @param tooltip what a reader shows for the field
 * @param page page on which the field stands; the first is 1
 * @param box where on the page the appearance of the signature is drawn
 */
public record SignatureField(String name, String tooltip, int page, Box box) implements FieldSpec {

    public SignatureField {
        FieldNames.requireName(name);
        FieldNames.requirePage(name, page);
    }
}
