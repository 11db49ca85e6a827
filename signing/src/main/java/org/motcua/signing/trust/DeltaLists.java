package org.motcua.signing.trust;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.jspecify.annotations.Nullable;

/**
 * What delta revocation lists (RFC 5280 5.2.4) say beyond the complete lists, which the JDK does not read. A delta counts only
 * with a complete list that it builds on. Immutable and thread-safe.
 */
final class DeltaLists {

    private static final String DELTA_INDICATOR = "2.5.29.27";
    private static final String CRL_NUMBER = "2.5.29.20";

    private final List<X509CRL> lists;

    DeltaLists(List<X509CRL> lists) {
        this.lists = List.copyOf(lists);
    }

    enum Word {
        REVOKED,
        RELEASED,
        NOTHING
    }

    /** What the newest delta in force that the issuer's key signed says of a certificate. */
    Word find(X509Certificate certificate, PublicKey issuerKey, Instant time) {
        Optional<X509CRL> delta = lists.stream()
                .filter(list -> number(list, DELTA_INDICATOR) != null)
                .filter(list -> list.getIssuerX500Principal().equals(certificate.getIssuerX500Principal()))
                .filter(list -> inForce(list, time) && hasBase(list, issuerKey) && signedBy(list, issuerKey))
                .max(Comparator.comparing(DeltaLists::ownNumber));
        if (delta.isEmpty()) {
            return Word.NOTHING;
        }
        X509CRLEntry entry = delta.get().getRevokedCertificate(certificate.getSerialNumber());
        if (entry == null) {
            return Word.NOTHING;
        }
        return entry.getRevocationReason() == CRLReason.REMOVE_FROM_CRL ? Word.RELEASED : Word.REVOKED;
    }

    private boolean hasBase(X509CRL delta, PublicKey issuerKey) {
        BigInteger base = number(delta, DELTA_INDICATOR);
        return base != null
                && lists.stream()
                        .filter(list -> number(list, DELTA_INDICATOR) == null)
                        .filter(list -> list.getIssuerX500Principal().equals(delta.getIssuerX500Principal()))
                        .filter(list -> ownNumber(list).compareTo(base) >= 0)
                        .filter(list -> ownNumber(list).compareTo(ownNumber(delta)) <= 0)
                        .anyMatch(list -> signedBy(list, issuerKey));
    }

    private static boolean inForce(X509CRL list, Instant time) {
        return !list.getThisUpdate().toInstant().isAfter(time)
                && (list.getNextUpdate() == null
                        || !list.getNextUpdate().toInstant().isBefore(time));
    }

    private static boolean signedBy(X509CRL list, PublicKey key) {
        try {
            list.verify(key);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static BigInteger ownNumber(X509CRL list) {
        BigInteger number = number(list, CRL_NUMBER);
        return number == null ? BigInteger.ZERO : number;
    }

    private static @Nullable BigInteger number(X509CRL list, String extension) {
        byte[] encoded = list.getExtensionValue(extension);
        if (encoded == null) {
            return null;
        }
        byte[] value = ASN1OctetString.getInstance(encoded).getOctets();
        return ASN1Integer.getInstance(value).getValue();
    }
}
