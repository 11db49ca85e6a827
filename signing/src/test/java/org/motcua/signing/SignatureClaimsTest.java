package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.testkit.TestKeyKind;

/** A signature that does not verify still says who is said to have made it, and never as if that were known. */
class SignatureClaimsTest {

    @TempDir
    static Path folder;

    private static byte[] signed;

    @BeforeAll
    static void sign() {
        signed = TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(
                        TestDocuments.withTable(),
                        SignatureRequest.builder()
                                .reason("Phê duyệt")
                                .location("Bình Minh")
                                .build());
    }

    private static SignatureReport validate(byte[] pdf) {
        return PdfValidator.builder()
                .trust(List.of(TestKeys.AUTHORITY.certificate()))
                .crls(List.of(TestKeys.AUTHORITY.crl()))
                .clock(TestKeys.CLOCK)
                .build()
                .validate(pdf)
                .signatures()
                .get(0);
    }

    /** The document with another CMS of the same length. */
    private static byte[] withCms(UnaryOperator<byte[]> change) {
        byte[] cms = new SignedParts(signed).cms();
        HexFormat hex = HexFormat.of();
        String before = hex.formatHex(cms);
        String text = new String(signed, StandardCharsets.ISO_8859_1);
        boolean lower = text.contains(before);
        String found = lower ? before : hex.withUpperCase().formatHex(cms);
        assertThat(text).contains(found);
        String changed = hex.formatHex(change.apply(cms.clone()));
        return text.replace(found, changed).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void claimsButDoesNotVerify(SignatureReport report) {
        assertThat(report.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(report.certificate()).isEmpty();
        assertThat(report.signer()).isEmpty();
        assertThat(report.issuer()).isEmpty();
        assertThat(report.chain()).isEmpty();
        assertThat(report.claims().certificate())
                .contains(TestKeys.key(TestKeyKind.P_256).certificate());
        assertThat(report.claims().signer()).contains(validate(signed).signer().orElseThrow());
        assertThat(report.algorithm()).contains("SHA256withECDSA");
        assertThat(report.signingTime()).contains(TestKeys.CLOCK.instant());
    }

    @Test
    void ofAVerifiedSignatureAreThoseOfTheReport() {
        SignatureReport report = validate(signed);
        assertThat(report.passed()).isTrue();
        assertThat(report.claims().certificate()).isEqualTo(report.certificate());
        assertThat(report.claims().signer()).isEqualTo(report.signer());
        assertThat(report.claims().issuer()).isEqualTo(report.issuer());
        assertThat(report.claims().reason()).contains("Phê duyệt");
        assertThat(report.claims().location()).contains("Bình Minh");
        assertThat(report.claims().contact()).isEmpty();
        assertThat(report.claims().subFilter()).contains("ETSI.CAdES.detached");
        List<Long> range = report.claims().byteRange();
        assertThat(range).hasSize(4).startsWith(0L);
        assertThat(range.get(2) + range.get(3)).isEqualTo(signed.length);
    }

    @Test
    void areThereWhereTheDigestIsWrong() {
        byte[] broken = signed.clone();
        broken[20] ^= 1;
        SignatureReport report = validate(broken);
        assertThat(report.subIndication()).contains(SubIndication.HASH_FAILURE);
        claimsButDoesNotVerify(report);
    }

    @Test
    void areThereWhereTheSignatureValueIsWrong() {
        SignatureReport report = validate(withCms(cms -> {
            cms[cms.length - 1] ^= 1;
            return cms;
        }));
        assertThat(report.subIndication()).contains(SubIndication.SIG_CRYPTO_FAILURE);
        claimsButDoesNotVerify(report);
    }

    @Test
    void ofAContainerThatCannotBeReadAreThoseOfTheDictionary() {
        SignatureReport report = validate(withCms(cms -> {
            cms[0] ^= 1;
            return cms;
        }));
        assertThat(report.integrity()).isEqualTo(Integrity.UNREADABLE);
        assertThat(report.claims().certificate()).isEmpty();
        assertThat(report.claims().reason()).contains("Phê duyệt");
        assertThat(report.algorithm()).isEmpty();
    }

    @Test
    void areCutWhereTheyHaveNoEnd() {
        byte[] pdf = TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(
                        TestDocuments.withTable(),
                        SignatureRequest.builder()
                                .reason("𠮷".repeat(SignatureClaims.LONGEST_TEXT + 1))
                                .location("𠮷".repeat(SignatureClaims.LONGEST_TEXT))
                                .build());
        SignatureClaims claims = validate(pdf).claims();
        assertThat(claims.reason()).contains("𠮷".repeat(SignatureClaims.LONGEST_TEXT) + "…");
        assertThat(claims.location()).contains("𠮷".repeat(SignatureClaims.LONGEST_TEXT));
    }
}
