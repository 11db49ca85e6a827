package org.motcua.signing.validation;

import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cms.CMSAttributeTableGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.timestamp.Imprint;
import org.motcua.signing.timestamp.TimestampService;

/** A CAdES signature by a P-256 key put together piece by piece, with attributes that no signer of ours writes. */
final class HandMadeCms {

    private static final String SHA_256 = "SHA-256";

    private final TestKey key;
    private final List<Attribute> more = new ArrayList<>();
    private String algorithm = "SHA256withECDSA";
    private Optional<TestKey> named;
    private List<X509Certificate> certificates;
    private boolean bySubjectKey;
    private Optional<TimestampService> overContent = Optional.empty();
    private Optional<TimestampService> overSignature = Optional.empty();

    HandMadeCms(TestKey key) {
        this.key = key;
        this.named = Optional.of(key);
        this.certificates = List.of(key.certificate());
    }

    HandMadeCms algorithm(String jcaName) {
        this.algorithm = jcaName;
        return this;
    }

    /** The key whose certificate the signing-certificate attribute names; empty for no such attribute. */
    HandMadeCms naming(Optional<TestKey> other) {
        this.named = other;
        return this;
    }

    /** The certificates inside. */
    HandMadeCms certificates(X509Certificate... inside) {
        this.certificates = List.of(inside);
        return this;
    }

    /** Names the signer by subject key identifier instead of issuer and number. */
    HandMadeCms bySubjectKey() {
        this.bySubjectKey = true;
        return this;
    }

    HandMadeCms attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        more.add(new Attribute(type, new DERSet(value)));
        return this;
    }

    HandMadeCms contentStampedBy(TimestampService service) {
        this.overContent = Optional.of(service);
        return this;
    }

    HandMadeCms stampedBy(TimestampService service) {
        this.overSignature = Optional.of(service);
        return this;
    }

    byte[] sign(byte[] content) throws Exception {
        AttributeTable signed = new AttributeTable(signedAttributes(content));
        JcaSignerInfoGeneratorBuilder builder =
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
        builder.setSignedAttributeGenerator(parameters -> new DefaultSignedAttributeTableGenerator(signed)
                .getAttributes(parameters)
                .remove(CMSAttributes.signingTime)
                .remove(CMSAttributes.cmsAlgorithmProtect));
        builder.setUnsignedAttributeGenerator(
                parameters -> unsigned((byte[]) parameters.get(CMSAttributeTableGenerator.SIGNATURE)));
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        ContentSigner signer = new JcaContentSignerBuilder(algorithm).build(key.privateKey());
        byte[] subjectKey = new JcaX509ExtensionUtils()
                .createSubjectKeyIdentifier(key.certificate().getPublicKey())
                .getKeyIdentifier();
        generator.addSignerInfoGenerator(
                bySubjectKey ? builder.build(signer, subjectKey) : builder.build(signer, key.certificate()));
        generator.addCertificates(new JcaCertStore(certificates));
        return generator.generate(new CMSProcessableByteArray(content), false).getEncoded("DER");
    }

    private ASN1EncodableVector signedAttributes(byte[] content) throws Exception {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        if (named.isPresent()) {
            byte[] hash = MessageDigest.getInstance(SHA_256)
                    .digest(named.get().certificate().getEncoded());
            SigningCertificateV2 binding = new SigningCertificateV2(new ESSCertIDv2[] {new ESSCertIDv2(hash)});
            attributes.add(new Attribute(PKCSObjectIdentifiers.id_aa_signingCertificateV2, new DERSet(binding)));
        }
        if (overContent.isPresent()) {
            attributes.add(new Attribute(
                    PKCSObjectIdentifiers.id_aa_ets_contentTimestamp, new DERSet(token(overContent.get(), content))));
        }
        more.forEach(attributes::add);
        return attributes;
    }

    private AttributeTable unsigned(byte[] value) {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        overSignature.ifPresent(service -> attributes.add(
                new Attribute(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken, new DERSet(token(service, value)))));
        return new AttributeTable(attributes);
    }

    private static ASN1Primitive token(TimestampService service, byte[] stamped) {
        try {
            byte[] hash = MessageDigest.getInstance(SHA_256).digest(stamped);
            return ASN1Primitive.fromByteArray(
                    service.stamp(Imprint.ofHash(DigestAlgorithm.SHA_256, hash)).encoded());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
