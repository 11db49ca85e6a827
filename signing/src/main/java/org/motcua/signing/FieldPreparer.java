package org.motcua.signing;

import java.util.List;

/**
 * Adds form fields to a document that has no signature yet, so that it can be filled and signed later by incremental
 * updates that no earlier signature forbids. A PDF/A document stays one.
 */
public final class FieldPreparer {

    private FieldPreparer() {}

    /**
     * Rewrites the document with the fields in it. The same input gives the same output.
     *
     * @throws ChangeForbiddenException when the document is signed already
     * @throws FieldException when a name is taken
     * @throws SigningException of another kind when the document cannot be read or has no such page
     */
    public static byte[] prepare(byte[] pdf, List<FieldSpec> fields) {
        throw new UnsupportedOperationException();
    }
}
