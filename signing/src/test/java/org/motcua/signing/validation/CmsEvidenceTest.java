package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.RevocationReport;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;
import org.motcua.signing.online.OcspAnswers;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** Revocation data that travels inside the signature itself is used, and is believed no more than any other. */
class CmsEvidenceTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private static final ASN1ObjectIdentifier ARCHIVAL = new ASN1ObjectIdentifier("1.2.840.113583.1.1.8");

    private final TestAuthority authority = TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, CLOCK);
    private final TestKey key = authority.issue("CN=Trần Thị Bình,C=VN", TestKeyKind.P_256);

    private enum Place {
        SIGNED_DATA,
        ARCHIVAL
    }

    /** One piece of revocation data in DER, and where it stands. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(Place place, RevocationReport.Kind kind, byte[] der) {}

    private Piece piece(Place place, RevocationReport.Kind kind, TestAuthority by) throws Exception {
        byte[] der = kind == RevocationReport.Kind.CRL
                ? by.crl().getEncoded()
                : new OcspAnswers(by.key(), CLOCK.instant())
                        .about(key.certificate(), authority.certificate())
                        .unasked();
        return new Piece(place, kind, der);
    }

    private static ASN1Primitive parsed(byte[] der) throws Exception {
        return ASN1Primitive.fromByteArray(der);
    }

    private ASN1EncodableVector signedAttributes(Optional<Piece> piece) throws Exception {
        ASN1EncodableVector attributes = new ASN1EncodableVector();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(key.certificate().getEncoded());
        attributes.add(attribute(
                PKCSObjectIdentifiers.id_aa_signingCertificateV2,
                new SigningCertificateV2(new ESSCertIDv2[] {new ESSCertIDv2(hash)})));
        if (piece.isPresent() && piece.get().place() == Place.ARCHIVAL) {
            int tag = piece.get().kind() == RevocationReport.Kind.CRL ? 0 : 1;
            DERSequence items = new DERSequence(parsed(piece.get().der()));
            attributes.add(attribute(ARCHIVAL, new DERSequence(new DERTaggedObject(true, tag, items))));
        }
        return attributes;
    }

    private static Attribute attribute(ASN1ObjectIdentifier type, ASN1Encodable value) {
        return new Attribute(type, new DERSet(value));
    }

    private byte[] cms(byte[] content, Optional<Piece> piece) throws Exception {
        AttributeTable signed = new AttributeTable(signedAttributes(piece));
        JcaSignerInfoGeneratorBuilder builder =
                new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build());
        builder.setSignedAttributeGenerator(parameters -> new DefaultSignedAttributeTableGenerator(signed)
                .getAttributes(parameters)
                .remove(CMSAttributes.signingTime)
                .remove(CMSAttributes.cmsAlgorithmProtect));
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(builder.build(
                new JcaContentSignerBuilder("SHA256withECDSA").build(key.privateKey()), key.certificate()));
        generator.addCertificates(new JcaCertStore(List.of(key.certificate())));
        if (piece.isPresent() && piece.get().place() == Place.SIGNED_DATA) {
            ASN1Primitive data = parsed(piece.get().der());
            if (piece.get().kind() == RevocationReport.Kind.CRL) {
                generator.addCRL(new X509CRLHolder(piece.get().der()));
            } else {
                generator.addOtherRevocationInfo(CMSObjectIdentifiers.id_ri_ocsp_response, data);
            }
        }
        return generator.generate(new CMSProcessableByteArray(content), false).getEncoded("DER");
    }

    private SignatureReport judged(Optional<Piece> piece) throws Exception {
        byte[] pdf = HandMadeDocument.signed("ETSI.CAdES.detached", "", content -> cms(content, piece));
        SignatureReport report = PdfValidator.builder()
                .trust(List.of(authority.certificate()))
                .clock(CLOCK)
                .build()
                .validate(pdf)
                .signatures()
                .get(0);
        assertThat(report.integrity()).as("%s", report).isEqualTo(Integrity.INTACT);
        return report;
    }

    private static void assertTryLater(SignatureReport report) {
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).as("%s", report.findings()).contains(SubIndication.TRY_LATER);
    }

    @Test
    void isMissedWhereThereIsNone() throws Exception {
        assertTryLater(judged(Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"SIGNED_DATA,CRL", "SIGNED_DATA,OCSP", "ARCHIVAL,CRL", "ARCHIVAL,OCSP"})
    void showsThatTheSignerIsGood(Place place, RevocationReport.Kind kind) throws Exception {
        SignatureReport report = judged(Optional.of(piece(place, kind, authority)));
        assertThat(report.indication()).as("%s", report.findings()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.grounds().certificates().get(0).revocation()).hasValueSatisfying(data -> {
            assertThat(data.kind()).isEqualTo(kind);
            assertThat(data.source()).isEqualTo(RevocationReport.Source.DOCUMENT);
        });
    }

    @ParameterizedTest
    @EnumSource(Place.class)
    void showsThatTheSignerIsRevoked(Place place) throws Exception {
        authority.revoke(key.certificate());
        SignatureReport report = judged(Optional.of(piece(place, RevocationReport.Kind.CRL, authority)));
        assertThat(report.subIndication()).as("%s", report.findings()).contains(SubIndication.REVOKED_NO_POE);
    }

    @ParameterizedTest
    @CsvSource({"SIGNED_DATA,CRL", "SIGNED_DATA,OCSP", "ARCHIVAL,CRL", "ARCHIVAL,OCSP"})
    void isNotBelievedFromAnImpostor(Place place, RevocationReport.Kind kind) throws Exception {
        TestAuthority impostor = TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, CLOCK);
        assertTryLater(judged(Optional.of(piece(place, kind, impostor))));
    }

    @ParameterizedTest
    @EnumSource(RevocationReport.Kind.class)
    void isPassedOverWhereItCannotBeRead(RevocationReport.Kind kind) throws Exception {
        byte[] nonsense = new DERSequence().getEncoded();
        assertTryLater(judged(Optional.of(new Piece(Place.ARCHIVAL, kind, nonsense))));
    }
}
