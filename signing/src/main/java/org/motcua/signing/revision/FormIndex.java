package org.motcua.signing.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfNull;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;
import org.motcua.signing.syntax.PdfString;
import org.motcua.signing.syntax.Snapshot;

/** All fields and widgets of a revision's form by object number. Immutable once built. */
public final class FormIndex {

    private static final int MAX_DEPTH = 64;

    private final Map<Integer, FormField> fields = new LinkedHashMap<>();
    private final Set<String> duplicateNames = new TreeSet<>();
    private boolean tangled;

    private FormIndex() {}

    public static FormIndex of(Snapshot document) {
        FormIndex index = new FormIndex();
        PdfDictionary form = document.dictionary(document.catalog(), "AcroForm");
        PdfArray roots = document.findArray(form, "Fields");
        if (roots != null) {
            index.collect(document, roots);
        }
        index.findDuplicates();
        return index;
    }

    private record Pending(PdfObject object, @Nullable FormField parent, int depth) {}

    private void collect(Snapshot document, PdfArray roots) {
        Deque<Pending> pending = new ArrayDeque<>();
        pushReversed(pending, roots.items(), null, 0);
        while (!pending.isEmpty()) {
            Pending next = pending.pop();
            document.file().budget().step();
            if (!(next.object() instanceof PdfReference reference)
                    || !(document.resolve(reference) instanceof PdfDictionary dictionary)) {
                continue;
            }
            if (next.depth() == 0 && fields.containsKey(reference.number())) {
                continue; // some producers list kids, or a field again, among the roots; its place in the tree counts
            }
            if (next.depth() > MAX_DEPTH || fields.containsKey(reference.number())) {
                tangled = true;
                continue;
            }
            FormField field = field(document, reference.number(), dictionary, next.parent());
            fields.put(reference.number(), field);
            pushReversed(pending, field.kids(), field, next.depth() + 1);
        }
    }

    private static void pushReversed(
            Deque<Pending> pending, List<PdfObject> items, @Nullable FormField parent, int depth) {
        for (int i = items.size() - 1; i >= 0; i--) {
            pending.push(new Pending(items.get(i), parent, depth));
        }
    }

    private static FormField field(
            Snapshot document, int number, PdfDictionary dictionary, @Nullable FormField parent) {
        PdfString partial = document.findString(dictionary, "T");
        String above = parent == null ? "" : parent.name();
        String name = partial == null ? above : above.isEmpty() ? partial.text() : above + "." + partial.text();
        String type = document.findName(dictionary, "FT");
        PdfObject value = dictionary.get("V");
        PdfArray kids = document.findArray(dictionary, "Kids");
        return new FormField(
                number,
                name,
                type != null ? type : parent == null ? "" : parent.type(),
                partial != null,
                dictionary,
                kids == null ? List.of() : kids.items(),
                value == PdfNull.NULL && parent != null ? parent.value() : value);
    }

    private void findDuplicates() {
        Set<String> names = new HashSet<>();
        for (FormField field : fields.values()) {
            if (field.hasName() && !names.add(field.name())) {
                duplicateNames.add(field.name());
            }
        }
    }

    public @Nullable FormField find(int number) {
        return fields.get(number);
    }

    public Collection<FormField> fields() {
        return fields.values();
    }

    /** The signature fields that are signed: each field once, not its widgets. */
    public List<FormField> signed() {
        List<FormField> signed = new ArrayList<>();
        for (FormField field : fields.values()) {
            if (field.isSignature() && field.dictionary().get("V") != PdfNull.NULL) {
                signed.add(field);
            }
        }
        return signed;
    }

    public Set<String> duplicateNames() {
        return duplicateNames;
    }

    /** Whether the tree of fields runs in circles, joins again or is too deep. */
    public boolean tangled() {
        return tangled;
    }
}
