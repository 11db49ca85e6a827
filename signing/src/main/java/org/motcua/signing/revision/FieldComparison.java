package org.motcua.signing.revision;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
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
     * What filling a field changes: value, appearance and its state, chosen options, rich text, time of change, and how
     * the value is set. A new appearance needs a new value: else the field would show what it does not hold.
     */
    private static final Set<String> FILLING = Set.of("V", "AP", "AS", "I", "TI", "RV", "M", "DA", "Q");

    private static final Set<String> NEEDING_NEW_VALUE = Set.of("AP", "AS", "DA", "Q", "RV", "I");

    /** What signing a field changes. */
    private static final Set<String> SIGNING = Set.of("V", "AP", "M");

    /** Annotation flags: read only, locked, contents locked (ISO 32000-1 12.5.3); and printed, for what is signed. */
    private static final long LOCKING = 64 | 128 | 512;

    private static final long PRINTED = 4;

    /** The field flag that users may not fill it any more (ISO 32000-1 12.7.3.1). */
    private static final long READ_ONLY = 1;

    private final Step step;
    private final Map<Integer, String> replacedAppearances = new LinkedHashMap<>();

    FieldComparison(Step step) {
        this.step = step;
    }

    void compare(FormField before, FormField after) {
        if (step.isSettled(before) && before.number() == after.number()) {
            return;
        }
        if (!before.name().equals(after.name()) || !before.type().equals(after.type())) {
            step.add(Change.forbidden("field " + before.name() + ": another name or type"));
            return;
        }
        boolean filled = false;
        boolean marked = false;
        boolean described = false;
        for (String key : Step.keys(before.dictionary(), after.dictionary())) {
            if (key.equals("Kids") || same(key, before.dictionary(), after.dictionary())) {
                continue;
            }
            if (describes(key, before, after)) {
                described = true;
                continue;
            }
            if (key.equals("Ff") && gains(key, READ_ONLY, before, after)) {
                marked = true;
                continue;
            }
            if (!allowed(key, before, after)) {
                step.add(forbidden(before, key));
                return;
            }
            filled = true;
            if (key.equals("AP") && before.dictionary().get(key) instanceof PdfReference appearance) {
                replacedAppearances.put(appearance.number(), before.name());
            }
        }
        if (filled || inheritsAnotherValue(before, after)) {
            step.add(filling(before, after));
        } else if (marked && !before.isSignature()) {
            step.add(Change.form("field " + before.name()));
        } else if (marked || described) {
            step.add(Change.validationData("field " + before.name()));
        } else if (isWholeInItself(before) && isWholeInItself(after)) {
            step.settle(after);
        }
    }

    /** Whether all that it is follows from its own values, none of which is compared apart like its appearance. */
    private static boolean isWholeInItself(FormField field) {
        return Stream.of("AP", "Kids", "Parent").noneMatch(field.dictionary()::has);
    }

    /** A field below another shows that one's value, and may be locked although that one is not. */
    private boolean inheritsAnotherValue(FormField before, FormField after) {
        return after.hasName() && !after.dictionary().has("V") && !step.same(before.value(), after.value());
    }

    private Change filling(FormField before, FormField after) {
        boolean timestamp = after.isSignature()
                && DocumentTimestamp.is(step.after(), after.value())
                && FieldRectangle.isInvisible(step.before(), before.dictionary())
                && FieldRectangle.isInvisible(step.after(), after.dictionary());
        return timestamp ? Change.validationData("document timestamp " + after.name()) : Change.field(after.name());
    }

    /** That it is an annotation: PDFBox says so of every widget that it looks at. */
    private static boolean describes(String key, FormField before, FormField after) {
        return key.equals("Type")
                && !before.dictionary().has(key)
                && after.dictionary().isName(key, "Annot");
    }

    /** Whether the flags are the old ones and perhaps some of these. */
    private boolean gains(String key, long gained, FormField before, FormField after) {
        PdfObject one = step.before().get(before.dictionary(), key);
        PdfObject two = step.after().get(after.dictionary(), key);
        long old = one instanceof PdfNumber number ? number.longValue() : 0;
        return (one == PdfNull.NULL || one instanceof PdfNumber)
                && two instanceof PdfNumber flags
                && (flags.longValue() | gained) == (old | gained)
                && (flags.longValue() & old) == old;
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
            return !isSigned(step.before().resolve(before.value()))
                    && signs(key, before, after)
                    && signsWithNewObject(after);
        }
        if (key.equals("F")) {
            return gains(key, LOCKING, before, after);
        }
        return FILLING.contains(key) && fills(key, before, after);
    }

    private boolean fills(String key, FormField before, FormField after) {
        if (NEEDING_NEW_VALUE.contains(key) && step.same(before.value(), after.value())) {
            return false;
        }
        PdfObject value = step.after().resolve(after.dictionary().get(key));
        return switch (key) {
            case "V" -> isPlainValue(value);
            case "AP" -> value instanceof PdfDictionary;
            case "DA", "Q" -> DocumentComparison.isPlain(step.after(), value);
            default -> true;
        };
    }

    /**
     * OpenPDF adds the page, and PDFBox takes the room of a field away that it signs unseen. A lock that comes with the
     * signature only takes permissions away; one that was there stays as it is.
     */
    private boolean signs(String key, FormField before, FormField after) {
        return switch (key) {
            case "F" -> gains(key, LOCKING | PRINTED, before, after);
            case "Lock" -> !before.dictionary().has(key);
            case "P" ->
                !before.dictionary().has(key) && isPage(after.dictionary().get(key));
            case "Rect" -> FieldRectangle.isInvisible(step.after(), after.dictionary());
            default -> SIGNING.contains(key);
        };
    }

    private boolean isPage(PdfObject value) {
        return step.after().resolve(value) instanceof PdfDictionary page && page.isName("Type", "Page");
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
