package org.motcua.signing;

import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.Optional;

/**
 * One certificate of a chain and what is known of its revocation. Immutable and thread-safe.
 *
 * @param certificate the certificate
 * @param status what is known
 * @param revocation the data that says so, the latest where there is more; absent where nothing usable was found
 */
public record CertificateReport(X509Certificate certificate, Status status, Optional<RevocationReport> revocation) {

    /** What is known of a certificate's revocation. */
    public enum Status {
        /** It is a trust anchor: nobody stands above it who could revoke it. */
        TRUST_ANCHOR,
        /** Its issuer said that it was not revoked. */
        GOOD,
        /** Its issuer revoked it, whether or not before the signature was made. */
        REVOKED,
        /** Its issuer suspended it (reason certificateHold). */
        ON_HOLD,
        /** Nothing usable was found. */
        UNKNOWN
    }

    public CertificateReport {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(revocation, "revocation");
    }
}
