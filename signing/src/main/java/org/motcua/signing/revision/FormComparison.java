package org.motcua.signing.revision;

import java.util.List;
import java.util.Set;
import org.motcua.signing.FindingCode;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfBoolean;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfNull;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;
import org.motcua.signing.syntax.PdfString;

/** Compares the form: its own entries, the list of its fields and, one by one, the fields. For one thread. */
final class FormComparison {

    /** What a form that is made for the first signature may hold. */
    private static final Set<String> NEW_FORM = Set.of("Fields", "SigFlags", "DR", "DA", "NeedAppearances");

    /**
     * Resources of the form that no appearance draws on: the default appearance that they are for selects a font and
     * nothing else, and every appearance has its own. PDFBox keeps the last signature's picture here.
     */
    private static final Set<String> UNUSED_RESOURCES = Set.of("XObject", "ProcSet");

    private final Step step;
    private final FieldComparison fields;
    private final NewField newFields;

    FormComparison(Step step, FieldComparison fields) {
        this.step = step;
        this.fields = fields;
        this.newFields = new NewField(step);
    }

    void run(PdfDictionary catalogBefore, PdfDictionary catalogAfter) {
        PdfObject before = step.before().get(catalogBefore, "AcroForm");
        PdfObject after = step.after().get(catalogAfter, "AcroForm");
        if (!(after instanceof PdfDictionary two) || !(before instanceof PdfDictionary || before == PdfNull.NULL)) {
            step.add(Change.forbidden("catalog /AcroForm"));
            return;
        }
        PdfDictionary one = before instanceof PdfDictionary dictionary ? dictionary : PdfDictionary.EMPTY;
        if (before == PdfNull.NULL && !NEW_FORM.containsAll(two.keys())) {
            step.add(Change.forbidden("new form with " + two.keys()));
        }
        for (String key : Step.keys(one, two)) {
            entry(key, one, two, before == PdfNull.NULL);
        }
        duplicateNames();
    }

    private void entry(String key, PdfDictionary before, PdfDictionary after, boolean isNew) {
        switch (key) {
            case "Fields" -> roots(before, after);
            case "SigFlags" -> flags(after);
            case "DR" -> resources(before, after);
            case "DA" -> defaultAppearance(before, after);
            case "NeedAppearances" -> needAppearances(before, after);
            default -> {
                if (!isNew && !step.same(before, after, key)) {
                    step.add(Change.forbidden("form /" + key));
                }
            }
        }
    }

    private void flags(PdfDictionary after) {
        if (!(step.after().get(after, "SigFlags") instanceof PdfNumber)) {
            step.add(Change.forbidden("form /SigFlags"));
        }
    }

    /** To ask viewers for new appearances would change what every field shows; to stop asking does not. */
    private void needAppearances(PdfDictionary before, PdfDictionary after) {
        boolean asks = step.after().get(after, "NeedAppearances") instanceof PdfBoolean flag && flag.value();
        if (asks && !step.same(before, after, "NeedAppearances")) {
            step.add(Change.forbidden("form /NeedAppearances"));
        }
    }

    /** A default for appearances yet to be made may be added where there was none. */
    private void defaultAppearance(PdfDictionary before, PdfDictionary after) {
        boolean added = !before.has("DA") && step.after().get(after, "DA") instanceof PdfString;
        if (!added && !step.same(before, after, "DA")) {
            step.add(Change.forbidden("form /DA"));
        }
    }

    /** Resources for appearances yet to be made may be added or dropped; those that stay are the same. */
    private void resources(PdfDictionary before, PdfDictionary after) {
        if (step.same(before, after, "DR")) {
            return;
        }
        PdfDictionary one = step.before().dictionary(before, "DR");
        PdfDictionary two = step.after().dictionary(after, "DR");
        for (String category : one.keys()) {
            if (!UNUSED_RESOURCES.contains(category)
                    && two.has(category)
                    && !step.same(one, two, category)
                    && !compatible(one, two, category)) {
                step.add(Change.forbidden("form /DR /" + category));
                return;
            }
        }
        step.add(Change.form("form /DR"));
    }

    private boolean compatible(PdfDictionary before, PdfDictionary after, String category) {
        PdfDictionary one = step.before().dictionary(before, category);
        PdfDictionary two = step.after().dictionary(after, category);
        boolean dictionaries = step.before().get(before, category) instanceof PdfDictionary
                && step.after().get(after, category) instanceof PdfDictionary;
        return dictionaries && one.keys().stream().allMatch(name -> !two.has(name) || step.same(one, two, name));
    }

    private void roots(PdfDictionary before, PdfDictionary after) {
        PdfArray one = step.before().findArray(before, "Fields");
        PdfArray two = step.after().findArray(after, "Fields");
        if (two == null) {
            if (one != null && one.size() > 0) {
                step.add(Change.forbidden("form /Fields"));
            }
            return;
        }
        list(one == null ? List.of() : one.items(), two.items(), "form /Fields");
    }

    /** The fields that were there stay in their order; after or between them only signature fields come new. */
    private void list(List<PdfObject> before, List<PdfObject> after, String where) {
        int next = 0;
        for (PdfObject item : after) {
            step.after().file().budget().step();
            boolean old = next < before.size() && isSameObject(before.get(next), item);
            if (old) {
                existing(before.get(next), item);
                next++;
            } else {
                newFields.judge(item, where);
            }
        }
        if (next < before.size()) {
            step.add(Change.forbidden(where + ": field removed or moved"));
        }
    }

    private static boolean isSameObject(PdfObject before, PdfObject after) {
        if (before instanceof PdfReference one && after instanceof PdfReference two) {
            return one.equals(two);
        }
        return !(before instanceof PdfReference) && !(after instanceof PdfReference);
    }

    private void existing(PdfObject before, PdfObject after) {
        FormField one =
                before instanceof PdfReference reference ? step.formBefore().find(reference.number()) : null;
        FormField two =
                after instanceof PdfReference reference ? step.formAfter().find(reference.number()) : null;
        if (one == null || two == null) {
            if (!step.same(before, after)) {
                step.add(Change.forbidden("form field that is no object of its own"));
            }
            return;
        }
        fields.compare(one, two);
        kids(one, two);
    }

    /** The kids of a field, its widgets among them, stay what they are; a new field stands by itself. */
    private void kids(FormField before, FormField after) {
        PdfObject one = step.before().get(before.dictionary(), "Kids");
        PdfObject two = step.after().get(after.dictionary(), "Kids");
        boolean none = one == PdfNull.NULL && two == PdfNull.NULL;
        boolean lists = one instanceof PdfArray && two instanceof PdfArray;
        if (!none && (!lists || before.kids().size() != after.kids().size())) {
            step.add(Change.forbidden("field " + before.name() + " /Kids"));
            return;
        }
        list(before.kids(), after.kids(), "field " + before.name() + " /Kids");
    }

    private void duplicateNames() {
        for (String name : step.formAfter().duplicateNames()) {
            if (!step.formBefore().duplicateNames().contains(name)) {
                step.add(Change.forbidden(FindingCode.FIELD_NAME_DUPLICATE, name));
            }
        }
    }
}
