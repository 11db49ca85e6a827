package org.motcua.workflow.compose;

import java.util.List;
import org.motcua.signing.FieldSpec;

/** A PDF/A document without form fields, and the fields that belong into it. Immutable. */
public final class ComposedDocument {

    private final byte[] pdf;
    private final List<FieldSpec> fields;

    ComposedDocument(byte[] pdf, List<FieldSpec> fields) {
        this.pdf = pdf.clone();
        this.fields = List.copyOf(fields);
    }

    /** The PDF file, a copy. */
    public byte[] pdf() {
        return pdf.clone();
    }

    /** What {@link org.motcua.signing.FieldPreparer} shall add before the document is signed. */
    public List<FieldSpec> fields() {
        return fields;
    }
}
