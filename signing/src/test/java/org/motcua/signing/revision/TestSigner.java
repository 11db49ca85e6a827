package org.motcua.signing.revision;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.cms.SignedData;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** Signs with Bouncy Castle's own generator: an opinion apart from our signer's. */
final class TestSigner {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    static final TestAuthority AUTHORITY = TestAuthority.create("CN=Gốc thử nghiệm,O=Motcua,C=VN", CLOCK);
    static final TestSigner LEADER = new TestSigner(AUTHORITY.issue("CN=Nguyễn Văn An,C=VN", TestKeyKind.P_256));
    static final TestSigner OFFICE = new TestSigner(AUTHORITY.issue("CN=Sở Công Thương,C=VN", TestKeyKind.P_256));

    private final TestKey key;

    private TestSigner(TestKey key) {
        this.key = key;
    }

    static PdfValidator validator() {
        return trusting().build();
    }

    static PdfValidator.Builder trusting() {
        return PdfValidator.builder()
                .trust(List.of(AUTHORITY.certificate()))
                .crls(List.of(AUTHORITY.crl()))
                .clock(CLOCK);
    }

    byte[] sign(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(key.certificate().getEncoded());
            ASN1EncodableVector attributes = new ASN1EncodableVector();
            attributes.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                    new DERSet(new SigningCertificateV2(new ESSCertIDv2[] {new ESSCertIDv2(digest)}))));
            JcaSignerInfoGeneratorBuilder builder =
                    new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
            builder.setSignedAttributeGenerator(parameters -> {
                AttributeTable table = new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes))
                        .getAttributes(parameters);
                return table.remove(CMSAttributes.signingTime).remove(CMSAttributes.cmsAlgorithmProtect);
            });
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            generator.addSignerInfoGenerator(builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(key.privateKey()), key.certificate()));
            generator.addCertificates(new JcaCertStore(List.of(key.certificate())));
            return generator
                    .generate(new CMSProcessableByteArray(content), false)
                    .getEncoded("DER");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** What Bouncy Castle's own verifier says of a signature value over the bytes around it. */
    @SuppressWarnings("unchecked") // Bouncy Castle's selectors are raw
    static boolean verifies(byte[] pdf, FuzzSeed.Signed signature) {
        try {
            int room = signature.gapEnd() - signature.gapStart() - 2;
            String hex = new String(pdf, signature.gapStart() + 1, room, StandardCharsets.ISO_8859_1)
                    .replaceAll("[\\x00\\t\\n\\f\\r ]", "");
            ContentInfo value;
            try (ASN1InputStream in =
                    new ASN1InputStream(HexFormat.of().parseHex(hex + (hex.length() % 2 == 0 ? "" : "0")))) {
                value = ContentInfo.getInstance(in.readObject());
            }
            byte[] content = Arrays.copyOf(pdf, signature.gapStart() + signature.end() - signature.gapEnd());
            System.arraycopy(
                    pdf, signature.gapEnd(), content, signature.gapStart(), signature.end() - signature.gapEnd());
            CMSSignedData cms = new CMSSignedData(new CMSProcessableByteArray(content), value);
            SignerInformation signer =
                    cms.getSignerInfos().getSigners().iterator().next();
            X509CertificateHolder holder = certificate(value, signer).orElseThrow();
            return signer.verify(new JcaSimpleSignerInfoVerifierBuilder().build(holder));
        } catch (Exception e) {
            return false;
        }
    }

    /** Among others that may be damaged: nothing protects what is in the set of certificates. */
    private static Optional<X509CertificateHolder> certificate(ContentInfo value, SignerInformation signer) {
        for (ASN1Encodable element : SignedData.getInstance(value.getContent()).getCertificates()) {
            Optional<X509CertificateHolder> own = readable(element).filter(signer.getSID()::match);
            if (own.isPresent()) {
                return own;
            }
        }
        return Optional.empty();
    }

    private static Optional<X509CertificateHolder> readable(ASN1Encodable element) {
        try {
            return Optional.of(
                    new X509CertificateHolder(element.toASN1Primitive().getEncoded()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
