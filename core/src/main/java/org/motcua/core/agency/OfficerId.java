package org.motcua.core.agency;

import org.motcua.core.Text;

/** Who an officer is to the system: the login name of the agency's own directory, at most 60 characters. */
public record OfficerId(String value) {

    public OfficerId {
        Text.required(value, "Officer id", 60);
        Text.matching(value, "Officer id", "[A-Za-z0-9._@-]+", "ngan.lt");
    }

    @Override
    public String toString() {
        return value;
    }
}
