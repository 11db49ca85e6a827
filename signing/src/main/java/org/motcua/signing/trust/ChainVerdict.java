package org.motcua.signing.trust;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.motcua.signing.CertificateReport;
import org.motcua.signing.Finding;
import org.motcua.signing.SubIndication;
import org.motcua.signing.TrustAnchor;

/**
 * The answer for one certificate at one time.
 *
 * @param certificates from the certificate to the anchor with what is known of each, empty where no chain was found
 * @param anchor the anchor, absent where no chain was found
 * @param problem why the certificate cannot be relied on, absent where it can
 * @param since when the earliest revocation or suspension in the chain began, where there is one
 * @param stale for TRY_LATER because of old data, the statuses that were not recent enough
 * @param findings what was found, of any weight
 */
public record ChainVerdict(
        List<CertificateReport> certificates,
        Optional<TrustAnchor> anchor,
        Optional<SubIndication> problem,
        Optional<Instant> since,
        List<Stale> stale,
        List<Finding> findings) {

    /** Revocation data that was not recent enough at the time of validation: what it is about, and from when to when it was. */
    public record Stale(X509Certificate certificate, Instant issued, Instant end) {

        /** Whether it was recent enough at an earlier time (ETSI EN 319 102-1 5.2.5). */
        public boolean freshAt(Instant time) {
            return time.isBefore(end);
        }
    }

    public ChainVerdict {
        certificates = List.copyOf(certificates);
        stale = List.copyOf(stale);
        findings = List.copyOf(findings);
    }

    static ChainVerdict none(SubIndication problem, Finding finding) {
        return new ChainVerdict(
                List.of(), Optional.empty(), Optional.of(problem), Optional.empty(), List.of(), List.of(finding));
    }

    public List<X509Certificate> chain() {
        return certificates.stream().map(CertificateReport::certificate).toList();
    }

    public boolean passed() {
        return problem.isEmpty();
    }
}
