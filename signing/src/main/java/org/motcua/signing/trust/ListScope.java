package org.motcua.signing.trust;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.bouncycastle.asn1.x509.ReasonFlags;
import org.jspecify.annotations.Nullable;

/**
 * Whether a revocation list is about a certificate, and for which reasons of revocation (RFC 5280 6.3.3 (b), (d) and (e)). The
 * certificate's distribution points are tried, and then its issuer's name as if it were one. Immutable and thread-safe.
 */
final class ListScope {

    private static final String DISTRIBUTION_POINTS = "2.5.29.31";

    /** Certificates name one or two; more is there to cost time. */
    private static final int MAX_POINTS = 16;

    /** Names of one distribution point or issuer; likewise. */
    private static final int MAX_NAMES = 16;

    /** The bits of ReasonFlags, the first of which is unused. */
    static final int ALL_REASONS = 0b1_1111_1110;

    private final X509Certificate certificate;
    private final X500Name issuer;
    private final List<DistributionPoint> points = new ArrayList<>();

    ListScope(X509Certificate certificate) {
        this.certificate = certificate;
        this.issuer = X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded());
        byte[] encoded = certificate.getExtensionValue(DISTRIBUTION_POINTS);
        if (encoded != null) {
            try {
                byte[] value = ASN1OctetString.getInstance(encoded).getOctets();
                Arrays.stream(CRLDistPoint.getInstance(value).getDistributionPoints())
                        .limit(MAX_POINTS)
                        .forEach(points::add);
            } catch (RuntimeException e) {
                points.clear(); // unreadable: only the lists of the issuer itself are left
            }
        }
        GeneralNames own = new GeneralNames(new GeneralName(issuer));
        points.add(new DistributionPoint(new DistributionPointName(own), null, null));
    }

    /** The reasons for which the list would name the certificate; none if it is not about it. */
    int reasons(RevocationList list) {
        Optional<IssuingDistributionPoint> scope = list.scope();
        boolean authority = certificate.getBasicConstraints() >= 0;
        boolean excluded = scope.map(s -> s.onlyContainsAttributeCerts()
                        || (authority ? s.onlyContainsUserCerts() : s.onlyContainsCACerts()))
                .orElse(false);
        if (excluded) {
            return 0;
        }
        int covered = 0;
        for (DistributionPoint point : points) {
            if (isFrom(list, point) && namesMeet(list, scope, point)) {
                int reasons = mask(point.getReasons());
                covered |= reasons
                        & mask(scope.map(IssuingDistributionPoint::getOnlySomeReasons)
                                .orElse(null));
            }
        }
        return covered;
    }

    /** 6.3.3 (b)(1): the list is of whom the distribution point names, else of the certificate's issuer. */
    private boolean isFrom(RevocationList list, DistributionPoint point) {
        X500Name from = X500Name.getInstance(list.crl().getIssuerX500Principal().getEncoded());
        GeneralNames named = point.getCRLIssuer();
        if (named == null) {
            return from.equals(issuer);
        }
        return list.indirect() && contains(named, new GeneralName(from));
    }

    /** 6.3.3 (b)(2)(i): a list that names its own distribution point must be one of this point. */
    private boolean namesMeet(RevocationList list, Optional<IssuingDistributionPoint> scope, DistributionPoint point) {
        DistributionPointName own =
                scope.map(IssuingDistributionPoint::getDistributionPoint).orElse(null);
        if (own == null) {
            return true;
        }
        X500Name from = X500Name.getInstance(list.crl().getIssuerX500Principal().getEncoded());
        List<GeneralName> wanted = names(point, from);
        return names(own, from).stream().anyMatch(name -> wanted.stream().anyMatch(other -> same(name, other)));
    }

    private List<GeneralName> names(DistributionPoint point, X500Name from) {
        if (point.getDistributionPoint() != null) {
            return names(point.getDistributionPoint(), point.getCRLIssuer() == null ? issuer : from);
        }
        return point.getCRLIssuer() == null
                ? List.of()
                : bounded(point.getCRLIssuer()).toList();
    }

    private static List<GeneralName> names(DistributionPointName name, X500Name base) {
        if (name.getType() == DistributionPointName.FULL_NAME) {
            return bounded(GeneralNames.getInstance(name.getName())).toList();
        }
        List<RDN> whole = new ArrayList<>(Arrays.asList(base.getRDNs()));
        whole.add(RDN.getInstance(ASN1Set.getInstance(name.getName())));
        return List.of(new GeneralName(new X500Name(whole.toArray(new RDN[0]))));
    }

    private static boolean contains(GeneralNames names, GeneralName wanted) {
        return bounded(names).anyMatch(name -> same(name, wanted));
    }

    private static Stream<GeneralName> bounded(GeneralNames names) {
        return Arrays.stream(names.getNames()).limit(MAX_NAMES);
    }

    private static boolean same(GeneralName one, GeneralName two) {
        if (one.getTagNo() != two.getTagNo()) {
            return false;
        }
        return one.getTagNo() == GeneralName.directoryName
                ? X500Name.getInstance(one.getName()).equals(X500Name.getInstance(two.getName()))
                : one.equals(two);
    }

    private static int mask(@Nullable ReasonFlags reasons) {
        if (reasons == null) {
            return ALL_REASONS;
        }
        int mask = 0;
        for (int bit = 1; bit <= 8; bit++) {
            mask |= isSet(reasons.getBytes(), bit) ? 1 << bit : 0;
        }
        return mask;
    }

    private static boolean isSet(byte[] bits, int bit) {
        return bit / 8 < bits.length && (bits[bit / 8] & (0x80 >> (bit % 8))) != 0;
    }
}
