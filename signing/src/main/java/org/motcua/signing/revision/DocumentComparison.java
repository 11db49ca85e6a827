package org.motcua.signing.revision;

import java.util.Set;
import org.motcua.signing.FindingCode;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfBoolean;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfName;
import org.motcua.signing.syntax.PdfNull;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;
import org.motcua.signing.syntax.PdfStream;
import org.motcua.signing.syntax.PdfString;
import org.motcua.signing.syntax.Snapshot;

/** Compares trailer and catalog, the roots from which everything is reached. For one thread. */
final class DocumentComparison {

    /** How the file is written, not what the document says. */
    private static final Set<String> TRAILER_MECHANICS =
            Set.of("Size", "Prev", "XRefStm", "Type", "W", "Index", "Length", "Filter", "DecodeParms");

    private static final int MAX_EXTENSIONS = 100;

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
        catalog(step.before().catalog(), step.after().catalog(), fields);
        fields.checkSharedAppearances();
    }

    private void trailer(PdfDictionary before, PdfDictionary after) {
        for (String key : Step.keys(before, after)) {
            switch (key) {
                case "Root" -> root(before.get(key), after.get(key));
                case "Info" -> info(before.get(key), after.get(key));
                case "ID" -> identifier(before, after);
                default -> other(key, before, after);
            }
        }
    }

    /** The catalog may move to another number: it is compared entry by entry all the same. */
    private void root(PdfObject before, PdfObject after) {
        if (!(before instanceof PdfReference) || !(after instanceof PdfReference)) {
            step.add(Change.forbidden("trailer /Root"));
        }
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
        if (TRAILER_MECHANICS.contains(key)) {
            return;
        }
        boolean dropped = !after.has(key) && !key.equals("Encrypt");
        if (!dropped && !step.same(before, after, key)) {
            step.add(Change.forbidden("trailer /" + key));
        }
    }

    private void catalog(PdfDictionary before, PdfDictionary after, FieldComparison fields) {
        for (String key : Step.keys(before, after)) {
            switch (key) {
                case "Pages" -> new PageComparison(step).run(before.get(key), after.get(key));
                case "AcroForm" -> new FormComparison(step, fields).run(before, after);
                case "DSS" -> validationData(before, after);
                case "Version" -> version(before, after);
                case "Extensions" -> extensions(before, after);
                case "Metadata" -> metadata(before, after);
                default -> {
                    if (!step.same(before, after, key)) {
                        step.add(Change.forbidden("catalog /" + key));
                    }
                }
            }
        }
    }

    /** Validation data can be added, and completed; it never shows on a page. */
    private void validationData(PdfDictionary before, PdfDictionary after) {
        if (step.same(before, after, "DSS")) {
            return;
        }
        boolean wellFormed = step.after().get(after, "DSS") instanceof PdfDictionary dss
                && (!dss.has("Type") || "DSS".equals(step.after().findName(dss, "Type")));
        step.add(wellFormed ? Change.validationData("/DSS") : Change.forbidden("catalog /DSS"));
    }

    /** A later version may be declared for what the update uses; a text like "1.7" and no less than before. */
    private void version(PdfDictionary before, PdfDictionary after) {
        if (step.same(before, after, "Version")) {
            return;
        }
        String version = step.after().findName(after, "Version");
        boolean plausible = version != null && version.matches("[12]\\.[0-9]");
        step.add(plausible ? Change.validationData("/Version") : Change.forbidden("catalog /Version"));
    }

    private void extensions(PdfDictionary before, PdfDictionary after) {
        if (step.same(before, after, "Extensions")) {
            return;
        }
        boolean wellFormed = step.after().get(after, "Extensions") instanceof PdfDictionary extensions
                && extensions.entries().size() <= MAX_EXTENSIONS
                && extensions.entries().entrySet().stream()
                        .allMatch(entry -> entry.getKey().equals("Type")
                                ? isPlain(step.after(), entry.getValue())
                                : isExtension(entry.getValue()));
        step.add(wellFormed ? Change.validationData("/Extensions") : Change.forbidden("catalog /Extensions"));
    }

    private boolean isExtension(PdfObject value) {
        PdfObject resolved = step.after().resolve(value);
        if (resolved instanceof PdfArray array) {
            return array.size() <= MAX_EXTENSIONS
                    && array.items().stream()
                            .allMatch(item -> step.after().resolve(item) instanceof PdfDictionary one && isPlain(one));
        }
        return resolved instanceof PdfDictionary one && isPlain(one);
    }

    private boolean isPlain(PdfDictionary dictionary) {
        return dictionary.entries().values().stream().allMatch(value -> isPlain(step.after(), value));
    }

    /** Metadata describe the document; viewers show them beside the pages, never on them. */
    private void metadata(PdfDictionary before, PdfDictionary after) {
        if (step.same(before, after, "Metadata")) {
            return;
        }
        boolean wellFormed = step.after().get(after, "Metadata") instanceof PdfStream stream
                && "Metadata".equals(step.after().findName(stream.dictionary(), "Type"))
                && "XML".equals(step.after().findName(stream.dictionary(), "Subtype"));
        step.add(
                wellFormed
                        ? Change.validationData("/Metadata")
                        : Change.forbidden(FindingCode.CHANGE_FORBIDDEN, "catalog /Metadata"));
    }
}
