package org.motcua.signing.validation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.SignerIdentifier;
import org.bouncycastle.asn1.ess.ESSCertID;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificate;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.IssuerSerial;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.FindingCode;
import org.motcua.signing.SubIndication;

/**
 * ETSI EN 319 102-1 5.2.3: finds the signer's certificate and checks the attributes that bind it (RFC 5035). The binding is what keeps somebody else
 * from presenting another certificate for the same key.
 *
 * @param certificate the certificate
 * @param bound whether a signed attribute names it by its digest
 */
record SigningCertificateIdentification(EncodedCertificate certificate, boolean bound) {

    static SigningCertificateIdentification find(CmsSignature cms, Crypto crypto) {
        List<EncodedCertificate> named = named(cms);
        if (named.isEmpty()) {
            throw RejectedSignature.undetermined(
                    FindingCode.SIGNING_CERTIFICATE_NOT_FOUND, "", SubIndication.NO_SIGNING_CERTIFICATE_FOUND);
        }
        List<Binding> bindings = bindings(cms);
        for (EncodedCertificate candidate : named) {
            if (bindings.stream().allMatch(binding -> binding.matches(candidate, crypto))) {
                return new SigningCertificateIdentification(candidate, !bindings.isEmpty());
            }
        }
        throw RejectedSignature.broken(
                FindingCode.SIGNING_CERTIFICATE_MISMATCH,
                named.get(0).certificate().getSubjectX500Principal().getName(),
                SubIndication.NO_SIGNING_CERTIFICATE_FOUND);
    }

    private static List<EncodedCertificate> named(CmsSignature cms) {
        return cms.certificates().stream()
                .filter(c -> matches(cms.signer().getSID(), c))
                .toList();
    }

    /** The certificate that the signer identifier names, also where the attributes that bind it name another. */
    static Optional<X509Certificate> findClaimed(CmsSignature cms, Crypto crypto) {
        try {
            return Optional.of(find(cms, crypto).certificate().certificate());
        } catch (RejectedSignature e) {
            return named(cms).stream().findFirst().map(EncodedCertificate::certificate);
        }
    }

    private static boolean matches(SignerIdentifier identifier, EncodedCertificate candidate) {
        Certificate certificate = candidate.structure();
        if (identifier.isTagged()) {
            byte[] wanted = ASN1OctetString.getInstance(identifier.getId()).getOctets();
            Extensions extensions = certificate.getTBSCertificate().getExtensions();
            Extension extension = extensions == null ? null : extensions.getExtension(Extension.subjectKeyIdentifier);
            return extension != null
                    && Arrays.equals(
                            wanted,
                            SubjectKeyIdentifier.getInstance(extension.getParsedValue())
                                    .getKeyIdentifier());
        }
        IssuerAndSerialNumber wanted = IssuerAndSerialNumber.getInstance(identifier.getId());
        return wanted.getSerialNumber().equals(certificate.getSerialNumber())
                && sameEncoding(wanted.getName(), certificate.getIssuer());
    }

    /** Signers copy the name from the certificate; another encoding is a name that somebody else wrote. */
    private static boolean sameEncoding(X500Name one, X500Name two) {
        try {
            return Arrays.equals(one.getEncoded(ASN1Encoding.DER), two.getEncoded(ASN1Encoding.DER));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Binding {
        boolean matches(EncodedCertificate candidate, Crypto crypto);
    }

    /** Both generations of the attribute may be there; then both must fit. */
    private static List<Binding> bindings(CmsSignature cms) {
        List<Binding> bindings = new ArrayList<>();
        Optional<Attribute> first = cms.findSigned(PKCSObjectIdentifiers.id_aa_signingCertificate);
        if (first.isPresent()) {
            ESSCertID[] ids = SigningCertificate.getInstance(value(first.get())).getCerts();
            requireSome(ids.length);
            ESSCertID id = ids[0];
            bindings.add((candidate, crypto) -> digest(candidate, DigestAlgorithm.SHA_1, crypto, id.getCertHash())
                    && serial(candidate, Optional.ofNullable(id.getIssuerSerial())));
        }
        Optional<Attribute> second = cms.findSigned(PKCSObjectIdentifiers.id_aa_signingCertificateV2);
        if (second.isPresent()) {
            ESSCertIDv2[] ids =
                    SigningCertificateV2.getInstance(value(second.get())).getCerts();
            requireSome(ids.length);
            ESSCertIDv2 id = ids[0];
            DigestAlgorithm algorithm = DigestIdentifiers.require(id.getHashAlgorithm());
            bindings.add((candidate, crypto) -> digest(candidate, algorithm, crypto, id.getCertHash())
                    && serial(candidate, Optional.ofNullable(id.getIssuerSerial())));
        }
        return bindings;
    }

    private static ASN1Encodable value(Attribute attribute) {
        return attribute.getAttrValues().getObjectAt(0);
    }

    private static void requireSome(int count) {
        if (count == 0) {
            throw RejectedSignature.format(FindingCode.CMS_ATTRIBUTES_INVALID, "signing-certificate names none");
        }
    }

    private static boolean digest(
            EncodedCertificate candidate, DigestAlgorithm algorithm, Crypto crypto, byte[] expected) {
        return MessageDigest.isEqual(crypto.digest(algorithm).digest(candidate.encoded()), expected);
    }

    private static boolean serial(EncodedCertificate candidate, Optional<IssuerSerial> expected) {
        if (expected.isEmpty()) {
            return true;
        }
        Certificate certificate = candidate.structure();
        if (!expected.get()
                .getSerial()
                .getValue()
                .equals(certificate.getSerialNumber().getValue())) {
            return false;
        }
        for (GeneralName name : expected.get().getIssuer().getNames()) {
            if (name.getTagNo() == GeneralName.directoryName
                    && X500Name.getInstance(name.getName()).equals(certificate.getIssuer())) {
                return true;
            }
        }
        return false;
    }
}
