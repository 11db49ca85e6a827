package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** The same intact signature under different trust: what is known decides, and what is missing is named. */
class TrustTest {

    private static final char[] PASSWORD = "bi-mat".toCharArray();

    @TempDir
    Path folder;

    private final TestAuthority authority =
            TestAuthority.create("CN=Gốc thử nghiệm,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
    private final TestKey key = authority.issue("CN=Người ký,C=VN", TestKeyKind.P_256);

    private byte[] signed() {
        Path file = folder.resolve("key.p12");
        key.writePkcs12(file, PASSWORD);
        return PdfSigner.builder()
                .key(Pkcs12Key.open(file, PASSWORD))
                .clock(TestKeys.CLOCK)
                .build()
                .sign(TestDocuments.withTable(), SignatureRequest.builder().build());
    }

    private PdfValidator.Builder trusting() {
        return PdfValidator.builder().trust(List.of(authority.certificate())).clock(TestKeys.CLOCK);
    }

    private SignatureReport only(PdfValidator.Builder builder) {
        PdfValidator validator = builder.build();
        ValidationReport report = validator.validate(signed());
        assertThat(report.signatures()).hasSize(1);
        SignatureReport signature = report.signatures().get(0);
        assertThat(signature.integrity()).isEqualTo(Integrity.INTACT);
        assertThat(signature.changesAllowed()).isTrue();
        assertThat(report.totalPassed()).isEqualTo(signature.passed());
        CertificateVerdict before = validator.judge(key.chain());
        // That a signature claims a time before its certificate is known only once it is made.
        assertThat(before.problem())
                .as("before signing %s", before.findings())
                .isEqualTo(signature
                        .subIndication()
                        .map(known -> known == SubIndication.NOT_YET_VALID
                                ? SubIndication.OUT_OF_BOUNDS_NOT_REVOKED
                                : known));
        assertThat(before.chain()).isEqualTo(signature.grounds().certificates());
        return signature;
    }

    @Test
    void passesWithAnchorAndRevocationList() {
        SignatureReport signature = only(trusting().crls(List.of(authority.crl())));
        assertThat(signature.indication()).as("%s", signature.findings()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(signature.chain()).containsExactly(key.certificate(), authority.certificate());
        assertThat(signature.signer())
                .hasValueSatisfying(name -> assertThat(name).contains("Người ký"));
    }

    @Test
    void findsNoChainWithoutAnchor() {
        SignatureReport signature = only(PdfValidator.builder().clock(TestKeys.CLOCK));
        assertThat(signature.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(signature.subIndication()).contains(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    @Test
    void findsNoChainToAnAuthorityOfTheSameName() {
        TestAuthority other = TestAuthority.create("CN=Gốc thử nghiệm,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
        SignatureReport signature = only(PdfValidator.builder()
                .trust(List.of(other.certificate()))
                .crls(List.of(other.crl()))
                .clock(TestKeys.CLOCK));
        assertThat(signature.subIndication()).contains(SubIndication.NO_CERTIFICATE_CHAIN_FOUND);
    }

    @Test
    void refusesToJudgeAKeyWithoutCertificate() {
        assertThatThrownBy(() -> trusting().build().judge(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give its chain");
    }

    @Test
    void choosesTheRightAnchorOfSeveral() {
        TestAuthority other = TestAuthority.create("CN=Gốc khác,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
        SignatureReport signature =
                only(trusting().trust(List.of(other.certificate())).crls(List.of(other.crl(), authority.crl())));
        assertThat(signature.passed()).isTrue();
    }

    @Test
    void saysWhichRevocationListIsMissing() {
        SignatureReport signature = only(trusting());
        assertThat(signature.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(signature.subIndication()).contains(SubIndication.TRY_LATER);
        assertThat(signature.findings())
                .filteredOn(finding -> finding.code() == FindingCode.REVOCATION_UNKNOWN)
                .singleElement()
                .satisfies(finding -> assertThat(finding.detail()).contains("no revocation list of", "Gốc thử nghiệm"));
    }

    @Test
    void passesWithAWarningWhereRevocationIsOptional() {
        SignatureReport signature = only(trusting().revocation(RevocationPolicy.IF_AVAILABLE));
        assertThat(signature.passed()).as("%s", signature.findings()).isTrue();
        assertThat(signature.findings()).extracting(Finding::code).contains(FindingCode.REVOCATION_NOT_CHECKED);
    }

    @Test
    void usesARevocationListEvenWhereItIsOptional() {
        authority.revoke(key.certificate());
        SignatureReport signature =
                only(trusting().crls(List.of(authority.crl())).revocation(RevocationPolicy.IF_AVAILABLE));
        assertThat(signature.subIndication()).contains(SubIndication.REVOKED_NO_POE);
    }

    @Test
    void refusesARevokedCertificate() {
        authority.revoke(key.certificate());
        SignatureReport signature = only(trusting().crls(List.of(authority.crl())));
        assertThat(signature.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(signature.subIndication()).contains(SubIndication.REVOKED_NO_POE);
        assertThat(signature.findings()).extracting(Finding::code).contains(FindingCode.CERTIFICATE_REVOKED);
    }

    @Test
    void ignoresARevocationListThatSomebodyElseSigned() {
        TestAuthority forger = TestAuthority.create("CN=Gốc thử nghiệm,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
        SignatureReport signature = only(trusting().crls(List.of(forger.crl())));
        assertThat(signature.subIndication()).contains(SubIndication.TRY_LATER);
    }

    @Test
    void doesNotPassAfterTheCertificateExpired() {
        Clock later = Clock.offset(TestKeys.CLOCK, Duration.ofDays(20 * 365));
        SignatureReport signature =
                only(trusting().crls(List.of(authority.crl())).clock(later));
        assertThat(signature.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(signature.subIndication()).contains(SubIndication.OUT_OF_BOUNDS_NO_POE);
    }

    @Test
    void doesNotPassBeforeTheCertificateIsValid() {
        Clock earlier = Clock.offset(TestKeys.CLOCK, Duration.ofDays(-30));
        SignatureReport signature =
                only(trusting().crls(List.of(authority.crl())).clock(earlier));
        assertThat(signature.passed()).isFalse();
    }
}
