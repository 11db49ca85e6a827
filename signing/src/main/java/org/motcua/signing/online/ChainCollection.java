package org.motcua.signing.online;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.motcua.signing.online.EvidenceFailure.Reason;
import org.motcua.signing.trust.IssuerMatch;

/** Goes up one chain, certificate by certificate: what is at hand first, then the network. For one thread. */
final class ChainCollection {

    /** Chains are three or four long; a longer one wants to keep this machine busy. */
    private static final int MAX_CHAIN = 10;

    private final IssuerSource issuers;
    private final OcspSource ocsp;
    private final CrlSource crls;
    private final KnownRevocation known;
    private final TimeFrame frame;
    private final Budget budget;

    ChainCollection(IssuerSource issuers, OcspSource ocsp, CrlSource crls, KnownRevocation known, Budget budget) {
        this.issuers = issuers;
        this.ocsp = ocsp;
        this.crls = crls;
        this.known = known;
        this.frame = known.frame();
        this.budget = budget;
    }

    ChainEvidence collect(X509Certificate end, List<X509Certificate> certificates, Set<X509Certificate> anchors)
            throws InterruptedException {
        List<CertificateEvidence> found = new ArrayList<>();
        X509Certificate current = end;
        while (true) {
            if (anchors.contains(current)) {
                found.add(new CertificateEvidence(current, CertificateStatus.ANCHOR, Optional.empty(), List.of()));
                break;
            }
            if (IssuerMatch.isSelfSigned(current)) {
                found.add(new CertificateEvidence(current, CertificateStatus.SELF_SIGNED, Optional.empty(), List.of()));
                break;
            }
            List<EvidenceFailure> failures = new ArrayList<>();
            Optional<X509Certificate> issuer = issuers.find(current, certificates, budget, failures);
            if (issuer.isEmpty() || found.size() == MAX_CHAIN) {
                found.add(new CertificateEvidence(current, CertificateStatus.UNKNOWN, Optional.empty(), failures));
                break;
            }
            found.add(revocation(current, issuer.get(), failures));
            current = issuer.get();
        }
        return new ChainEvidence(found);
    }

    private CertificateEvidence revocation(
            X509Certificate certificate, X509Certificate issuer, List<EvidenceFailure> failures)
            throws InterruptedException {
        Optional<RevocationEvidence> atHand = atHand(certificate, issuer, failures);
        if (atHand.isPresent()) {
            return judged(certificate, atHand.get(), frame.judging(atHand.get().thisUpdate()), failures);
        }
        CertificateLocations places = CertificateLocations.of(certificate);
        failures.addAll(places.failures());
        Optional<RevocationEvidence> evidence = first(
                places.ocsp(),
                failures,
                place -> withResponders(ocsp.require(place, certificate, issuer, budget), issuer));
        if (evidence.isEmpty()) {
            evidence = first(places.crls(), failures, place -> crls.require(place, certificate, issuer, budget));
        }
        if (evidence.isPresent()) {
            return judged(certificate, evidence.get(), frame.now(), failures);
        }
        if (places.ocsp().isEmpty() && places.crls().isEmpty()) {
            failures.add(failure(certificate, Reason.NO_SOURCE, "it names neither a responder nor a list"));
        }
        return new CertificateEvidence(certificate, CertificateStatus.UNKNOWN, Optional.empty(), failures);
    }

    private Optional<RevocationEvidence> atHand(
            X509Certificate certificate, X509Certificate issuer, List<EvidenceFailure> failures)
            throws InterruptedException {
        Optional<RevocationEvidence> found = known.find(certificate, issuer, failures);
        if (found.isEmpty()) {
            return found;
        }
        try {
            return Optional.of(withResponders(found.get(), issuer));
        } catch (Unusable e) {
            failures.add(e.failure());
            return Optional.empty();
        }
    }

    private static CertificateEvidence judged(
            X509Certificate certificate, RevocationEvidence evidence, Instant when, List<EvidenceFailure> failures) {
        CertificateStatus status =
                evidence.revocation().isPresent() ? CertificateStatus.REVOKED : CertificateStatus.GOOD;
        // Issuers drop expired certificates from their lists: not being there no longer says that it was never revoked.
        if (status == CertificateStatus.GOOD
                && when.isAfter(certificate.getNotAfter().toInstant())) {
            String end = certificate.getNotAfter().toInstant().toString();
            failures.add(failure(certificate, Reason.EXPIRED, "it was valid until " + end));
            status = CertificateStatus.UNKNOWN;
        }
        return new CertificateEvidence(certificate, status, Optional.of(evidence), failures);
    }

    /**
     * RFC 6960 4.2.2.2.1: either the issuer says that a responder needs no checking, or its lists are looked at, and kept
     * with the answer. Where it says neither, the short life of such certificates must do.
     */
    private RevocationEvidence withResponders(RevocationEvidence answer, X509Certificate issuer)
            throws Unusable, InterruptedException {
        List<RevocationEvidence> lists = new ArrayList<>();
        for (X509Certificate responder : answer.responders()) {
            if (responder.getExtensionValue(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck.getId()) == null) {
                responderList(responder, issuer).ifPresent(lists::add);
            }
        }
        for (RevocationEvidence list : lists) {
            if (list.revocation().isPresent()) {
                throw new Unusable(
                        answer.source(),
                        Reason.UNAUTHORISED,
                        "the certificate of the responder is revoked: "
                                + answer.responders().get(0).getSubjectX500Principal());
            }
        }
        return answer.with(lists);
    }

    private Optional<RevocationEvidence> responderList(X509Certificate responder, X509Certificate issuer)
            throws Unusable, InterruptedException {
        List<EvidenceFailure> failures = new ArrayList<>();
        Optional<RevocationEvidence> list = known.findList(responder, issuer, failures);
        if (list.isPresent()) {
            return list;
        }
        List<URI> places = CertificateLocations.of(responder).crls();
        list = first(places, failures, place -> crls.require(place, responder, issuer, budget));
        if (list.isEmpty() && !places.isEmpty()) {
            throw new Unusable(failures.get(failures.size() - 1), Optional.empty(), null);
        }
        return list;
    }

    private static Optional<RevocationEvidence> first(List<URI> places, List<EvidenceFailure> failures, Source source)
            throws InterruptedException {
        for (URI place : places) {
            try {
                return Optional.of(source.require(place));
            } catch (Unusable e) {
                failures.add(e.failure());
            }
        }
        return Optional.empty();
    }

    private static EvidenceFailure failure(X509Certificate certificate, Reason reason, String detail) {
        return new EvidenceFailure(String.valueOf(certificate.getSubjectX500Principal()), reason, detail);
    }

    /** One way to ask one place. */
    @FunctionalInterface
    private interface Source {
        RevocationEvidence require(URI place) throws Unusable, InterruptedException;
    }
}
