package org.motcua.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** CMS by Bouncy Castle's high-level classes, with the JDK's default providers underneath. Thread-safe. */
final class RawCms {

    private final Credentials credentials;

    RawCms(Credentials credentials) {
        this.credentials = credentials;
    }

    byte[] sign(InputStream content) throws Exception {
        CMSAttributeTableGenerator usual =
                new DefaultSignedAttributeTableGenerator(new AttributeTable(new DERSet(signingCertificate())));
        CMSAttributeTableGenerator withoutTime =
                parameters -> usual.getAttributes(parameters).remove(CMSAttributes.signingTime);
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
                        .setSignedAttributeGenerator(withoutTime)
                        .build(
                                new JcaContentSignerBuilder(credentials.algorithm()).build(credentials.key()),
                                credentials.certificate()));
        generator.addCertificates(new JcaCertStore(credentials.chain()));
        return generator.generate(new Content(content), false).getEncoded(ASN1Encoding.DER);
    }

    void validate(byte[] contents, byte[] signedContent) throws Exception {
        try (ASN1InputStream input = new ASN1InputStream(contents)) {
            CMSSignedData signedData = new CMSSignedData(
                    new CMSProcessableByteArray(signedContent), ContentInfo.getInstance(input.readObject()));
            SignerInformation signer =
                    signedData.getSignerInfos().getSigners().iterator().next();
            List<X509Certificate> certificates = new ArrayList<>();
            JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
            for (X509CertificateHolder holder : signedData.getCertificates().getMatches(null)) {
                certificates.add(converter.getCertificate(holder));
            }
            X509Certificate certificate = certificates.stream()
                    .filter(candidate ->
                            candidate.getSerialNumber().equals(signer.getSID().getSerialNumber()))
                    .findFirst()
                    .orElseThrow();
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(certificate))
                    || !namesCertificate(signer, certificate)) {
                throw new IllegalStateException("Not intact");
            }
            requirePath(certificate, certificates);
        }
    }

    private Attribute signingCertificate() throws GeneralSecurityException {
        ESSCertIDv2 id = new ESSCertIDv2((AlgorithmIdentifier) null, hash(credentials.certificate()));
        return new Attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(new SigningCertificateV2(id)));
    }

    private static boolean namesCertificate(SignerInformation signer, X509Certificate certificate)
            throws GeneralSecurityException {
        Attribute attribute = Objects.requireNonNull(
                signer.getSignedAttributes().get(PKCSObjectIdentifiers.id_aa_signingCertificateV2));
        SigningCertificateV2 named =
                SigningCertificateV2.getInstance(attribute.getAttrValues().getObjectAt(0));
        return Arrays.equals(named.getCerts()[0].getCertHash(), hash(certificate));
    }

    private void requirePath(X509Certificate certificate, List<X509Certificate> certificates) throws Exception {
        KeyStore anchors = KeyStore.getInstance("PKCS12");
        anchors.load(null, null);
        anchors.setCertificateEntry("root", credentials.root());
        X509CertSelector selector = new X509CertSelector();
        selector.setCertificate(certificate);
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, selector);
        parameters.setRevocationEnabled(false);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(certificates)));
        CertPathBuilder.getInstance("PKIX").build(parameters);
    }

    private static byte[] hash(X509Certificate certificate) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
    }

    private record Content(InputStream input) implements CMSTypedData {
        @Override
        public ASN1ObjectIdentifier getContentType() {
            return PKCSObjectIdentifiers.data;
        }

        @Override
        public Object getContent() {
            return input;
        }

        @Override
        public void write(OutputStream output) throws IOException {
            input.transferTo(output);
        }
    }
}
