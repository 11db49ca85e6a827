package org.motcua.workflow.trust;

import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.motcua.core.agency.OfficerId;

/** Certificates are equal when their encodings are. */
record RegisteredCertificates(Map<OfficerId, Set<X509Certificate>> officers, Set<X509Certificate> agency)
        implements OfficerCertificates {

    static RegisteredCertificates of(
            Map<OfficerId, ? extends Collection<X509Certificate>> officers, Collection<X509Certificate> agency) {
        return new RegisteredCertificates(
                officers.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, registered -> Set.copyOf(registered.getValue()))),
                Set.copyOf(agency));
    }

    @Override
    public boolean belongsTo(OfficerId officer, X509Certificate certificate) {
        return officers.getOrDefault(officer, Set.of()).contains(certificate);
    }

    @Override
    public boolean belongsToAgency(X509Certificate certificate) {
        return agency.contains(certificate);
    }
}
