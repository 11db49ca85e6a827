package org.motcua.signing.revision;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.syntax.Budget;
import org.motcua.signing.syntax.PdfFile;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;
import org.motcua.signing.syntax.PdfSource;
import org.motcua.signing.syntax.ReadLimits;

/**
 * The objects that show a signed field on pages.
 *
 * @param field the fully qualified name
 * @param widgets the numbers of the objects: the field itself, which may be its own widget, and those below it
 */
public record FieldWidgets(String field, List<Integer> widgets) {

    public FieldWidgets {
        widgets = List.copyOf(widgets);
    }

    /**
     * Those of all signatures, in the order in which validation reports them.
     *
     * @throws org.motcua.signing.syntax.PdfSyntaxException if the document cannot be read
     */
    public static List<FieldWidgets> ofSignatures(PdfSource source, char @Nullable [] password) {
        PdfFile file = PdfFile.open(source, new Budget(ReadLimits.DEFAULT), password);
        return new RevisionAnalysis(file)
                .signatures().stream().map(signature -> of(signature.field())).toList();
    }

    private static FieldWidgets of(FormField field) {
        List<Integer> widgets = new ArrayList<>(List.of(field.number()));
        for (PdfObject kid : field.kids()) {
            if (kid instanceof PdfReference reference) {
                widgets.add(reference.number());
            }
        }
        return new FieldWidgets(field.name(), widgets);
    }
}
