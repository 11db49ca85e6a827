package org.motcua.core.agency;

import org.motcua.core.Text;

/** Where an agency can be reached; what is not known is empty. */
public record Contact(String address, String phone, String email, String website) {

    public static final Contact NONE = new Contact("", "", "", "");

    public Contact {
        Text.optional(address, "Address", 500);
        Text.optional(phone, "Phone", 40);
        Text.optional(email, "E-mail", 200);
        Text.optional(website, "Website", 200);
    }
}
