package org.motcua.signing.seed;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.jspecify.annotations.Nullable;
import org.motcua.signing.SigningException;
import org.motcua.signing.increment.Node;

/** The certificate seed value dictionary: whose certificate may sign (ISO 32000-1 table 235). Not thread-safe. */
final class CertificateSeed {

    private static final long SUBJECT = 1;
    private static final long ISSUER = 1 << 1;
    private static final long OID = 1 << 2;
    private static final long SUBJECT_DN = 1 << 3;
    private static final long RESERVED = 1 << 4;
    private static final long KEY_USAGE = 1 << 5;

    private static final String REMEDY = "sign with another certificate";

    private final Node constraints;
    private final Demands demands;

    CertificateSeed(Node constraints, Demands demands) {
        this.constraints = constraints;
        this.demands = demands;
    }

    void require(List<X509Certificate> chain) {
        X509Certificate signer = chain.get(0);
        demands.require(
                RESERVED,
                !demands.isDemanded(RESERVED),
                "something of its certificate that is not known here",
                "it cannot be signed here");
        List<X509Certificate> subjects = certificates("Subject");
        demands.require(
                SUBJECT,
                absent("Subject") || subjects.contains(signer),
                "one of " + subjects.size() + " certificates",
                REMEDY);
        List<X509Certificate> issuers = certificates("Issuer");
        demands.require(
                ISSUER,
                absent("Issuer") || issuers.stream().anyMatch(issuer -> issued(issuer, chain)),
                "a certificate under one of "
                        + issuers.stream()
                                .map(issuer -> issuer.getSubjectX500Principal().getName())
                                .toList(),
                REMEDY);
        List<String> policies = texts("OID");
        demands.require(
                OID,
                absent("OID") || policies(signer).anyMatch(policies::contains),
                "a certificate under one of the policies " + policies,
                REMEDY);
        for (Node name : items("SubjectDN")) {
            name.copied().ifPresent(attributes -> requireNames(name, attributes.keys(), signer));
        }
        List<String> usages = texts("KeyUsage");
        demands.require(
                KEY_USAGE,
                usages.isEmpty() || usages.stream().anyMatch(usage -> allows(signer.getKeyUsage(), usage)),
                "a certificate with a key usage of " + usages,
                REMEDY);
    }

    private void requireNames(Node name, Iterable<String> attributes, X509Certificate signer) {
        for (String attribute : attributes) {
            String wanted = name.findText(attribute).orElse("");
            demands.require(
                    SUBJECT_DN,
                    values(signer, attribute).contains(wanted),
                    "a certificate whose subject has " + attribute + "=" + wanted,
                    REMEDY);
        }
    }

    /** Whether a certificate of the chain was issued by this one, which need not be in the chain itself. */
    private static boolean issued(X509Certificate issuer, List<X509Certificate> chain) {
        return chain.stream()
                .filter(below -> below.getIssuerX500Principal().equals(issuer.getSubjectX500Principal()))
                .anyMatch(below -> {
                    try {
                        below.verify(issuer.getPublicKey());
                        return true;
                    } catch (GeneralSecurityException e) {
                        return false;
                    }
                });
    }

    private static Stream<String> policies(X509Certificate certificate) {
        try {
            CertificatePolicies policies =
                    CertificatePolicies.fromExtensions(new JcaX509CertificateHolder(certificate).getExtensions());
            return policies == null
                    ? Stream.empty()
                    : Arrays.stream(policies.getPolicyInformation())
                            .map(PolicyInformation::getPolicyIdentifier)
                            .map(Object::toString);
        } catch (CertificateEncodingException e) {
            throw unreadable(e);
        }
    }

    private static List<String> values(X509Certificate certificate, String attribute) {
        try {
            X500Name subject = new JcaX509CertificateHolder(certificate).getSubject();
            RDN[] names = subject.getRDNs(BCStyle.INSTANCE.attrNameToOID(attribute));
            return Arrays.stream(names)
                    .flatMap(name -> Arrays.stream(name.getTypesAndValues()))
                    .filter(pair -> pair.getValue() instanceof ASN1String)
                    .map(pair -> ((ASN1String) pair.getValue()).getString())
                    .toList();
        } catch (IllegalArgumentException e) {
            // An attribute that nobody knows is in no certificate.
            return List.of();
        } catch (CertificateEncodingException e) {
            throw unreadable(e);
        }
    }

    /** A usage has nine characters in the order of the key usage bits: 1 must be set, 0 must not, X may be either. */
    private static boolean allows(boolean @Nullable [] bits, String usage) {
        for (int bit = 0; bit < Math.min(usage.length(), 9); bit++) {
            boolean set = bits != null && bits[bit];
            if ((usage.charAt(bit) == '1' && !set) || (usage.charAt(bit) == '0' && set)) {
                return false;
            }
        }
        return true;
    }

    private boolean absent(String key) {
        return constraints.find(key).isEmpty();
    }

    private List<Node> items(String key) {
        return constraints.find(key).map(Node::items).orElse(List.of());
    }

    private List<String> texts(String key) {
        return items(key).stream().flatMap(item -> item.text().stream()).toList();
    }

    private List<X509Certificate> certificates(String key) {
        return items(key).stream()
                .flatMap(item -> item.bytes().stream())
                .flatMap(der -> certificate(der).stream())
                .toList();
    }

    private static Optional<X509Certificate> certificate(byte[] der) {
        try {
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (GeneralSecurityException e) {
            // What cannot be read is nobody's certificate, and allows nobody.
            return Optional.empty();
        }
    }

    private static SigningException unreadable(CertificateEncodingException e) {
        return new SigningException("The signer's certificate cannot be read: " + e.getMessage(), e);
    }
}
