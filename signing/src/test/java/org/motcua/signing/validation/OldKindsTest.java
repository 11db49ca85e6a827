package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Pdfsig;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.DigestAlgorithm;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Indication;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.RevocationPolicy;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** Signatures of the kinds that PDF has given up: read and told apart, but passed only by a caller's own policy. */
class OldKindsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);
    private static final TestAuthority AUTHORITY = TestAuthority.create("CN=Gốc cũ,C=VN", CLOCK);
    private static final TestKey KEY = AUTHORITY.issue("CN=Trần Thị Bình,C=VN", TestKeyKind.RSA_2048);
    private static final AlgorithmPolicy ARCHIVE =
            AlgorithmPolicy.standard().accept(DigestAlgorithm.SHA_1, AlgorithmPolicy.FOREVER);

    private static byte[] bare(byte[] content, String algorithm) throws Exception {
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(KEY.privateKey());
        signature.update(content);
        return new DEROctetString(signature.sign()).getEncoded(ASN1Encoding.DER);
    }

    /** A SHA-256 signature over the SHA-1 hash of the document. */
    private static byte[] overSha1(byte[] content) throws Exception {
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(
                        new JcaDigestCalculatorProviderBuilder().build())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(KEY.privateKey()), KEY.certificate()));
        generator.addCertificates(new JcaCertStore(KEY.chain()));
        byte[] hash = MessageDigest.getInstance("SHA-1").digest(content);
        return generator.generate(new CMSProcessableByteArray(hash), true).getEncoded(ASN1Encoding.DER);
    }

    private static String certificates(List<X509Certificate> chain) throws GeneralSecurityException {
        StringBuilder entry = new StringBuilder(" /Cert [");
        for (X509Certificate certificate : chain) {
            entry.append('<')
                    .append(HexFormat.of().formatHex(certificate.getEncoded()))
                    .append('>');
        }
        return entry.append(']').toString();
    }

    private static SignatureReport judge(byte[] pdf, AlgorithmPolicy policy) {
        return PdfValidator.builder()
                .trust(List.of(AUTHORITY.certificate()))
                .revocation(RevocationPolicy.IF_AVAILABLE)
                .algorithms(policy)
                .clock(CLOCK)
                .build()
                .validate(pdf)
                .signatures()
                .get(0);
    }

    private static void assertJudgedByPolicy(byte[] pdf) {
        SignatureReport report = judge(pdf, AlgorithmPolicy.standard());
        assertThat(report.integrity()).as(report.toString()).isEqualTo(Integrity.INTACT);
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).contains(SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE);
        assertThat(report.findings())
                .extracting("code")
                .contains(FindingCode.SUBFILTER_LEGACY, FindingCode.ALGORITHM_WEAK);
        assertThat(judge(pdf, ARCHIVE).indication()).isEqualTo(Indication.TOTAL_PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA1withRSA", "SHA256withRSA"})
    void readsBareValuesAndPassesThemByTheCallersPolicyOnly(String algorithm) throws Exception {
        byte[] pdf = HandMadeDocument.signed(
                "adbe.x509.rsa_sha1", certificates(KEY.chain()), content -> bare(content, algorithm));
        assertJudgedByPolicy(pdf);
        assertThat(judge(pdf, ARCHIVE).algorithm()).contains(algorithm);
    }

    @Test
    void readsOneCertificateThatStandsAlone() throws Exception {
        String alone = certificates(KEY.chain().subList(0, 1)).replace("[", "").replace("]", "");
        assertJudgedByPolicy(
                HandMadeDocument.signed("adbe.x509.rsa_sha1", alone, content -> bare(content, "SHA1withRSA")));
    }

    @Test
    void findsBareValueOfOtherBytesBroken() throws Exception {
        byte[] pdf = HandMadeDocument.signed(
                "adbe.x509.rsa_sha1", certificates(KEY.chain()), content -> bare(new byte[] {1}, "SHA1withRSA"));
        assertThat(judge(pdf, ARCHIVE))
                .returns(Integrity.BROKEN, SignatureReport::integrity)
                .returns(Indication.TOTAL_FAILED, SignatureReport::indication);
    }

    @Test
    void refusesBareValueWithoutCertificateOrOfAnotherShape() throws Exception {
        byte[] without = HandMadeDocument.signed("adbe.x509.rsa_sha1", "", content -> bare(content, "SHA1withRSA"));
        byte[] shapeless = HandMadeDocument.signed(
                "adbe.x509.rsa_sha1", certificates(KEY.chain()), content -> new byte[] {0x30, 0});
        for (byte[] pdf : List.of(without, shapeless)) {
            assertThat(judge(pdf, ARCHIVE)).returns(Indication.TOTAL_FAILED, SignatureReport::indication);
        }
    }

    @Test
    void countsTheSha1OfTheDocumentAlthoughTheValueIsStronger() throws Exception {
        byte[] pdf = HandMadeDocument.signed("adbe.pkcs7.sha1", "", OldKindsTest::overSha1);
        assertJudgedByPolicy(pdf);
        assertThat(Pdfsig.judge(pdf))
                .singleElement()
                .matches(signature -> signature.type().equals("adbe.pkcs7.sha1"));
    }
}
