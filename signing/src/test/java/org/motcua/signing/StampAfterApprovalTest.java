package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.testkit.TestKeyKind;

/**
 * Number and date as much software in Vietnam brings them in: after the leader's approval, by signatures of their own that show
 * them on the page.
 */
class StampAfterApprovalTest {

    @TempDir
    Path folder;

    private static SignatureRequest.Builder showing(double x, double y, String text) {
        return SignatureRequest.builder()
                .at(Placement.rectangle(1, x, y, 60, 10))
                .appearance(SignatureAppearance.text(text));
    }

    private ValidationReport stamped(SignatureRequest.Builder leader) {
        PdfSigner office = TestKeys.signer(folder, TestKeyKind.RSA_2048);
        byte[] pdf = TestKeys.signer(folder, TestKeyKind.P_256).sign(TestDocuments.withTable(), leader.build());
        pdf = office.sign(pdf, showing(20, 60, "152/QĐ-SCT").build());
        pdf = office.sign(
                pdf, showing(110, 60, "Hà Nội, ngày 20 tháng 11 năm 2026").build());
        assertThat(TestDocuments.text(pdf)).contains("152/QĐ-SCT", "ngày 20 tháng 11 năm 2026");
        return PdfValidator.builder()
                .trust(List.of(TestKeys.AUTHORITY.certificate()))
                .crls(List.of(TestKeys.AUTHORITY.crl()))
                .clock(TestKeys.CLOCK)
                .build()
                .validate(pdf);
    }

    @Test
    void passesStampsThatAreSignaturesAfterAnApproval() {
        ValidationReport report = stamped(showing(110, 200, "Nguyễn Văn An"));
        assertThat(report.signatures()).hasSize(3).allSatisfy(signature -> {
            assertThat(signature.kind()).isEqualTo(SignatureKind.SIGNATURE);
            assertThat(signature.indication()).as("%s", signature.findings()).isEqualTo(Indication.TOTAL_PASSED);
            assertThat(signature.integrity()).isEqualTo(Integrity.INTACT);
            assertThat(signature.changesAllowed()).isTrue();
        });
        assertThat(report.signatures())
                .extracting(SignatureReport::changesAfter)
                .containsExactly(Changes.FORM_FILLING, Changes.FORM_FILLING, Changes.NONE);
        assertThat(report.signatures())
                .extracting(signature -> signature.chain().get(0))
                .containsExactly(
                        TestKeys.key(TestKeyKind.P_256).certificate(),
                        TestKeys.key(TestKeyKind.RSA_2048).certificate(),
                        TestKeys.key(TestKeyKind.RSA_2048).certificate());
        assertThat(report.totalPassed()).isTrue();
    }

    /** The certification attack: what is laid over certified content may replace it. */
    @Test
    void refusesThemAfterACertification() {
        ValidationReport report = stamped(showing(110, 200, "Nguyễn Văn An").certify(Certification.ANNOTATIONS));
        SignatureReport leader = report.signatures().get(0);
        assertThat(leader.indication()).isEqualTo(Indication.TOTAL_FAILED);
        assertThat(leader.subIndication()).contains(SubIndication.FORMAT_FAILURE);
        assertThat(leader.findings()).extracting(Finding::code).contains(FindingCode.VISIBLE_SIGNATURE_ADDED);
        assertThat(report.totalPassed()).isFalse();
    }
}
