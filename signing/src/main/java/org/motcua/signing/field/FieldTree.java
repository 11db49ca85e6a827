package org.motcua.signing.field;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.motcua.signing.FieldException;

/**
 * Hangs fields into the tree of a form: a dot in a full name is a level of the tree, because a partial name must not
 * have one (ISO 32000-1 12.7.3.2). Not thread-safe.
 */
final class FieldTree {

    private final COSArray roots;
    private final Set<String> taken = new HashSet<>();
    private final Map<String, COSDictionary> groups = new HashMap<>();

    FieldTree(Form form, COSArray roots) {
        this.roots = roots;
        for (FormField field : form.fields()) {
            taken.add(field.name());
            for (int level = 0; level < field.parents().size(); level++) {
                groups.putIfAbsent(
                        nameOf(field, level), field.parents().get(level).dictionary());
            }
        }
    }

    /** Full name of the field {@code level + 1} levels above a field that has all its levels named. */
    private static String nameOf(FormField field, int level) {
        String name = field.name();
        for (int up = 0; up <= level && name.contains("."); up++) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return name;
    }

    void add(String name, COSDictionary field) {
        if (!taken.add(name) || groups.containsKey(name)) {
            throw new FieldException(
                    "A field \"" + name + "\" is there already; give the new one another name", name, List.of());
        }
        hang(name, field);
    }

    private void hang(String name, COSDictionary field) {
        int dot = name.lastIndexOf('.');
        field.setString(COSName.T, name.substring(dot + 1));
        if (dot < 0) {
            roots.add(field);
            return;
        }
        COSDictionary group = group(name.substring(0, dot));
        field.setItem(COSName.PARENT, group);
        FormBuilder.array(group, COSName.KIDS).add(field);
    }

    private COSDictionary group(String name) {
        if (taken.contains(name)) {
            throw new FieldException(
                    "The field \"" + name + "\" is there already and cannot have fields below it; choose another name",
                    name,
                    List.of());
        }
        COSDictionary known = groups.get(name);
        if (known != null) {
            return known;
        }
        COSDictionary group = new COSDictionary();
        groups.put(name, group);
        hang(name, group);
        return group;
    }
}
