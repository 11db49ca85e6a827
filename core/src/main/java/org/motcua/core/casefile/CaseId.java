package org.motcua.core.casefile;

import org.motcua.core.Text;

/** The identity of a case file: of a dossier its code, of a work file a number such as {@code H99.12-V2026-00001}. */
public record CaseId(String value) {

    private static final int LONGEST = 60;
    private static final String FORM = "[0-9A-Za-z.-]+";

    public CaseId {
        Text.required(value, "Case id", LONGEST);
        Text.matching(value, "Case id", FORM, "H06.12-260105-0001");
    }

    /** Whether a text has the form of one. */
    public static boolean isOne(String text) {
        return text.length() <= LONGEST && text.matches(FORM);
    }

    @Override
    public String toString() {
        return value;
    }
}
