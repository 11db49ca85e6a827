package org.motcua.core.agency;

import org.motcua.core.Text;

/** The identifier of an agency: groups of capital letters and digits joined by dots, at most 35 characters, as {@code H06.12}. */
public record AgencyCode(String value) {

    public AgencyCode {
        Text.required(value, "Agency code", 35);
        Text.matching(value, "Agency code", "[0-9A-Z]+(\\.[0-9A-Z]+)*", "H06.12");
    }

    @Override
    public String toString() {
        return value;
    }
}
