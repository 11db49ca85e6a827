package org.motcua.signing.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Certificates and revocation data that came with a document, were given or fetched. They help to build and check chains;
 * none is trusted. Immutable.
 */
public record Evidence(List<X509Certificate> certificates, List<RevocationData> revocation) {

    public static final Evidence NONE = new Evidence(List.of(), List.of());

    public Evidence {
        certificates = List.copyOf(certificates);
        revocation = List.copyOf(revocation);
    }

    /** This and more of both. */
    public Evidence with(Evidence more) {
        List<X509Certificate> all = new ArrayList<>(certificates);
        all.addAll(more.certificates);
        List<RevocationData> data = new ArrayList<>(revocation);
        data.addAll(more.revocation);
        return new Evidence(all, data);
    }

    /** This and further certificates. */
    public Evidence with(Collection<X509Certificate> more) {
        return with(new Evidence(List.copyOf(more), List.of()));
    }
}
