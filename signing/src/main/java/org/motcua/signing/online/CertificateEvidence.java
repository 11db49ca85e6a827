package org.motcua.signing.online;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What was found out about one certificate of a chain. Immutable.
 *
 * @param certificate the certificate
 * @param status what is known of its revocation
 * @param evidence what proves the status, for GOOD and REVOKED
 * @param failures what failed on the way, also where another place then had the answer
 */
public record CertificateEvidence(
        X509Certificate certificate,
        CertificateStatus status,
        Optional<RevocationEvidence> evidence,
        List<EvidenceFailure> failures) {

    public CertificateEvidence {
        failures = List.copyOf(failures);
    }
}
