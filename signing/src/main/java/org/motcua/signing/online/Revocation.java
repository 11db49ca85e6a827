package org.motcua.signing.online;

import java.security.cert.CRLReason;
import java.time.Instant;

/**
 * That a certificate was revoked. Immutable.
 *
 * @param at since when
 * @param reason as the issuer gives it; UNSPECIFIED if it gives none, CERTIFICATE_HOLD for a suspension
 */
public record Revocation(Instant at, CRLReason reason) {}
