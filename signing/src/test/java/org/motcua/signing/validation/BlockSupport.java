package org.motcua.signing.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.motcua.signing.FindingCode;
import org.motcua.signing.Indication;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;
import org.motcua.signing.SubIndication;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** A trusted signer, for the tests of what the blocks of ETSI EN 319 102-1 make of signatures put together by hand. */
abstract class BlockSupport {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

    final TestAuthority root = TestAuthority.create("CN=Gốc,C=VN", TestKeyKind.P_256, CLOCK);
    final TestKey key = root.issue("CN=Trần Thị Bình,C=VN", TestKeyKind.P_256);

    static byte[] document(HandMadeDocument.Signer signer) throws Exception {
        return HandMadeDocument.signed("ETSI.CAdES.detached", "", signer);
    }

    PdfValidator.Builder trusting() {
        return PdfValidator.builder()
                .trust(List.of(root.certificate()))
                .crls(List.of(root.crl()))
                .clock(CLOCK);
    }

    static SignatureReport judged(byte[] pdf, PdfValidator.Builder builder) {
        return builder.build().validate(pdf).signatures().get(0);
    }

    SignatureReport judged(HandMadeDocument.Signer signer) throws Exception {
        return judged(document(signer), trusting());
    }

    static void assertPassed(SignatureReport report) {
        assertThat(report.indication()).as("%s", report.findings()).isEqualTo(Indication.TOTAL_PASSED);
    }

    static void assertFailed(SignatureReport report, SubIndication why, FindingCode finding) {
        assertConcluded(report, Indication.TOTAL_FAILED, why, finding);
    }

    static void assertUndetermined(SignatureReport report, SubIndication why, FindingCode finding) {
        assertConcluded(report, Indication.INDETERMINATE, why, finding);
    }

    private static void assertConcluded(
            SignatureReport report, Indication indication, SubIndication why, FindingCode finding) {
        assertThat(report.indication()).as("%s", report.findings()).isEqualTo(indication);
        assertThat(report.subIndication()).as("%s", report.findings()).contains(why);
        assertThat(report.findings()).extracting("code").contains(finding);
    }
}
