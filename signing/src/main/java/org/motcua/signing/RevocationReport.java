package org.motcua.signing;

import java.security.cert.CRLReason;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The revocation data that decided what is known of a certificate: verified for its own signature, its issuer's authority and
 * its being about that certificate. Immutable and thread-safe.
 *
 * @param kind a revocation list or an OCSP response
 * @param source where it came from
 * @param issuer the distinguished name (RFC 2253) of who signed it: the certificate's issuer or a delegate
 * @param sha256 the SHA-256 of its encoding, in lower-case hexadecimal
 * @param thisUpdate when what it says was known to be true
 * @param producedAt when it was signed; for a list the same as {@code thisUpdate}
 * @param nextUpdate when newer word is there at the latest, absent where it does not say
 * @param revokedAt since when the certificate is revoked or on hold; absent for a certificate that is good
 * @param reason the reason given for it, {@code UNSPECIFIED} where none is given; absent for a certificate that is good
 */
public record RevocationReport(
        Kind kind,
        Source source,
        String issuer,
        String sha256,
        Instant thisUpdate,
        Instant producedAt,
        Optional<Instant> nextUpdate,
        Optional<Instant> revokedAt,
        Optional<CRLReason> reason) {

    /** The two ways in which an issuer says it. */
    public enum Kind {
        /** A revocation list (RFC 5280 5). */
        CRL,
        /** An OCSP response (RFC 6960). */
        OCSP
    }

    /** Where the data came from. */
    public enum Source {
        /** The document: its DSS dictionary or a signature in it. */
        DOCUMENT,
        /** Whoever called the validator. */
        CALLER,
        /** Fetched while validating. */
        ONLINE
    }

    public RevocationReport {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(sha256, "sha256");
        Objects.requireNonNull(thisUpdate, "thisUpdate");
        Objects.requireNonNull(producedAt, "producedAt");
        if (revokedAt.isPresent() != reason.isPresent()) {
            throw new IllegalArgumentException("A revocation has a time and a reason: " + revokedAt + ", " + reason);
        }
    }

    /** Whether the certificate is suspended and may come back. */
    public boolean onHold() {
        return reason.equals(Optional.of(CRLReason.CERTIFICATE_HOLD));
    }
}
