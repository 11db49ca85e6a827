package org.motcua.signing.revision;

import java.util.Set;
import org.motcua.signing.Changes;
import org.motcua.signing.FindingCode;
import org.motcua.signing.syntax.PdfNull;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;

/** Judges a field that a step adds: only a signature field, made of new objects, without actions. For one thread. */
final class NewField {

    private static final Set<String> KEYS = Set.of(
            "Type",
            "Subtype",
            "FT",
            "T",
            "TU",
            "TM",
            "Ff",
            "V",
            "Rect",
            "P",
            "F",
            "AP",
            "MK",
            "BS",
            "Border",
            "DA",
            "DR",
            "Q",
            "Lock",
            "SV",
            "Parent",
            "Kids",
            "StructParent",
            "NM",
            "M",
            "H",
            "AS");

    private final Step step;

    NewField(Step step) {
        this.step = step;
    }

    void judge(PdfObject item, String where) {
        FormField field =
                item instanceof PdfReference reference ? step.formAfter().find(reference.number()) : null;
        if (field == null) {
            step.add(Change.forbidden(where + ": entry added that is no field"));
            return;
        }
        judge(field);
        for (PdfObject kid : field.kids()) {
            judge(kid, "field " + field.name() + " /Kids");
        }
    }

    private void judge(FormField field) {
        String where = "new field " + field.name();
        if (!field.isSignature()) {
            step.add(Change.forbidden(where + " of type " + field.type()));
            return;
        }
        if (step.before().object(field.number()) != PdfNull.NULL) {
            step.add(Change.forbidden(FindingCode.SIGNATURE_OBJECT_REUSED, where));
            return;
        }
        if (!KEYS.containsAll(field.dictionary().keys())) {
            step.add(Change.forbidden(where + " with " + field.dictionary().keys()));
            return;
        }
        PdfObject value = field.value();
        if (value instanceof PdfReference reference && step.before().object(reference.number()) != PdfNull.NULL) {
            step.add(Change.forbidden(FindingCode.SIGNATURE_OBJECT_REUSED, where + " /V"));
            return;
        }
        add(field);
    }

    private void add(FormField field) {
        boolean visible = !FieldRectangle.isInvisible(step.after(), field.dictionary());
        boolean paints = field.dictionary().has("AP") || field.dictionary().has("MK");
        if (visible && paints && step.after().resolve(field.value()) == PdfNull.NULL) {
            // Nobody answers for what it shows: no signature, so nothing that could fail to be trusted.
            step.add(Change.forbidden("new field " + field.name() + " that shows something and is not signed"));
            return;
        }
        if (DocumentTimestamp.is(step.after(), field.value()) && !visible) {
            step.add(Change.validationData("document timestamp " + field.name()));
            return;
        }
        step.add(new Change(
                Changes.FORM_FILLING,
                FindingCode.CHANGE_PERMITTED,
                field.name(),
                visible,
                "new field " + field.name()));
    }
}
