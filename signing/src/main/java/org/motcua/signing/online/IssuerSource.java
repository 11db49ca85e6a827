package org.motcua.signing.online;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.online.EvidenceFailure.Reason;
import org.motcua.signing.online.SingleFlightCache.Loaded;
import org.motcua.signing.trust.IssuerMatch;

/**
 * Finds the certificate of an issuer: among those at hand, or where the certificate says that it lies (caIssuers, RFC 5280
 * 4.2.2.1; one certificate in DER or PEM, or a PKCS#7 bag). Thread-safe.
 */
record IssuerSource(
        Fetcher fetcher,
        SingleFlightCache<URI, List<X509Certificate>> cache,
        Clock clock,
        Duration keep,
        int maxBytes) {

    Optional<X509Certificate> find(
            X509Certificate certificate,
            Collection<X509Certificate> known,
            Budget budget,
            Collection<EvidenceFailure> failures)
            throws InterruptedException {
        Optional<X509Certificate> atHand = match(certificate, known);
        if (atHand.isPresent()) {
            return atHand;
        }
        for (URI url : CertificateLocations.of(certificate).issuers()) {
            try {
                budget.take(url);
                Optional<X509Certificate> fetched = match(certificate, cache.get(url, () -> load(url)));
                if (fetched.isPresent()) {
                    return fetched;
                }
                failures.add(new EvidenceFailure(url.toString(), Reason.NO_ISSUER, "no certificate there issued it"));
            } catch (Unusable e) {
                failures.add(e.failure());
            }
        }
        failures.add(new EvidenceFailure(
                String.valueOf(certificate.getSubjectX500Principal()),
                Reason.NO_ISSUER,
                "the certificate of " + certificate.getIssuerX500Principal() + " is missing"));
        return Optional.empty();
    }

    private Loaded<List<X509Certificate>> load(URI url) throws Unusable, InterruptedException {
        byte[] body = fetcher.get(url, maxBytes);
        try {
            List<X509Certificate> certificates =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(body))
                            .stream()
                            .map(IssuerSource::x509)
                            .toList();
            return new Loaded<>(certificates, clock.instant().plus(keep), body.length);
        } catch (CertificateException | RuntimeException e) {
            throw new Unusable(url, Reason.MALFORMED, "no certificates: " + e.getMessage(), e);
        }
    }

    private static X509Certificate x509(Certificate certificate) {
        return (X509Certificate) certificate;
    }

    private static Optional<X509Certificate> match(X509Certificate certificate, Collection<X509Certificate> issuers) {
        return issuers.stream()
                .filter(issuer -> IssuerMatch.isIssuedBy(certificate, issuer))
                .findFirst();
    }
}
