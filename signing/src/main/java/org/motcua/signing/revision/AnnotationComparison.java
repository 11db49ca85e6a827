package org.motcua.signing.revision;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;

/**
 * Compares the annotations of a page. Widgets of form fields are judged with the form; here only their being on the page
 * counts. For one thread.
 */
final class AnnotationComparison {

    private final Step step;
    private final AnnotationRules rules;
    private boolean commented;

    AnnotationComparison(Step step) {
        this.step = step;
        this.rules = new AnnotationRules(step);
    }

    void compare(PdfDictionary pageBefore, PdfDictionary pageAfter, String page) {
        List<PdfObject> before = items(step.before().findArray(pageBefore, "Annots"));
        List<PdfObject> after = items(step.after().findArray(pageAfter, "Annots"));
        commented = false;
        int next = 0;
        for (PdfObject old : before) {
            int found = find(old, after, next);
            if (found < 0) {
                step.add(
                        isField(step.formBefore(), old)
                                ? Change.forbidden(page + " /Annots: widget removed")
                                : rules.removed(old, page));
                continue;
            }
            for (PdfObject added : after.subList(next, found)) {
                added(added, page);
            }
            pair(old, after.get(found), page);
            next = found + 1;
        }
        for (PdfObject added : after.subList(next, after.size())) {
            added(added, page);
        }
        if (commented && MarkCrowd.coversText(step.after(), after) && !MarkCrowd.coversText(step.before(), before)) {
            step.add(Change.paintingAnnotation(page + ": marks that cover the text together"));
        }
    }

    private static List<PdfObject> items(@Nullable PdfArray array) {
        return array == null ? List.of() : array.items();
    }

    /** The same annotation is the one with the same number; a direct one is known by its place only. */
    private static int find(PdfObject old, List<PdfObject> after, int from) {
        if (!(old instanceof PdfReference reference)) {
            return from < after.size() && !(after.get(from) instanceof PdfReference) ? from : -1;
        }
        for (int i = from; i < after.size(); i++) {
            if (after.get(i) instanceof PdfReference candidate && candidate.equals(reference)) {
                return i;
            }
        }
        return -1;
    }

    private void pair(PdfObject before, PdfObject after, String page) {
        if (isField(step.formBefore(), before) && isField(step.formAfter(), after)) {
            return;
        }
        if (!step.same(before, after)) {
            change(before, after, page);
        }
    }

    private void change(PdfObject before, PdfObject after, String page) {
        commented = true;
        boolean annotations = isAnnotation(step.before().resolve(before), true)
                && isAnnotation(step.after().resolve(after), false);
        step.add(
                annotations ? rules.changed(before, after, page) : Change.forbidden(page + " /Annots: widget changed"));
    }

    private void added(PdfObject annotation, String page) {
        if (annotation instanceof PdfReference reference && step.formAfter().find(reference.number()) != null) {
            boolean existed = !step.before().entry(reference.number()).free();
            boolean placed = existed && step.formBefore().find(reference.number()) != null;
            if (placed && !isInvisible(reference)) {
                step.add(Change.forbidden(page + " /Annots: existing field put on the page"));
            }
            return; // a new field is judged with the form
        }
        commented = true;
        step.add(
                isAnnotation(step.after().resolve(annotation), false)
                        ? rules.added(annotation, page)
                        : Change.forbidden(page + " /Annots: widget added that belongs to no field"));
    }

    private boolean isInvisible(PdfReference reference) {
        FormField field = step.formAfter().find(reference.number());
        return field != null && FieldRectangle.isInvisible(step.after(), field.dictionary());
    }

    private static boolean isAnnotation(PdfObject object, boolean orNothing) {
        if (!(object instanceof PdfDictionary dictionary)) {
            return orNothing;
        }
        return !dictionary.isName("Subtype", "Widget") && dictionary.has("Subtype");
    }

    private static boolean isField(FormIndex form, PdfObject object) {
        return object instanceof PdfReference reference && form.find(reference.number()) != null;
    }
}
