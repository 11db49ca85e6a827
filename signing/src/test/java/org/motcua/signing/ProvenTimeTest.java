package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.testkit.TestTimestampAuthority;

/** What a timestamp over a signature proves, and when it proves nothing. */
class ProvenTimeTest {

    private static final char[] PASSWORD = "bi-mat".toCharArray();
    private final Instant now = TestKeys.CLOCK.instant();

    @TempDir
    Path folder;

    private final TestAuthority authority =
            TestAuthority.create("CN=Gốc thử nghiệm,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
    private final TestKey key = authority.issue(
            "CN=Người ký,C=VN",
            TestKeyKind.P_256,
            TestProfile.documentSigning().valid(now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(30))));

    private byte[] stampedBy(TestAuthority stamping, TestProfile profile) {
        TestKey stamper = stamping.issue("CN=Dấu thời gian,C=VN", TestKeyKind.RSA_2048, profile);
        Path file = folder.resolve("key.p12");
        key.writePkcs12(file, PASSWORD);
        return PdfSigner.builder()
                .key(Pkcs12Key.open(file, PASSWORD))
                .clock(TestKeys.CLOCK)
                .timestamps(TestTimestampAuthority.of(stamper, TestKeys.CLOCK))
                .build()
                .sign(
                        TestDocuments.withTable(),
                        SignatureRequest.builder().level(Level.B_T).build());
    }

    private SignatureReport validate(byte[] pdf, Clock clock) {
        return PdfValidator.builder()
                .trust(List.of(authority.certificate()))
                .crls(List.of(authority.crl()))
                .clock(clock)
                .build()
                .validate(pdf)
                .signatures()
                .get(0);
    }

    @Test
    void aTrustedTimestampProvesItsTime() {
        SignatureReport signature = validate(stampedBy(authority, TestProfile.timestamping()), TestKeys.CLOCK);
        assertThat(signature.provenTime()).as("%s", signature.findings()).contains(now);
        assertThat(signature.level()).isEqualTo(SignatureLevel.PADES_B_T);
        assertThat(signature.passed()).isTrue();
    }

    @Test
    void aTimestampOfAnUnknownAuthorityProvesNothing() {
        TestAuthority unknown = TestAuthority.create("CN=Không rõ,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
        SignatureReport signature = validate(stampedBy(unknown, TestProfile.timestamping()), TestKeys.CLOCK);
        assertThat(signature.provenTime()).isEmpty();
        assertThat(signature.findings()).extracting(Finding::code).contains(FindingCode.TIMESTAMP_INVALID);
        assertThat(signature.level()).isEqualTo(SignatureLevel.PADES_B_T);
        assertThat(signature.passed())
                .as("the signature itself needs no timestamp yet")
                .isTrue();
    }

    @Test
    void aTimestampOfACertificateThatIsForSomethingElseProvesNothing() {
        assertThat(validate(stampedBy(authority, TestProfile.timestampingNotCritical()), TestKeys.CLOCK)
                        .provenTime())
                .isEmpty();
    }

    @Test
    void aProvenTimeOutlivesTheSignersCertificate() {
        Clock later = Clock.offset(TestKeys.CLOCK, Duration.ofDays(60));
        SignatureReport signature = validate(stampedBy(authority, TestProfile.timestamping()), later);
        assertThat(signature.passed()).as("%s", signature.findings()).isTrue();
    }

    @Test
    void withoutProofTheExpiredCertificateDecides() {
        TestAuthority unknown = TestAuthority.create("CN=Không rõ,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
        Clock later = Clock.offset(TestKeys.CLOCK, Duration.ofDays(60));
        SignatureReport signature = validate(stampedBy(unknown, TestProfile.timestamping()), later);
        assertThat(signature.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(signature.subIndication()).contains(SubIndication.OUT_OF_BOUNDS_NOT_REVOKED);
    }

    @Test
    void aRevocationBeforeTheProvenTimeStandsAfterExpiry() {
        byte[] signed = stampedBy(authority, TestProfile.timestamping());
        authority.revoke(key.certificate());
        SignatureReport signature = validate(signed, Clock.offset(TestKeys.CLOCK, Duration.ofDays(60)));
        assertThat(signature.passed()).isFalse();
    }
}
