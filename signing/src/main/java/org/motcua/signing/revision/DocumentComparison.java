package org.motcua.signing.revision;

import java.util.Set;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfBoolean;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfMalformed;
import org.motcua.signing.syntax.PdfName;
import org.motcua.signing.syntax.PdfNull;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;
import org.motcua.signing.syntax.PdfString;
import org.motcua.signing.syntax.Snapshot;
import org.motcua.signing.syntax.XrefEntry;
import org.motcua.signing.syntax.XrefSection;

/** Compares trailer and catalog, the roots from which everything is reached. For one thread. */
final class DocumentComparison {

    /** How the file is written, not what the document says. */
    private static final Set<String> TRAILER_MECHANICS =
            Set.of("Prev", "XRefStm", "Type", "W", "Index", "Length", "Filter", "DecodeParms");

    private final Step step;

    DocumentComparison(Step step) {
        this.step = step;
    }

    void run() {
        if (!step.rolesAreClear()) {
            step.add(Change.forbidden("one object plays several parts in the document"));
            return;
        }
        FieldComparison fields = new FieldComparison(step);
        trailer(step.before().trailer(), step.after().trailer());
        listed();
        new CatalogComparison(step, fields).run();
        fields.checkSharedAppearances();
    }

    private void trailer(PdfDictionary before, PdfDictionary after) {
        if (after.hasDuplicates()) {
            // One reader takes the first /Prev or /Size, another the last.
            step.add(Change.forbidden("trailer with a key twice"));
        }
        for (String key : Step.keys(before, after)) {
            switch (key) {
                case "Root" -> root(before.get(key), after.get(key));
                case "Info" -> info(before.get(key), after.get(key));
                case "ID" -> identifier(before, after);
                case "Size" -> size(before, after);
                default -> other(key, before, after);
            }
        }
    }

    /** Readers that miss one object where it should be may mend the file: then they take others than those listed. */
    private void listed() {
        for (int number : step.after().redefinedSince(step.before())) {
            step.after().file().budget().step();
            XrefEntry entry = step.after().entry(number);
            if (!entry.free() && !entry.equals(step.before().entry(number)) && !isThere(number, entry)) {
                step.add(Change.forbidden("object " + number + " is not where it is listed"));
                return;
            }
        }
    }

    private boolean isThere(int number, XrefEntry entry) {
        return entry.kind() == XrefEntry.Kind.OFFSET
                ? step.after().file().standsWhereListed(number, entry)
                : !(step.after().object(number) instanceof PdfMalformed);
    }

    /** The catalog may move to another number: it is compared entry by entry all the same. */
    private void root(PdfObject before, PdfObject after) {
        boolean led = before instanceof PdfReference
                && after instanceof PdfReference reference
                && step.after().entry(reference.number()).generation() == reference.generation();
        if (!led) {
            step.add(Change.forbidden("trailer /Root"));
        }
    }

    /** Readers forget the objects from this number on: a smaller one makes content vanish, if there is any. */
    private void size(PdfDictionary before, PdfDictionary after) {
        long old = before.get("Size") instanceof PdfNumber number ? number.longValue() : 0;
        boolean kept = after.get("Size") instanceof PdfNumber now && (now.longValue() >= old || isUnusedFrom(now));
        if (old > 0 && !kept) {
            step.add(Change.forbidden("trailer /Size"));
        }
    }

    private boolean isUnusedFrom(PdfNumber size) {
        return step.after().sections().stream()
                .flatMapToInt(XrefSection::numbers)
                .noneMatch(number -> number >= size.longValue()
                        && !step.after().entry(number).free());
    }

    /** The information dictionary is about the document and not part of it, as long as it only holds plain values. */
    private void info(PdfObject before, PdfObject after) {
        if (step.same(before, after)) {
            return;
        }
        PdfObject resolved = step.after().resolve(after);
        boolean plain = resolved == PdfNull.NULL
                || (resolved instanceof PdfDictionary info
                        && info.entries().values().stream().allMatch(value -> isPlain(step.after(), value)));
        step.add(plain ? Change.validationData("/Info") : Change.forbidden("trailer /Info"));
    }

    static boolean isPlain(Snapshot document, PdfObject value) {
        PdfObject resolved = document.resolve(value);
        return resolved instanceof PdfString
                || resolved instanceof PdfName
                || resolved instanceof PdfNumber
                || resolved instanceof PdfBoolean
                || resolved instanceof PdfNull;
    }

    /** The first part identifies the document for good and is part of the key of an encrypted one. */
    private void identifier(PdfDictionary before, PdfDictionary after) {
        PdfArray one = step.before().findArray(before, "ID");
        PdfArray two = step.after().findArray(after, "ID");
        boolean kept =
                one == null || one.size() == 0 || (two != null && two.size() > 0 && step.same(one.get(0), two.get(0)));
        if (!kept && step.before().file().encrypted()) {
            step.add(Change.forbidden("trailer /ID"));
        }
    }

    private void other(String key, PdfDictionary before, PdfDictionary after) {
        if (TRAILER_MECHANICS.contains(key) || step.same(before, after, key)) {
            return;
        }
        boolean harmless = !key.equals("Encrypt") && leadsNowhere(before.get(key)) && leadsNowhere(after.get(key));
        boolean dropped = !key.equals("Encrypt") && !after.has(key);
        if (!harmless && !dropped) {
            step.add(Change.forbidden("trailer /" + key));
        }
    }

    /** What leads to no object can say nothing about the document; producers keep checksums and the like here. */
    private static boolean leadsNowhere(PdfObject value) {
        return value instanceof PdfString
                || value instanceof PdfName
                || value instanceof PdfNumber
                || value instanceof PdfBoolean
                || value instanceof PdfNull;
    }
}
