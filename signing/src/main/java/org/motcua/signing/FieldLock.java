package org.motcua.signing;

import java.util.List;

/**
 * Which form fields a signature locks: the FieldMDP transform (ISO 32000-1 table 256) with the /Lock of the signature
 * field beside it. Field names are full names ("document.number"); a name stands for the field and all fields below it.
 *
 * @param action whether {@code fields} are those that are locked or those that stay open
 * @param fields full names of fields; empty for {@link Action#ALL}
 */
public record FieldLock(Action action, List<String> fields) {

    /** How the list of names is meant. */
    public enum Action {
        /** Every field is locked. */
        ALL("All"),
        /** The named fields are locked. */
        INCLUDE("Include"),
        /** Every field but the named ones is locked. */
        EXCLUDE("Exclude");

        private final String pdfName;

        Action(String pdfName) {
            this.pdfName = pdfName;
        }

        /** The name that stands in the document as /Action. */
        public String pdfName() {
            return pdfName;
        }
    }

    public FieldLock {
        fields = List.copyOf(fields);
        if (action == Action.ALL && !fields.isEmpty()) {
            throw new IllegalArgumentException("A lock of all fields names none, but got " + fields);
        }
        if (action != Action.ALL && fields.isEmpty()) {
            throw new IllegalArgumentException("A lock that is not of all fields must name at least one field");
        }
        if (fields.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("A locked field needs a name, but one in " + fields + " is blank");
        }
    }

    /** Locks every field of the document. */
    public static FieldLock all() {
        return new FieldLock(Action.ALL, List.of());
    }

    /** Locks the named fields and those below them. */
    public static FieldLock only(List<String> fields) {
        return new FieldLock(Action.INCLUDE, fields);
    }

    /** Locks every field but the named ones and those below them. */
    public static FieldLock allBut(List<String> fields) {
        return new FieldLock(Action.EXCLUDE, fields);
    }

    /** Whether a field with this full name is locked. */
    public boolean locks(String fieldName) {
        boolean named = fields.stream().anyMatch(name -> fieldName.equals(name) || fieldName.startsWith(name + "."));
        return switch (action) {
            case ALL -> true;
            case INCLUDE -> named;
            case EXCLUDE -> !named;
        };
    }
}
