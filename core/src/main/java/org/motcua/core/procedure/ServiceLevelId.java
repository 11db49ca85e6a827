package org.motcua.core.procedure;

import org.motcua.core.Text;

/** How far a procedure is offered online, by the name that the catalogue gives it, such as {@code full}. */
public record ServiceLevelId(String value) {

    static final String FORM = "[a-z][a-z0-9-]*";

    public ServiceLevelId {
        Text.required(value, "Service level", 40);
        Text.matching(value, "Service level", FORM, "full");
    }

    @Override
    public String toString() {
        return value;
    }
}
