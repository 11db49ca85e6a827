package org.motcua.core.procedure;

import org.motcua.core.Text;

/** Which component of a procedure's dossier, by the name that the catalogue gives it, such as {@code application}. */
public record ComponentId(String value) {

    static final String FORM = "[A-Za-z0-9._-]+";

    public ComponentId {
        Text.required(value, "Component id", 60);
        Text.matching(value, "Component id", FORM, "application");
    }

    @Override
    public String toString() {
        return value;
    }
}
