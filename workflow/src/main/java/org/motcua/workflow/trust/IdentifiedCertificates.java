package org.motcua.workflow.trust;

import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.motcua.core.Text;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;

/** Certificates by what their subject is identified with. */
record IdentifiedCertificates(Map<OfficerId, String> officers, Map<AgencyCode, String> agencies)
        implements OfficerCertificates {

    private static final String UID = "UID";
    private static final String SERIAL_NUMBER = "SERIALNUMBER";
    private static final String ORGANIZATION_IDENTIFIER = "ORGANIZATIONIDENTIFIER";

    /** Without a name of its own the JDK writes an attribute's value in hexadecimal. */
    private static final Map<String, String> NAMES =
            Map.of("0.9.2342.19200300.100.1.1", UID, "2.5.4.5", SERIAL_NUMBER, "2.5.4.97", ORGANIZATION_IDENTIFIER);

    private static final int LONGEST = 200;

    static IdentifiedCertificates of(Map<OfficerId, String> officers, Map<AgencyCode, String> agencies) {
        officers.forEach((officer, identifier) -> Text.required(identifier, "Identifier of " + officer, LONGEST));
        agencies.forEach((agency, identifier) -> Text.required(identifier, "Identifier of " + agency, LONGEST));
        return new IdentifiedCertificates(Map.copyOf(officers), Map.copyOf(agencies));
    }

    @Override
    public boolean belongsTo(OfficerId officer, X509Certificate certificate) {
        String identifier = officers.get(officer);
        return identifier != null && values(certificate, UID, SERIAL_NUMBER).contains(identifier);
    }

    @Override
    public boolean belongsToAgency(AgencyCode agency, X509Certificate certificate) {
        Set<String> persons = values(certificate, UID, SERIAL_NUMBER);
        String identifier = agencies.get(agency);
        return identifier != null
                && officers.values().stream().noneMatch(persons::contains)
                && values(certificate, UID, SERIAL_NUMBER, ORGANIZATION_IDENTIFIER)
                        .contains(identifier);
    }

    /** A name that cannot be taken apart identifies nobody. */
    private static Set<String> values(X509Certificate certificate, String... types) {
        Set<String> values = new HashSet<>();
        try {
            String subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253, NAMES);
            for (Rdn rdn : new LdapName(subject).getRdns()) {
                for (String type : types) {
                    add(rdn.toAttributes().get(type), values);
                }
            }
            return values;
        } catch (NamingException e) {
            return Set.of();
        }
    }

    private static void add(@Nullable Attribute attribute, Set<String> values) throws NamingException {
        for (int i = 0; attribute != null && i < attribute.size(); i++) {
            if (attribute.get(i) instanceof String text) {
                values.add(text);
            }
        }
    }
}
