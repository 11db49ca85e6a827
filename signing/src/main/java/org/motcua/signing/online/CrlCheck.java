package org.motcua.signing.online;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CRLReason;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;
import org.motcua.signing.algorithm.Providers;
import org.motcua.signing.online.EvidenceFailure.Reason;
import org.motcua.signing.online.RevocationEvidence.Kind;

/**
 * Judges a complete revocation list (RFC 5280 5 and 6.3.3): signed by the issuer, current, and with the certificate in its
 * scope. Indirect lists, deltas and lists for some reasons only are refused. Thread-safe.
 *
 * @param freshness judges the times
 */
record CrlCheck(Freshness freshness) {

    private static final String ISSUING_DISTRIBUTION_POINT = "2.5.29.28";
    private static final String DELTA_CRL_INDICATOR = "2.5.29.27";
    private static final int CRL_SIGN = 6;

    /** What does not depend on the certificate in question: the list is read, signed by the issuer and current. */
    X509CRL requireList(String source, byte[] encoded, X509Certificate issuer, TimeFrame frame) throws Unusable {
        return requireList(source, parse(source, encoded), issuer, frame);
    }

    /** As {@link #requireList(String, byte[], X509Certificate, TimeFrame)}, for a list that was read already. */
    X509CRL requireList(String source, X509CRL list, X509Certificate issuer, TimeFrame frame) throws Unusable {
        requireCurrent(source, list, frame);
        if (!list.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            throw new Unusable(source, Reason.UNAUTHORISED, "the list is of " + list.getIssuerX500Principal());
        }
        boolean[] usage = issuer.getKeyUsage();
        if (usage != null && !usage[CRL_SIGN]) {
            throw new Unusable(source, Reason.UNAUTHORISED, "the issuer's key usage allows no revocation lists");
        }
        requireSignature(source, list, issuer);
        return list;
    }

    /** What the list says about the certificate, if that is in its scope. */
    RevocationEvidence require(String source, X509CRL list, X509Certificate certificate, TimeFrame frame)
            throws Unusable {
        requireCurrent(source, list, frame);
        requireScope(source, list, certificate);
        X509CRLEntry entry = list.getRevokedCertificate(certificate.getSerialNumber());
        try {
            return new RevocationEvidence(
                    Kind.CRL,
                    list.getEncoded(),
                    source,
                    list.getThisUpdate().toInstant(),
                    Optional.ofNullable(list.getNextUpdate()).map(Date::toInstant),
                    entry == null ? Optional.empty() : Optional.of(revocation(source, entry)),
                    List.of());
        } catch (CRLException e) {
            throw new Unusable(source, Reason.MALFORMED, "the list cannot be written", e);
        }
    }

    private static X509CRL parse(String source, byte[] encoded) throws Unusable {
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (factory.generateCRL(new ByteArrayInputStream(encoded)) instanceof X509CRL list) {
                return list;
            }
            throw new Unusable(source, Reason.MALFORMED, "not an X.509 revocation list");
        } catch (CertificateException | CRLException | RuntimeException e) {
            throw new Unusable(source, Reason.MALFORMED, "not a revocation list: " + e.getMessage(), e);
        }
    }

    private void requireCurrent(String source, X509CRL list, TimeFrame frame) throws Unusable {
        if (list.getNextUpdate() == null) {
            throw new Unusable(source, Reason.MALFORMED, "the list does not say when the next one comes");
        }
        freshness.require(
                source,
                list.getThisUpdate().toInstant(),
                Optional.of(list.getNextUpdate().toInstant()),
                frame);
    }

    private static void requireSignature(String source, X509CRL list, X509Certificate issuer) throws Unusable {
        try {
            if (SignatureHashes.isBroken(algorithm(list))) {
                throw new Unusable(
                        source, Reason.WRONG_SIGNATURE, "signed with a broken hash: " + list.getSigAlgName());
            }
            Providers.requireSigned(list, issuer.getPublicKey());
        } catch (GeneralSecurityException | IOException | RuntimeException e) {
            throw new Unusable(
                    source,
                    Reason.WRONG_SIGNATURE,
                    "not signed by " + issuer.getSubjectX500Principal() + ": " + e.getMessage(),
                    e);
        }
    }

    private static AlgorithmIdentifier algorithm(X509CRL list) throws IOException {
        ASN1ObjectIdentifier oid = new ASN1ObjectIdentifier(list.getSigAlgOID());
        byte[] parameters = list.getSigAlgParams();
        return parameters == null
                ? new AlgorithmIdentifier(oid)
                : new AlgorithmIdentifier(oid, ASN1Primitive.fromByteArray(parameters));
    }

    private static void requireScope(String source, X509CRL list, X509Certificate certificate) throws Unusable {
        Set<String> critical = new HashSet<>(
                Optional.ofNullable(list.getCriticalExtensionOIDs()).orElse(Set.of()));
        critical.remove(ISSUING_DISTRIBUTION_POINT);
        if (!critical.isEmpty() || list.getExtensionValue(DELTA_CRL_INDICATOR) != null) {
            throw new Unusable(source, Reason.UNSUPPORTED, "a delta list, or unknown critical extensions " + critical);
        }
        byte[] value = list.getExtensionValue(ISSUING_DISTRIBUTION_POINT);
        if (value == null) {
            return;
        }
        try {
            byte[] content = ASN1OctetString.getInstance(value).getOctets();
            requireScope(source, IssuingDistributionPoint.getInstance(content), certificate);
        } catch (RuntimeException e) {
            throw new Unusable(source, Reason.MALFORMED, "issuing distribution point: " + e.getMessage(), e);
        }
    }

    private static void requireScope(String source, IssuingDistributionPoint scope, X509Certificate certificate)
            throws Unusable {
        if (scope.isIndirectCRL() || scope.getOnlySomeReasons() != null || scope.onlyContainsAttributeCerts()) {
            throw new Unusable(
                    source, Reason.UNSUPPORTED, "an indirect list, for some reasons only, or for attributes");
        }
        boolean authority = certificate.getBasicConstraints() >= 0;
        if (authority ? scope.onlyContainsUserCerts() : scope.onlyContainsCACerts()) {
            throw new Unusable(source, Reason.WRONG_CERTIFICATE, "the list is not about certificates of this kind");
        }
        // A list of another partition is silent about this certificate, which is no proof of anything.
        DistributionPointName name = scope.getDistributionPoint();
        if (name != null && !contains(name, CertificateLocations.of(certificate).crls())) {
            throw new Unusable(source, Reason.WRONG_CERTIFICATE, "the list is one for other certificates");
        }
    }

    private static boolean contains(DistributionPointName name, Collection<URI> places) {
        if (name.getType() != DistributionPointName.FULL_NAME) {
            return false;
        }
        for (GeneralName part : GeneralNames.getInstance(name.getName()).getNames()) {
            boolean named = part.getTagNo() == GeneralName.uniformResourceIdentifier
                    && places.stream()
                            .anyMatch(place ->
                                    place.toString().equals(part.getName().toString()));
            if (named) {
                return true;
            }
        }
        return false;
    }

    private static Revocation revocation(String source, X509CRLEntry entry) throws Unusable {
        if (entry.hasUnsupportedCriticalExtension()) {
            throw new Unusable(source, Reason.UNSUPPORTED, "an unknown critical extension in the certificate's entry");
        }
        CRLReason reason = entry.getRevocationReason();
        return new Revocation(entry.getRevocationDate().toInstant(), reason == null ? CRLReason.UNSPECIFIED : reason);
    }
}
