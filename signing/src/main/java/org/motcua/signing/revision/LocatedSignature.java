package org.motcua.signing.revision;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.syntax.Budget;
import org.motcua.signing.syntax.PdfFile;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;
import org.motcua.signing.syntax.PdfSource;
import org.motcua.signing.syntax.ReadLimits;

/**
 * Where a signature is: in the file and, through its widgets, on pages.
 *
 * @param field the fully qualified name of the field
 * @param widgets the numbers of the objects that may show it: the field itself, which may be its own widget, and those below
 * @param end offset in the file after the last signed byte, absent where the byte range cannot be judged
 */
public record LocatedSignature(String field, List<Integer> widgets, OptionalLong end) {

    public LocatedSignature {
        widgets = List.copyOf(widgets);
    }

    /**
     * Finds all signatures, in the order in which validation reports them.
     *
     * @throws org.motcua.signing.syntax.PdfSyntaxException if the document cannot be read
     */
    public static List<LocatedSignature> find(PdfSource source, char @Nullable [] password) {
        PdfFile file = PdfFile.open(source, new Budget(ReadLimits.DEFAULT), password);
        return new RevisionAnalysis(file)
                .signatures().stream().map(LocatedSignature::of).toList();
    }

    private static LocatedSignature of(SignedField signature) {
        FormField field = signature.field();
        List<Integer> widgets = new ArrayList<>(List.of(field.number()));
        for (PdfObject kid : field.kids()) {
            if (kid instanceof PdfReference reference) {
                widgets.add(reference.number());
            }
        }
        OptionalLong end =
                signature.byteRange().stream().mapToLong(ByteRange::end).findFirst();
        return new LocatedSignature(field.name(), widgets, end);
    }
}
