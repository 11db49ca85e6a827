package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

@DisplayName(
        "EN 319 102-1 5.2.7: the signed bytes have the signed digest, and the value was made by the certificate's key")
class CryptographicVerificationTest extends BlockSupport {

    /** Says whose certificate it is of, but signs with the key of somebody else. */
    private TestKey forger() {
        return new TestKey(root.issue("CN=Kẻ giả mạo,C=VN", TestKeyKind.P_256).privateKey(), key.chain());
    }

    private static byte[] withOtherContent(byte[] pdf) {
        byte[] changed = pdf.clone();
        changed[11] ^= 1; // in the comment behind the header
        return changed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"SHA256withECDSA", "SHA384withECDSA", "SHA512withECDSA", "SHA3-256withECDSA"})
    void passesWhetherOrNotAnybodyTrustsTheSigner(String algorithm) throws Exception {
        byte[] pdf = document(new HandMadeCms(key).algorithm(algorithm)::sign);
        assertPassed(judged(pdf, trusting()));
        SignatureReport report = judged(pdf, PdfValidator.builder().clock(CLOCK));
        assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
        assertThat(report.algorithm()).contains(algorithm);
    }

    @Test
    void failsWhereTheDigestIsNotThatOfTheBytes() throws Exception {
        byte[] pdf = withOtherContent(document(new HandMadeCms(key)::sign));
        assertFailed(judged(pdf, trusting()), SubIndication.HASH_FAILURE, FindingCode.DIGEST_MISMATCH);
    }

    @Test
    void failsWhereAnotherKeyMadeTheValue() throws Exception {
        assertFailed(
                judged(new HandMadeCms(forger())::sign),
                SubIndication.SIG_CRYPTO_FAILURE,
                FindingCode.SIGNATURE_VALUE_INVALID);
    }

    @Test
    void looksAtTheDigestBeforeTheValue() throws Exception {
        byte[] pdf = withOtherContent(document(new HandMadeCms(forger())::sign));
        assertFailed(judged(pdf, trusting()), SubIndication.HASH_FAILURE, FindingCode.DIGEST_MISMATCH);
    }

    @Test
    void takesBytesThatTheFileDoesNotHaveForAWrongForm() throws Exception {
        String text = new String(document(new HandMadeCms(key)::sign), StandardCharsets.ISO_8859_1);
        byte[] pdf = text.replaceFirst("(/ByteRange \\[0 \\d+ +\\d+ +)[1-8]", "$1" + "9")
                .getBytes(StandardCharsets.ISO_8859_1);
        SignatureReport report = judged(pdf, trusting());
        assertFailed(report, SubIndication.FORMAT_FAILURE, FindingCode.BYTE_RANGE_INVALID);
        assertThat(report.claims().byteRange()).isEmpty();
    }
}
