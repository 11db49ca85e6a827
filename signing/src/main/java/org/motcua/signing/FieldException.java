package org.motcua.signing;

import java.util.List;

/**
 * A form field cannot be used as asked: there is none of that name, it is of another kind, it is signed already, or the
 * text does not fit.
 */
public final class FieldException extends SigningException {

    private static final long serialVersionUID = 1L;

    private final String field;
    private final List<String> available;

    /**
     * The trouble with a field.
     *
     * @param available full names of the fields that could be used instead; empty where that is not the point
     */
    public FieldException(String message, String field, List<String> available) {
        super(message);
        this.field = field;
        this.available = List.copyOf(available);
    }

    /** Full name of the field that was asked for. */
    public String field() {
        return field;
    }

    /** Full names of the fields that could be used instead; empty where that is not the point. */
    public List<String> available() {
        return available;
    }
}
