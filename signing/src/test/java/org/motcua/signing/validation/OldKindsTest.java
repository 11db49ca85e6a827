package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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
    private static final int ROOM = 4_000;

    /** What makes the entry /Contents of the signed bytes. */
    private interface Signer {
        byte[] sign(byte[] content) throws Exception;
    }

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

    /** A page with one signature field, signed as a whole. */
    private static byte[] document(String subFilter, String entries, Signer signer) throws Exception {
        String[] objects = {
            "<< /Type /Catalog /Pages 2 0 R /AcroForm << /SigFlags 3 /Fields [4 0 R] >> >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /Resources << >> /MediaBox [0 0 595 842] /Annots [4 0 R] >>",
            "<< /Type /Annot /Subtype /Widget /FT /Sig /T (old) /F 132 /P 3 0 R /Rect [0 0 0 0] /V 5 0 R >>",
            "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /" + subFilter + entries
                    + " /ByteRange [0 AAAAAAAAAA BBBBBBBBBB CCCCCCCCCC] /Contents <" + "0".repeat(2 * ROOM) + "> >>"
        };
        StringBuilder pdf = new StringBuilder("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n");
        StringBuilder xref = new StringBuilder("xref\n0 6\n0000000000 65535 f \n");
        for (int i = 0; i < objects.length; i++) {
            xref.append(String.format(Locale.ROOT, "%010d 00000 n \n", pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
        }
        int start = pdf.length();
        pdf.append(xref)
                .append("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        int hole = pdf.indexOf("/Contents <") + "/Contents ".length();
        int end = hole + 2 * ROOM + 2;
        String text = pdf.toString()
                .replace("AAAAAAAAAA", padded(hole))
                .replace("BBBBBBBBBB", padded(end))
                .replace("CCCCCCCCCC", padded(pdf.length() - end));
        byte[] content = (text.substring(0, hole) + text.substring(end)).getBytes(StandardCharsets.ISO_8859_1);
        byte[] hex = HexFormat.of().formatHex(signer.sign(content)).getBytes(StandardCharsets.US_ASCII);
        byte[] signed = text.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(hex, 0, signed, hole + 1, hex.length);
        return signed;
    }

    private static String padded(int number) {
        return String.format(Locale.ROOT, "%-10d", number);
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
        byte[] pdf = document("adbe.x509.rsa_sha1", certificates(KEY.chain()), content -> bare(content, algorithm));
        assertJudgedByPolicy(pdf);
        assertThat(judge(pdf, ARCHIVE).algorithm()).contains(algorithm);
    }

    @Test
    void readsOneCertificateThatStandsAlone() throws Exception {
        String alone = certificates(KEY.chain().subList(0, 1)).replace("[", "").replace("]", "");
        assertJudgedByPolicy(document("adbe.x509.rsa_sha1", alone, content -> bare(content, "SHA1withRSA")));
    }

    @Test
    void findsBareValueOfOtherBytesBroken() throws Exception {
        byte[] pdf = document(
                "adbe.x509.rsa_sha1", certificates(KEY.chain()), content -> bare(new byte[] {1}, "SHA1withRSA"));
        assertThat(judge(pdf, ARCHIVE))
                .returns(Integrity.BROKEN, SignatureReport::integrity)
                .returns(Indication.TOTAL_FAILED, SignatureReport::indication);
    }

    @Test
    void refusesBareValueWithoutCertificateOrOfAnotherShape() throws Exception {
        byte[] without = document("adbe.x509.rsa_sha1", "", content -> bare(content, "SHA1withRSA"));
        byte[] shapeless = document("adbe.x509.rsa_sha1", certificates(KEY.chain()), content -> new byte[] {0x30, 0});
        for (byte[] pdf : List.of(without, shapeless)) {
            assertThat(judge(pdf, ARCHIVE)).returns(Indication.TOTAL_FAILED, SignatureReport::indication);
        }
    }

    @Test
    void countsTheSha1OfTheDocumentAlthoughTheValueIsStronger() throws Exception {
        byte[] pdf = document("adbe.pkcs7.sha1", "", OldKindsTest::overSha1);
        assertJudgedByPolicy(pdf);
        assertThat(Pdfsig.judge(pdf))
                .singleElement()
                .matches(signature -> signature.type().equals("adbe.pkcs7.sha1"));
    }
}
