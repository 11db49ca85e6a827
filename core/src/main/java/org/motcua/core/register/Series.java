package org.motcua.core.register;

import org.motcua.core.Text;

/** A sequence of numbers of an agency; the head of the agency decides which documents share one. As {@code QĐ}. */
public record Series(String name) {

    public Series {
        Text.required(name, "Series", 60);
    }

    @Override
    public String toString() {
        return name;
    }
}
