package org.motcua.signing;

import java.util.List;
import java.util.Optional;
import org.motcua.signing.appearance.DocumentColours;
import org.motcua.signing.appearance.Upright;
import org.motcua.signing.field.MarkDrawing;
import org.motcua.signing.field.SigningField;
import org.motcua.signing.increment.Increment;
import org.motcua.signing.increment.PdfInput;
import org.motcua.signing.increment.PdfValue;
import org.motcua.signing.increment.PdfValue.Reference;

/** Draws what a signature shows into an increment. Not thread-safe. */
final class SignatureDrawing {

    private final PdfInput document;
    private final Increment increment;
    private final SigningField field;
    private final AppearanceText.Facts facts;

    SignatureDrawing(PdfInput document, Increment increment, SigningField field, AppearanceText.Facts facts) {
        this.document = document;
        this.increment = increment;
        this.field = field;
        this.facts = facts;
    }

    /** The form that the field shows; empty where it shows nothing, or what it showed before. */
    Optional<Reference> appearance(SignatureRequest request, List<SigningRemark> remarks) {
        if (request.appearance().isEmpty()) {
            // A new visible field without any appearance is no longer PDF/A.
            return field.isNew() ? field.box().map(box -> increment.add(blank())) : Optional.empty();
        }
        if (field.box().isEmpty()) {
            throw new FieldException(
                    "The field \"" + field.name()
                            + "\" shows nothing, so no appearance can be drawn in it; name a place for"
                            + " it or leave the appearance out",
                    field.name(),
                    List.of());
        }
        DocumentColours colours = DocumentColours.of(document);
        SignatureAppearance look = request.appearance().get();
        remark(look, colours, remarks);
        return field.sheet(colours).map(sheet -> look.addTo(increment, sheet, facts));
    }

    void marks(List<PageMark> marks, List<SigningRemark> remarks) {
        DocumentColours colours = DocumentColours.of(document);
        marks.forEach(mark -> remark(mark.appearance(), colours, remarks));
        MarkDrawing.draw(
                document,
                increment,
                field,
                colours,
                marks,
                mark -> sheet -> mark.appearance().addTo(increment, sheet, facts));
    }

    private static PdfValue.Stream blank() {
        return Upright.form(1, 1, 0, PdfValue.dictionary(), "");
    }

    private static void remark(SignatureAppearance look, DocumentColours colours, List<SigningRemark> remarks) {
        SigningRemark flattened = SigningRemark.of(SigningRemark.Code.TRANSPARENCY_FLATTENED);
        if (look.isFlattened(colours) && !remarks.contains(flattened)) {
            remarks.add(flattened);
        }
    }
}
