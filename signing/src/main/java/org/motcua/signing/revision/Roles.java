package org.motcua.signing.revision;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfReference;
import org.motcua.signing.syntax.Snapshot;

/** Which objects of a revision are the catalog, the page tree, the form and its fields. */
final class Roles {

    private final Map<Integer, Role> roles = new HashMap<>();
    private boolean contradictory;

    private Roles() {}

    static Roles of(Snapshot document, FormIndex form) {
        Roles roles = new Roles();
        PdfObject root = document.trailer().get("Root");
        roles.put(root, Role.CATALOG);
        roles.put(document.catalog().get("AcroForm"), Role.FORM);
        roles.pages(document);
        form.fields().forEach(field -> roles.put(field.number(), Role.FIELD));
        return roles;
    }

    private void pages(Snapshot document) {
        Deque<PdfObject> pending = new ArrayDeque<>();
        pending.push(document.catalog().get("Pages"));
        while (!pending.isEmpty()) {
            document.file().budget().step();
            PdfObject node = pending.pop();
            if (!(node instanceof PdfReference reference)
                    || !(document.resolve(reference) instanceof PdfDictionary dictionary)) {
                continue;
            }
            PdfArray kids = document.findArray(dictionary, "Kids");
            boolean known = roles.containsKey(reference.number());
            put(reference.number(), kids == null ? Role.PAGE : Role.PAGES);
            if (kids != null && !known) {
                kids.items().forEach(pending::push);
            }
        }
    }

    private void put(PdfObject object, Role role) {
        if (object instanceof PdfReference reference) {
            put(reference.number(), role);
        }
    }

    private void put(int number, Role role) {
        Role other = roles.put(number, role);
        contradictory |= other != null && other != role;
    }

    @Nullable
    Role of(int number) {
        return roles.get(number);
    }

    /** Whether one object plays two parts, so that no rule fits it. */
    boolean contradictory() {
        return contradictory;
    }
}
