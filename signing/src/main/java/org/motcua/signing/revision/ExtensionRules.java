package org.motcua.signing.revision;

import java.util.List;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfName;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.Snapshot;

/**
 * The developer extensions that a document declares (ISO 32000-1 7.12). An update may declare what it uses; what was
 * declared stays so, with a version that is no less. For one thread.
 */
final class ExtensionRules {

    private static final int MAX_EXTENSIONS = 100;

    private final Step step;

    ExtensionRules(Step step) {
        this.step = step;
    }

    boolean allow(PdfDictionary catalogBefore, PdfDictionary catalogAfter) {
        if (!(step.after().get(catalogAfter, "Extensions") instanceof PdfDictionary after)
                || after.entries().size() > MAX_EXTENSIONS) {
            return false;
        }
        PdfDictionary before = step.before().dictionary(catalogBefore, "Extensions");
        return after.keys().stream().allMatch(prefix -> isWellFormed(prefix, after))
                && before.keys().stream().allMatch(prefix -> isKept(prefix, before, after));
    }

    private boolean isWellFormed(String prefix, PdfDictionary extensions) {
        PdfObject value = step.after().get(extensions, prefix);
        if (prefix.equals("Type")) {
            return value instanceof PdfName;
        }
        List<PdfObject> declared = value instanceof PdfArray array ? array.items() : List.of(value);
        return declared.size() <= MAX_EXTENSIONS && declared.stream().allMatch(this::isDeclaration);
    }

    private boolean isDeclaration(PdfObject value) {
        return step.after().resolve(value) instanceof PdfDictionary extension
                && extension.entries().values().stream()
                        .allMatch(entry -> DocumentComparison.isPlain(step.after(), entry));
    }

    private boolean isKept(String prefix, PdfDictionary before, PdfDictionary after) {
        if (!after.has(prefix)) {
            return false;
        }
        boolean single = step.before().get(before, prefix) instanceof PdfDictionary
                && step.after().get(after, prefix) instanceof PdfDictionary;
        if (!single) {
            return true;
        }
        PdfDictionary one = step.before().dictionary(before, prefix);
        PdfDictionary two = step.after().dictionary(after, prefix);
        int base = base(step.before(), one).compareTo(base(step.after(), two));
        return base < 0 || (base == 0 && level(step.before(), one) <= level(step.after(), two));
    }

    private static String base(Snapshot document, PdfDictionary extension) {
        String version = document.findName(extension, "BaseVersion");
        return version == null ? "" : version;
    }

    private static long level(Snapshot document, PdfDictionary extension) {
        return document.get(extension, "ExtensionLevel") instanceof PdfNumber number ? number.longValue() : 0;
    }
}
