package org.motcua.signing.revision;

import java.util.Objects;
import org.motcua.signing.Changes;
import org.motcua.signing.FindingCode;

/**
 * One change between two revisions.
 *
 * @param level how wide the change is
 * @param code for a forbidden change the rule that it breaks, else {@link FindingCode#CHANGE_PERMITTED}
 * @param field the field concerned, empty where none is
 * @param visibleSignature whether a signature field that shows something was added
 * @param where for people: the path or the field
 */
public record Change(Changes level, FindingCode code, String field, boolean visibleSignature, String where) {

    private static final String UNNAMED = "?";

    public Change {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(where, "where");
    }

    static Change forbidden(String where) {
        return forbidden(FindingCode.CHANGE_FORBIDDEN, where);
    }

    static Change forbidden(FindingCode code, String where) {
        return new Change(Changes.OTHER, code, "", false, where);
    }

    static Change validationData(String where) {
        return new Change(Changes.LTA_UPDATES, FindingCode.CHANGE_PERMITTED, "", false, where);
    }

    static Change form(String where) {
        return new Change(Changes.FORM_FILLING, FindingCode.CHANGE_PERMITTED, "", false, where);
    }

    /** A field without any name is named by no lock, but it is among all fields, and those but some. */
    static Change field(String field) {
        String name = field.isEmpty() ? UNNAMED : field;
        return new Change(Changes.FORM_FILLING, FindingCode.CHANGE_PERMITTED, name, false, name);
    }

    /** Of the level of annotations, and forbidden where annotations are permitted too. */
    static Change paintingAnnotation(String where) {
        return new Change(Changes.ANNOTATIONS, FindingCode.ANNOTATION_PAINTS, "", false, where);
    }

    static Change annotation(String where) {
        return new Change(Changes.ANNOTATIONS, FindingCode.CHANGE_PERMITTED, "", false, where);
    }
}
