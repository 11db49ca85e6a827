package org.motcua.signing.online;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.motcua.signing.online.EvidenceFailure.Reason;

/**
 * Where a certificate says that more about it can be had: authority information access and distribution points of
 * revocation lists (RFC 5280 4.2.2.1, 4.2.1.13).
 *
 * @param ocsp responders
 * @param issuers places of the issuer's certificate
 * @param crls places of complete lists of the issuer
 * @param failures places that are named but cannot be used
 */
record CertificateLocations(List<URI> ocsp, List<URI> issuers, List<URI> crls, List<EvidenceFailure> failures) {

    /** A certificate with more places than this of one kind wants to send this machine around. */
    static final int MAX_PLACES = 4;

    static CertificateLocations of(X509Certificate certificate) {
        Reader reader = new Reader(certificate);
        List<URI> ocsp = reader.access(AccessDescription.id_ad_ocsp);
        List<URI> issuers = reader.access(AccessDescription.id_ad_caIssuers);
        List<URI> crls = reader.crls();
        return new CertificateLocations(
                ocsp.stream().distinct().limit(MAX_PLACES).toList(),
                issuers.stream().distinct().limit(MAX_PLACES).toList(),
                crls.stream().distinct().limit(MAX_PLACES).toList(),
                List.copyOf(reader.failures));
    }

    private static final class Reader {

        private final X509Certificate certificate;
        private final List<EvidenceFailure> failures = new ArrayList<>();

        Reader(X509Certificate certificate) {
            this.certificate = certificate;
        }

        List<URI> access(ASN1ObjectIdentifier method) {
            List<URI> urls = new ArrayList<>();
            try {
                Optional<ASN1Primitive> value = extension(Extension.authorityInfoAccess);
                if (value.isPresent()) {
                    for (AccessDescription access :
                            AuthorityInformationAccess.getInstance(value.get()).getAccessDescriptions()) {
                        if (access.getAccessMethod().equals(method)) {
                            addUrl(access.getAccessLocation(), urls);
                        }
                    }
                }
            } catch (RuntimeException e) {
                failed(Reason.MALFORMED, "authority information access: " + e.getMessage());
            }
            return urls;
        }

        List<URI> crls() {
            List<URI> urls = new ArrayList<>();
            try {
                Optional<ASN1Primitive> value = extension(Extension.cRLDistributionPoints);
                if (value.isPresent()) {
                    for (DistributionPoint point :
                            CRLDistPoint.getInstance(value.get()).getDistributionPoints()) {
                        addPoint(point, urls);
                    }
                }
            } catch (RuntimeException e) {
                failed(Reason.MALFORMED, "distribution points: " + e.getMessage());
            }
            return urls;
        }

        private void addPoint(DistributionPoint point, List<URI> urls) {
            DistributionPointName name = point.getDistributionPoint();
            if (point.getCRLIssuer() != null || point.getReasons() != null) {
                failed(Reason.UNSUPPORTED, "a revocation list of another issuer, or for some reasons only");
            } else if (name == null || name.getType() != DistributionPointName.FULL_NAME) {
                failed(Reason.UNSUPPORTED, "a distribution point without a full name");
            } else {
                for (GeneralName place :
                        GeneralNames.getInstance(name.getName()).getNames()) {
                    addUrl(place, urls);
                }
            }
        }

        private void addUrl(GeneralName name, List<URI> urls) {
            if (name.getTagNo() != GeneralName.uniformResourceIdentifier) {
                failed(Reason.UNSUPPORTED, "a place that is no URL: " + name);
                return;
            }
            String url = name.getName().toString();
            try {
                urls.add(new URI(url));
            } catch (URISyntaxException e) {
                failed(Reason.MALFORMED, "not a URL: " + url);
            }
        }

        private Optional<ASN1Primitive> extension(ASN1ObjectIdentifier oid) {
            byte[] value = certificate.getExtensionValue(oid.getId());
            if (value == null) {
                return Optional.empty();
            }
            try {
                byte[] content = ASN1OctetString.getInstance(ASN1Primitive.fromByteArray(value))
                        .getOctets();
                return Optional.ofNullable(ASN1Primitive.fromByteArray(content));
            } catch (IOException e) {
                throw new IllegalArgumentException("not DER", e);
            }
        }

        private void failed(Reason reason, String detail) {
            failures.add(new EvidenceFailure(String.valueOf(certificate.getSubjectX500Principal()), reason, detail));
        }
    }
}
