package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a signature with the key of a certificate would be worth as far as the certificate goes (ETSI EN 319 102-1 5.2.6): its
 * chain, its revocation and its validity. It says nothing of who holds the key. Immutable and thread-safe.
 *
 * @param certificate the signer's
 * @param time the time for which it was judged
 * @param problem why a signature would not pass, absent where it would
 * @param chain the chain to the trust anchor with what is known of each, empty when none was found
 * @param findings facts in the order in which they were found
 */
public record CertificateVerdict(
        X509Certificate certificate,
        Instant time,
        Optional<SubIndication> problem,
        List<CertificateReport> chain,
        List<Finding> findings) {

    public CertificateVerdict {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(problem, "problem");
        chain = List.copyOf(chain);
        findings = List.copyOf(findings);
    }

    public boolean passed() {
        return problem.isEmpty();
    }
}
