package org.motcua.signing.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509CRL;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.algorithm.Providers;

/**
 * A revocation list and what its extensions say of its scope (RFC 5280 5.2). Immutable and thread-safe.
 *
 * @param crl the list
 * @param scope its issuing distribution point, absent for a list about everything its issuer issued
 * @param number its number, zero where it has none
 * @param base for a delta list the number that it builds on
 * @param keeps since when it keeps certificates after they expired (expiredCertsOnCRL of ISO/IEC 9594-8)
 * @param readable whether every critical extension is understood; a list that is not says nothing
 */
record RevocationList(
        X509CRL crl,
        Optional<IssuingDistributionPoint> scope,
        BigInteger number,
        Optional<BigInteger> base,
        Optional<Instant> keeps,
        boolean readable) {

    private static final String ISSUING_DISTRIBUTION_POINT = "2.5.29.28";
    private static final String DELTA_INDICATOR = "2.5.29.27";
    private static final String CRL_NUMBER = "2.5.29.20";
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final String EXPIRED_CERTIFICATES = "2.5.29.60";
    private static final Set<String> UNDERSTOOD =
            Set.of(ISSUING_DISTRIBUTION_POINT, DELTA_INDICATOR, CRL_NUMBER, AUTHORITY_KEY, EXPIRED_CERTIFICATES);

    static RevocationList of(X509CRL crl) {
        try {
            Set<String> critical = new HashSet<>(
                    Optional.ofNullable(crl.getCriticalExtensionOIDs()).orElse(Set.of()));
            critical.removeAll(UNDERSTOOD);
            byte[] scope = value(crl, ISSUING_DISTRIBUTION_POINT);
            return new RevocationList(
                    crl,
                    Optional.ofNullable(scope).map(IssuingDistributionPoint::getInstance),
                    integer(crl, CRL_NUMBER).orElse(BigInteger.ZERO),
                    integer(crl, DELTA_INDICATOR),
                    keeps(value(crl, EXPIRED_CERTIFICATES)),
                    critical.isEmpty());
        } catch (RuntimeException | ParseException e) {
            // What cannot be read must not count as a list about everything.
            return new RevocationList(
                    crl, Optional.empty(), BigInteger.ZERO, Optional.empty(), Optional.empty(), false);
        }
    }

    private static Optional<Instant> keeps(byte @Nullable [] value) throws ParseException {
        return value == null
                ? Optional.empty()
                : Optional.of(ASN1GeneralizedTime.getInstance(value).getDate().toInstant());
    }

    private static Optional<BigInteger> integer(X509CRL crl, String extension) {
        byte[] value = value(crl, extension);
        return value == null
                ? Optional.empty()
                : Optional.of(ASN1Integer.getInstance(value).getValue());
    }

    private static byte @Nullable [] value(X509CRL crl, String extension) {
        byte[] encoded = crl.getExtensionValue(extension);
        return encoded == null ? null : ASN1OctetString.getInstance(encoded).getOctets();
    }

    Instant thisUpdate() {
        return crl.getThisUpdate().toInstant();
    }

    Optional<Instant> nextUpdate() {
        return Optional.ofNullable(crl.getNextUpdate()).map(Date::toInstant);
    }

    boolean indirect() {
        return scope.map(IssuingDistributionPoint::isIndirectCRL).orElse(false);
    }

    /** Whether a delta continues this complete list: same issuer, scope and key, and numbers that meet (RFC 5280 5.2.4). */
    boolean isContinuedBy(RevocationList delta) {
        return delta.readable
                && delta.base.isPresent()
                && delta.crl.getIssuerX500Principal().equals(crl.getIssuerX500Principal())
                && same(delta, ISSUING_DISTRIBUTION_POINT)
                && same(delta, AUTHORITY_KEY)
                && number.compareTo(delta.base.get()) >= 0
                && number.compareTo(delta.number) <= 0;
    }

    private boolean same(RevocationList other, String extension) {
        return Arrays.equals(crl.getExtensionValue(extension), other.crl.getExtensionValue(extension));
    }

    boolean isSignedBy(PublicKey key) {
        try {
            Providers.requireSigned(crl, key);
            return true;
        } catch (GeneralSecurityException | RuntimeException e) {
            return false; // another key, or one that fits no such signature
        }
    }
}
