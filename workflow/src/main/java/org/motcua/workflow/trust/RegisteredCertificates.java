package org.motcua.workflow.trust;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;

/** Certificates are equal when their encodings are. */
record RegisteredCertificates(
        Map<OfficerId, Set<X509Certificate>> officers, Map<AgencyCode, Set<X509Certificate>> agencies)
        implements OfficerCertificates {

    static RegisteredCertificates of(
            Map<OfficerId, ? extends Collection<X509Certificate>> officers,
            Map<AgencyCode, ? extends Collection<X509Certificate>> agencies) {
        return new RegisteredCertificates(
                officers.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, registered -> Set.copyOf(registered.getValue()))),
                agencies.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, registered -> Set.copyOf(registered.getValue()))));
    }

    @Override
    public boolean belongsTo(OfficerId officer, X509Certificate certificate) {
        return officers.getOrDefault(officer, Set.of()).contains(certificate);
    }

    @Override
    public boolean belongsToAgency(AgencyCode agency, X509Certificate certificate) {
        return agencies.getOrDefault(agency, Set.of()).contains(certificate);
    }
}
