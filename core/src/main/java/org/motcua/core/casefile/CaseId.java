package org.motcua.core.casefile;

import org.motcua.core.Text;

/** The identity of a case file: of a dossier its code, of a work file a number such as {@code H99.12-V2026-00001}. */
public record CaseId(String value) {

    public CaseId {
        Text.required(value, "Case id", 60);
        Text.matching(value, "Case id", "[0-9A-Za-z.-]+", "H06.12-260105-0001");
    }

    @Override
    public String toString() {
        return value;
    }
}
