package org.motcua.signing.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.motcua.signing.Changes;
import org.motcua.signing.syntax.PdfArray;
import org.motcua.signing.syntax.PdfDictionary;
import org.motcua.signing.syntax.PdfNumber;
import org.motcua.signing.syntax.PdfObject;
import org.motcua.signing.syntax.PdfString;
import org.motcua.signing.syntax.Snapshot;

/**
 * What a signature permits afterwards: the document's DocMDP permission, and the fields that it locks by FieldMDP or by
 * its field's lock.
 *
 * @param certifying the permission of a DocMDP transform, absent where the signature has none
 * @param permission the strictest permission that the signature states, absent where it states none
 * @param locks the fields that it locks
 */
record Permissions(OptionalInt certifying, OptionalInt permission, List<Lock> locks) {

    private static final int MAX_REFERENCES = 16;

    Permissions {
        locks = List.copyOf(locks);
    }

    /** Which fields are locked: all, only the named ones, or all but the named ones; below a name all its kids. */
    record Lock(Action action, Set<String> fields) {

        enum Action {
            ALL,
            INCLUDE,
            EXCLUDE
        }

        Lock {
            fields = Set.copyOf(fields);
        }

        boolean covers(String field) {
            return switch (action) {
                case ALL -> true;
                case INCLUDE -> names(field);
                case EXCLUDE -> !names(field);
            };
        }

        /** The field itself or one above it. */
        private boolean names(String field) {
            boolean named = fields.contains(field);
            for (int dot = field.indexOf('.'); dot >= 0 && !named; dot = field.indexOf('.', dot + 1)) {
                named = fields.contains(field.substring(0, dot));
            }
            return named;
        }
    }

    static Permissions of(Snapshot document, SignedField signature) {
        OptionalInt certifying = OptionalInt.empty();
        List<Lock> locks = new ArrayList<>();
        PdfArray references = document.findArray(signature.dictionary(), "Reference");
        List<PdfObject> items = references == null ? List.of() : references.items();
        for (PdfObject item : items.subList(0, Math.min(items.size(), MAX_REFERENCES))) {
            if (!(document.resolve(item) instanceof PdfDictionary reference)) {
                continue;
            }
            String method = document.findName(reference, "TransformMethod");
            PdfDictionary parameters = document.dictionary(reference, "TransformParams");
            if ("DocMDP".equals(method)) {
                certifying = stricter(certifying, permission(document, parameters, 2));
            } else if ("FieldMDP".equals(method)) {
                locks.add(lock(document, parameters));
            }
        }
        OptionalInt permission = certifying;
        if (document.get(signature.field().dictionary(), "Lock") instanceof PdfDictionary lock) {
            if (lock.has("Action")) {
                locks.add(lock(document, lock));
            }
            if (lock.has("P")) {
                permission = stricter(permission, permission(document, lock, 1));
            }
        }
        return new Permissions(certifying, permission, locks);
    }

    static OptionalInt stricter(OptionalInt one, OptionalInt two) {
        if (one.isEmpty() || two.isEmpty()) {
            return one.isEmpty() ? two : one;
        }
        return OptionalInt.of(Math.min(one.getAsInt(), two.getAsInt()));
    }

    /** A number that is none of the three permits nothing. */
    private static OptionalInt permission(Snapshot document, PdfDictionary parameters, int otherwise) {
        if (!parameters.has("P")) {
            return OptionalInt.of(otherwise);
        }
        boolean known = document.get(parameters, "P") instanceof PdfNumber number
                && number.integer()
                && number.longValue() >= 1
                && number.longValue() <= 3;
        return OptionalInt.of(known ? (int) ((PdfNumber) document.get(parameters, "P")).longValue() : 1);
    }

    /** An action that is not known locks everything. */
    private static Lock lock(Snapshot document, PdfDictionary parameters) {
        String action = document.findName(parameters, "Action");
        Set<String> fields = new HashSet<>();
        PdfArray names = document.findArray(parameters, "Fields");
        if (names != null) {
            for (PdfObject name : names.items()) {
                if (document.resolve(name) instanceof PdfString string) {
                    fields.add(string.text());
                }
            }
        }
        return switch (action == null ? "" : action) {
            case "Include" -> new Lock(Lock.Action.INCLUDE, fields);
            case "Exclude" -> new Lock(Lock.Action.EXCLUDE, fields);
            default -> new Lock(Lock.Action.ALL, Set.of());
        };
    }

    boolean locks(String field) {
        return locks.stream().anyMatch(lock -> lock.covers(field));
    }

    /** The widest change that a permission, or the lack of one, allows. */
    static Changes widest(OptionalInt permission, Changes unstated) {
        if (permission.isEmpty()) {
            return unstated;
        }
        return switch (permission.getAsInt()) {
            case 1 -> Changes.LTA_UPDATES;
            case 3 -> Changes.ANNOTATIONS;
            default -> Changes.FORM_FILLING;
        };
    }
}
