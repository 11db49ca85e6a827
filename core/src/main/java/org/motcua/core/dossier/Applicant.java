package org.motcua.core.dossier;

import org.motcua.core.Text;

/**
 * Who applies.
 *
 * @param number personal identification number of a citizen, enterprise or tax code of an organisation; not checked here
 * @param address may be empty, as may phone and e-mail
 */
public record Applicant(Kind kind, String name, String number, String address, String phone, String email) {

    /** The kinds that the national portal knows. */
    public enum Kind {
        CITIZEN,
        ENTERPRISE
    }

    public Applicant {
        Text.required(name, "Applicant's name", 300);
        Text.optional(number, "Applicant's number", 40);
        Text.optional(address, "Applicant's address", 500);
        Text.optional(phone, "Applicant's phone", 40);
        Text.optional(email, "Applicant's e-mail", 200);
    }
}
