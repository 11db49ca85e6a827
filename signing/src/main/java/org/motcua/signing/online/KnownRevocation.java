package org.motcua.signing.online;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks for word about a certificate in the evidence that is at hand; the newest word counts. Thread-safe. */
record KnownRevocation(KnownEvidence known, OcspCheck ocsp, CrlCheck crls, TimeFrame frame) {

    /** What messages call the place. */
    private static final String AT_HAND = "the evidence at hand";

    Optional<RevocationEvidence> find(
            X509Certificate certificate, X509Certificate issuer, Collection<EvidenceFailure> failures) {
        List<RevocationEvidence> found = new ArrayList<>(responses(certificate, issuer, failures));
        found.addAll(lists(certificate, issuer, failures));
        return newest(found, certificate);
    }

    /** The newest list alone: a responder is not asked about itself. */
    Optional<RevocationEvidence> findList(
            X509Certificate certificate, X509Certificate issuer, Collection<EvidenceFailure> failures) {
        return newest(lists(certificate, issuer, failures), certificate);
    }

    /** Issuers drop expired certificates from their lists: what is newer and says nothing outweighs no older word. */
    private Optional<RevocationEvidence> newest(List<RevocationEvidence> found, X509Certificate certificate) {
        Instant end = certificate.getNotAfter().toInstant();
        List<RevocationEvidence> telling = found.stream()
                .filter(evidence -> evidence.revocation().isPresent()
                        || !frame.judging(evidence.thisUpdate()).isAfter(end))
                .toList();
        return (telling.isEmpty() ? found : telling).stream().max(Comparator.comparing(RevocationEvidence::thisUpdate));
    }

    private List<RevocationEvidence> responses(
            X509Certificate certificate, X509Certificate issuer, Collection<EvidenceFailure> failures) {
        OcspRequest request = new OcspRequest(certificate, issuer);
        List<RevocationEvidence> found = new ArrayList<>();
        for (byte[] response : known.ocspResponses()) {
            try {
                if (OcspCheck.isAbout(response, request)) {
                    found.add(ocsp.require(AT_HAND, response, request, Optional.empty(), frame));
                }
            } catch (Unusable e) {
                failures.add(e.failure());
            }
        }
        return found;
    }

    private List<RevocationEvidence> lists(
            X509Certificate certificate, X509Certificate issuer, Collection<EvidenceFailure> failures) {
        List<RevocationEvidence> found = new ArrayList<>();
        for (X509CRL list : known.crls()) {
            if (!list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal())) {
                continue;
            }
            try {
                X509CRL checked = crls.requireList(AT_HAND, list, issuer, frame);
                found.add(crls.require(AT_HAND, checked, certificate, frame));
            } catch (Unusable e) {
                failures.add(e.failure());
            }
        }
        return found;
    }
}
