package org.motcua.core.procedure;

import org.motcua.core.Text;

/**
 * The code of an administrative procedure: the national code, such as {@code 2.000648}, with or without the code of the
 * agency after it, as {@code 2.000648.000.00.00.H50} or {@code 1.000948.H38}.
 */
public record ProcedureCode(String value) {

    public ProcedureCode {
        Text.required(value, "Procedure code", 60);
        Text.matching(value, "Procedure code", "[0-9A-Z]+(\\.[0-9A-Z]+)*", "2.000648");
    }

    @Override
    public String toString() {
        return value;
    }
}
