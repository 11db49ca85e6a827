package org.motcua.signing.trust;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Certificates and revocation lists that came with a document. They help to build and check chains; none is trusted. */
public record Evidence(List<X509Certificate> certificates, List<X509CRL> crls) {

    public static final Evidence NONE = new Evidence(List.of(), List.of());

    public Evidence {
        certificates = List.copyOf(certificates);
        crls = List.copyOf(crls);
    }

    /** This and further certificates. */
    public Evidence with(List<X509Certificate> more) {
        List<X509Certificate> all = new ArrayList<>(certificates);
        all.addAll(more);
        return new Evidence(all, crls);
    }
}
