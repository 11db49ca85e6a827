package org.motcua.signing.revision;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.motcua.signing.FindingCode;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfName;
import org.motcua.signing.syntax.PdfNull;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;
import org.motcua.signing.syntax.PdfStream;
import org.motcua.signing.syntax.PdfString;

/** Compares one field, or widget, that was there before. For one thread. */
final class FieldComparison {

    /**
     * What filling a field changes: value, appearance and its state, chosen options, rich text, time of change. A new
     * appearance needs a new value: else the field would show what it does not hold.
     */
    private static final Set<String> FILLING = Set.of("V", "AP", "AS", "I", "TI", "RV", "M");

    /** What signing a field changes. */
    private static final Set<String> SIGNING = Set.of("V", "AP", "M");

    private final Step step;
    private final Map<Integer, String> replacedAppearances = new LinkedHashMap<>();

    FieldComparison(Step step) {
        this.step = step;
    }

    void compare(FormField before, FormField after) {
        if (!before.name().equals(after.name()) || !before.type().equals(after.type())) {
            step.add(Change.forbidden("field " + before.name() + ": another name or type"));
            return;
        }
        boolean changed = false;
        for (String key : Step.keys(before.dictionary(), after.dictionary())) {
            if (key.equals("Kids") || same(key, before.dictionary(), after.dictionary())) {
                continue;
            }
            if (!allowed(key, before, after)) {
                step.add(forbidden(before, key));
                return;
            }
            changed = true;
            if (key.equals("AP") && before.dictionary().get(key) instanceof PdfReference appearance) {
                replacedAppearances.put(appearance.number(), before.name());
            }
        }
        if (changed) {
            step.add(Change.field(after.name()));
        }
    }

    private boolean same(String key, PdfDictionary before, PdfDictionary after) {
        return key.equals("AP") ? step.sameAppearance(before, after) : step.same(before, after, key);
    }

    /** To be called last: an appearance that is replaced must belong to its field alone. */
    void checkSharedAppearances() {
        replacedAppearances.forEach((number, field) -> {
            if (step.reachedOtherwise(number)) {
                step.add(Change.forbidden("appearance of field " + field + " that is also used elsewhere"));
            }
        });
    }

    private boolean allowed(String key, FormField before, FormField after) {
        if (before.isSignature()) {
            return !isSigned(step.before().resolve(before.value())) && signs(key, before) && signsWithNewObject(after);
        }
        if (!FILLING.contains(key)) {
            return false;
        }
        return switch (key) {
            case "V" -> isPlainValue(step.after().resolve(after.dictionary().get("V")));
            case "AP" ->
                !step.same(before.value(), after.value())
                        && step.after().resolve(after.dictionary().get("AP")) instanceof PdfDictionary;
            default -> true;
        };
    }

    /** A lock that comes with the signature only takes permissions away; one that was there stays as it is. */
    private static boolean signs(String key, FormField before) {
        return SIGNING.contains(key)
                || (key.equals("Lock") && !before.dictionary().has("Lock"));
    }

    private static boolean isSigned(PdfObject value) {
        return value != PdfNull.NULL;
    }

    /** A signature made in this step is a new object: one that was there before could be another field's. */
    private boolean signsWithNewObject(FormField field) {
        return field.value() instanceof PdfReference reference
                && step.before().object(reference.number()) == PdfNull.NULL
                && step.after().resolve(reference) instanceof PdfDictionary;
    }

    private boolean isPlainValue(PdfObject value) {
        if (value instanceof PdfArray array) {
            return array.items().stream().allMatch(item -> step.after().resolve(item) instanceof PdfString);
        }
        return value instanceof PdfString
                || value instanceof PdfName
                || value instanceof PdfNumber
                || value instanceof PdfStream
                || value == PdfNull.NULL;
    }

    private Change forbidden(FormField before, String key) {
        String where = "field " + before.name() + " /" + key;
        boolean signed = before.isSignature() && isSigned(step.before().resolve(before.value()));
        return Change.forbidden(signed ? FindingCode.SIGNED_FIELD_CHANGED : FindingCode.CHANGE_FORBIDDEN, where);
    }
}
