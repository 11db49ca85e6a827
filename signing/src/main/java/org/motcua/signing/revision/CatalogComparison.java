package org.motcua.signing.revision;

import java.util.regex.Pattern;
import org.motcua.signing.syntax.PdfBoolean;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfObject;

/** Compares the catalog, entry by entry. What no rule knows must stay as it is. For one thread. */
final class CatalogComparison {

    private static final Pattern VERSION = Pattern.compile("[12]\\.[0-9]");

    private final Step step;
    private final FieldComparison fields;

    CatalogComparison(Step step, FieldComparison fields) {
        this.step = step;
        this.fields = fields;
    }

    void run() {
        PdfDictionary before = step.before().catalog();
        PdfDictionary after = step.after().catalog();
        for (String key : Step.keys(before, after)) {
            switch (key) {
                case "Pages" -> new PageComparison(step).run(before.get(key), after.get(key));
                case "OutputIntents" -> outputIntents(before, after);
                case "AcroForm" -> new FormComparison(step, fields).run(before, after);
                default -> entry(key, before, after);
            }
        }
    }

    private void outputIntents(PdfDictionary before, PdfDictionary after) {
        String key = "OutputIntents";
        if (!step.same(before, after, key)) {
            boolean allowed = OutputIntentRules.allow(
                    step.before().get(before, key), step.after(), step.after().get(after, key));
            step.add(allowed ? Change.form("/" + key) : Change.forbidden("catalog /" + key));
        }
    }

    private void entry(String key, PdfDictionary before, PdfDictionary after) {
        if (step.same(before, after, key)) {
            return;
        }
        boolean harmless = switch (key) {
            case "DSS" -> ValidationDataRules.allow(step.after(), after);
            case "Extensions" -> new ExtensionRules(step).allow(before, after);
            case "Metadata" -> MetadataRules.allow(step.after(), after);
            case "Version" -> isLaterVersion(before, after);
            case "MarkInfo" -> areFlags(step.after().get(after, key));
            case "StructTreeRoot" -> new StructureComparison(step).allows(before, after);
            default -> false;
        };
        step.add(harmless ? Change.validationData("/" + key) : Change.forbidden("catalog /" + key));
    }

    /** A later version may be declared for what the update uses. */
    private boolean isLaterVersion(PdfDictionary before, PdfDictionary after) {
        String one = step.before().findName(before, "Version");
        String two = step.after().findName(after, "Version");
        return two != null && VERSION.matcher(two).matches() && (one == null || one.compareTo(two) <= 0);
    }

    /** Whether the document is tagged is said for programs that read it aloud; nothing looks different. */
    private boolean areFlags(PdfObject value) {
        return value instanceof PdfDictionary flags
                && flags.entries().values().stream()
                        .allMatch(flag -> step.after().resolve(flag) instanceof PdfBoolean);
    }
}
