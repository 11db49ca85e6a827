package org.motcua.signing.online;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Certificates and revocation data that are at hand, given by the caller or kept in a document. Nothing of it is believed
 * before it was checked as if it had been fetched. Immutable and thread-safe.
 */
public final class KnownEvidence {

    private static final KnownEvidence NONE = new KnownEvidence(List.of(), List.of(), List.of());

    private final List<X509Certificate> certificates;
    private final List<X509CRL> crls;
    private final List<byte[]> ocspResponses;

    private KnownEvidence(
            Collection<X509Certificate> certificates, Collection<X509CRL> crls, Collection<byte[]> ocspResponses) {
        this.certificates = List.copyOf(new LinkedHashSet<>(certificates));
        this.crls = List.copyOf(new LinkedHashSet<>(crls));
        this.ocspResponses = ocspResponses.stream().map(byte[]::clone).toList();
    }

    /** Nothing. */
    public static KnownEvidence none() {
        return NONE;
    }

    /**
     * What is given.
     *
     * @param certificates of authorities and responders; none is trusted for being here
     * @param ocspResponses each an OCSPResponse in DER (RFC 6960 4.2.1)
     */
    public static KnownEvidence of(
            Collection<X509Certificate> certificates, Collection<X509CRL> crls, Collection<byte[]> ocspResponses) {
        return new KnownEvidence(certificates, crls, ocspResponses);
    }

    /** This and more. */
    public KnownEvidence and(KnownEvidence more) {
        List<X509Certificate> allCertificates = new ArrayList<>(certificates);
        allCertificates.addAll(more.certificates);
        List<X509CRL> allCrls = new ArrayList<>(crls);
        allCrls.addAll(more.crls);
        List<byte[]> allResponses = new ArrayList<>(ocspResponses);
        allResponses.addAll(more.ocspResponses);
        return new KnownEvidence(allCertificates, allCrls, allResponses);
    }

    List<X509Certificate> certificates() {
        return certificates;
    }

    List<X509CRL> crls() {
        return crls;
    }

    List<byte[]> ocspResponses() {
        return ocspResponses;
    }
}
