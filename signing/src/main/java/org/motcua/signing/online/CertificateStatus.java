package org.motcua.signing.online;

/** What is known of the revocation of a certificate. */
public enum CertificateStatus {
    /** Its issuer says that it is not revoked. */
    GOOD,
    /** Its issuer says that it is revoked or on hold. */
    REVOKED,
    /** Nothing usable could be had, or its issuer is not known. */
    UNKNOWN,
    /** It is one of the trust anchors that were given: nobody stands above it who could revoke it. */
    ANCHOR,
    /** It signed itself and is no trust anchor: nobody vouches for it. */
    SELF_SIGNED
}
