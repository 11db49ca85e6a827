package org.motcua.signing.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/**
 * The parts of a certificate's distinguished name that people ask for. A name that cannot be taken apart is shown whole.
 *
 * @param name the common name, else the whole distinguished name
 * @param title the position, such as Giám đốc
 * @param units the organisational units and then the organisation, from the smallest to the largest
 */
record SubjectName(String name, Optional<String> title, List<String> units) {

    /** Attribute types that RFC 2253 has no short name for; without one the JDK shows their value in hexadecimal. */
    private static final Map<String, String> TYPES = Map.of("2.5.4.12", "TITLE");

    SubjectName {
        units = List.copyOf(units);
    }

    static SubjectName of(X500Principal principal) {
        try {
            LdapName name = new LdapName(principal.getName(X500Principal.RFC2253, TYPES));
            List<String> units = new ArrayList<>(values(name, "OU"));
            units.addAll(values(name, "O"));
            return new SubjectName(
                    values(name, "CN").stream().findFirst().orElseGet(principal::getName),
                    values(name, "TITLE").stream().findFirst(),
                    units);
        } catch (InvalidNameException e) {
            return new SubjectName(principal.getName(), Optional.empty(), List.of());
        }
    }

    /** Name, title and units in one line. */
    String inFull() {
        List<String> parts = new ArrayList<>(List.of(name));
        title.ifPresent(parts::add);
        parts.addAll(units);
        return String.join(", ", parts);
    }

    /** The values of a type, those written last (the most specific) first. */
    private static List<String> values(LdapName name, String type) {
        List<String> values = new ArrayList<>();
        for (Rdn rdn : name.getRdns()) {
            Attribute attribute = rdn.toAttributes().get(type);
            for (int i = 0; attribute != null && i < attribute.size(); i++) {
                text(attribute, i).ifPresent(value -> values.add(0, value));
            }
        }
        return values;
    }

    private static Optional<String> text(Attribute attribute, int index) {
        try {
            return attribute.get(index) instanceof String text && !text.isBlank()
                    ? Optional.of(text.strip())
                    : Optional.empty();
        } catch (NamingException e) {
            return Optional.empty();
        }
    }
}
