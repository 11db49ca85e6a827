package org.motcua.core.procedure;

import java.util.regex.Pattern;
import org.motcua.core.Text;

/**
 * The code of an administrative procedure: the national code, such as {@code 2.000648}, with or without the code of the
 * agency after it, as {@code 2.000648.000.00.00.H50} or {@code 1.000948.H38}.
 */
public record ProcedureCode(String value) {

    private static final Pattern AGENCY = Pattern.compile(
            "^([0-9]\\.[0-9]{6})\\.(?:[0-9]{3}\\.[0-9]{2}\\.[0-9]{2}\\.)?[A-Z][0-9]{2}(?:\\.[0-9A-Z]+)*$");

    static final String FORM = "[0-9A-Z]+(\\.[0-9A-Z]+)*";

    public ProcedureCode {
        Text.required(value, "Procedure code", 60);
        Text.matching(value, "Procedure code", FORM, "2.000648");
    }

    /**
     * What is the same for all agencies: {@code 2.000648} of {@code 2.000648.000.00.00.H50}; the whole code where no
     * agency's is behind it.
     */
    public String national() {
        return AGENCY.matcher(value).replaceFirst("$1");
    }

    @Override
    public String toString() {
        return value;
    }
}
