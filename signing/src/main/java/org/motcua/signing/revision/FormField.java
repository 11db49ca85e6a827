package org.motcua.signing.revision;

import java.util.List;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfObject;

/**
 * A field of the form, or a widget of one, as it is in one revision.
 *
 * @param number the object's number
 * @param name the fully qualified name; a widget has its field's
 * @param type the field's type (Sig, Tx, Btn, Ch), inherited where it must be; empty where there is none
 * @param hasName whether the object has a partial name of its own, as against a mere widget
 * @param dictionary the object itself
 * @param kids the objects below it
 * @param value the field's value, inherited for a widget
 */
public record FormField(
        int number,
        String name,
        String type,
        boolean hasName,
        PdfDictionary dictionary,
        List<PdfObject> kids,
        PdfObject value) {

    public FormField {
        kids = List.copyOf(kids);
    }

    public boolean isSignature() {
        return type.equals("Sig");
    }
}
