package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.motcua.signing.AlgorithmPolicy;
import org.motcua.signing.CertificateReport;
import org.motcua.signing.FindingCode;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SignatureScheme;
import org.motcua.signing.SubIndication;
import org.motcua.signing.ValidationProcess;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

@DisplayName(
        "EN 319 102-1 5.3: a basic signature passes when every block does, and the first that does not gives the answer")
class BasicSignatureValidationTest extends BlockSupport {

    private final AlgorithmPolicy noCurves = AlgorithmPolicy.standard()
            .accept(SignatureScheme.ECDSA, 256, CLOCK.instant().minus(Duration.ofDays(1)));

    private static byte[] withOtherContent(byte[] pdf) {
        byte[] changed = pdf.clone();
        changed[11] ^= 1; // in the comment behind the header
        return changed;
    }

    private static PdfValidator.Builder untrusting() {
        return PdfValidator.builder().clock(CLOCK);
    }

    @Test
    void passesWithItsChain() throws Exception {
        SignatureReport report = judged(new HandMadeCms(key)::sign);
        assertPassed(report);
        assertThat(report.grounds().process()).isEqualTo(ValidationProcess.BASIC);
        assertThat(report.grounds().bestSignatureTime()).isEqualTo(CLOCK.instant());
        assertThat(report.chain()).containsExactly(key.certificate(), root.certificate());
        assertThat(report.grounds().certificates())
                .extracting(CertificateReport::status)
                .containsExactly(CertificateReport.Status.GOOD, CertificateReport.Status.TRUST_ANCHOR);
    }

    @Test
    void step1FormatComesFirst() throws Exception {
        byte[] pdf = withOtherContent(
                HandMadeDocument.signed("adbe.unknown", "", new HandMadeCms(key).naming(Optional.empty())::sign));
        assertFailed(judged(pdf, untrusting()), SubIndication.FORMAT_FAILURE, FindingCode.SUBFILTER_UNSUPPORTED);
    }

    @Test
    void step2TheSigningCertificateComesBeforeDigestAndTrust() throws Exception {
        TestKey other = root.issue("CN=Người khác,C=VN", TestKeyKind.P_256);
        byte[] pdf = withOtherContent(document(new HandMadeCms(key).naming(Optional.of(other))::sign));
        assertUndetermined(
                judged(pdf, untrusting()),
                SubIndication.NO_SIGNING_CERTIFICATE_FOUND,
                FindingCode.SIGNING_CERTIFICATE_MISMATCH);
    }

    @Test
    void step5WhatIsBrokenFailsWhateverTheCertificate() throws Exception {
        byte[] pdf = withOtherContent(document(new HandMadeCms(key)::sign));
        assertFailed(judged(pdf, untrusting()), SubIndication.HASH_FAILURE, FindingCode.DIGEST_MISMATCH);
        assertThat(judged(pdf, untrusting()).findings()).extracting("code").doesNotContain(FindingCode.CHAIN_NOT_FOUND);
    }

    @Test
    void step5WhatIsIntactHasTheAnswerOfItsCertificate() throws Exception {
        byte[] pdf = document(new HandMadeCms(key)::sign);
        assertUndetermined(
                judged(pdf, untrusting()), SubIndication.NO_CERTIFICATE_CHAIN_FOUND, FindingCode.CHAIN_NOT_FOUND);
        root.revoke(key.certificate());
        assertUndetermined(judged(pdf, trusting()), SubIndication.REVOKED_NO_POE, FindingCode.CERTIFICATE_REVOKED);
    }

    @Test
    void step6TheAlgorithmsComeLast() throws Exception {
        byte[] pdf = document(new HandMadeCms(key)::sign);
        SignatureReport untrusted = judged(pdf, untrusting().algorithms(noCurves));
        assertUndetermined(untrusted, SubIndication.NO_CERTIFICATE_CHAIN_FOUND, FindingCode.CHAIN_NOT_FOUND);
        assertThat(untrusted.findings()).extracting("code").contains(FindingCode.ALGORITHM_WEAK);
        assertUndetermined(
                judged(
                        pdf,
                        PdfValidator.builder()
                                .trust(List.of(key.certificate()))
                                .algorithms(noCurves)
                                .clock(CLOCK)),
                SubIndication.CRYPTO_CONSTRAINTS_FAILURE_NO_POE,
                FindingCode.ALGORITHM_WEAK);
    }
}
