package org.motcua.core.audit;

import org.motcua.core.Text;

/** What was done, as a name in capitals such as {@code RECEIVED}. */
public record Act(String name) {

    public Act {
        Text.required(name, "Act", 60);
        Text.matching(name, "Act", "[A-Z][A-Z0-9_]*", "NUMBER_RESERVED");
    }

    @Override
    public String toString() {
        return name;
    }
}
