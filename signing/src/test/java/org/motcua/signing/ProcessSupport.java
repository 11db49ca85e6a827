package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.testkit.TestTimestampAuthority;

/**
 * A signer, an authority and two revocation lists, one good for long and one for a week, for the tests of the blocks and
 * processes of ETSI EN 319 102-1: each asks what a block makes of a signature.
 */
abstract class ProcessSupport {

    static final char[] PASSWORD = "bi-mat".toCharArray();

    @SuppressWarnings("TimeInStaticInitializer") // of a fixed clock
    static final Instant NOW = TestKeys.CLOCK.instant();

    static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    final TestAuthority root = TestAuthority.create("CN=Gốc thử nghiệm,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);
    final TestKey signer = root.issue(
            "CN=Người ký,C=VN",
            TestKeyKind.P_256,
            TestProfile.documentSigning().valid(NOW.minus(DAY), NOW.plus(DAY.multipliedBy(30))));
    final X509CRL longList = root.crl(NOW, NOW.plus(DAY.multipliedBy(3_000)));
    final X509CRL weekList = root.crl(NOW, NOW.plus(DAY.multipliedBy(7)));

    byte[] signed(Level level, X509CRL evidence, Duration lifeOfTimestamps) {
        return signed(level, List.of(evidence), lifeOfTimestamps, root);
    }

    byte[] signed(Level level, List<X509CRL> evidence, Duration lifeOfTimestamps, TestAuthority stamping) {
        Path file = folder.resolve("key.p12");
        signer.writePkcs12(file, PASSWORD);
        TestKey tsa = stamping.issue(
                "CN=Dấu thời gian,C=VN",
                TestKeyKind.RSA_2048,
                TestProfile.timestamping().valid(NOW.minus(DAY), NOW.plus(lifeOfTimestamps)));
        return PdfSigner.builder()
                .key(Pkcs12Key.open(file, PASSWORD))
                .clock(TestKeys.CLOCK)
                .timestamps(TestTimestampAuthority.of(tsa, TestKeys.CLOCK))
                .evidence(LongTermSupport.offline(TestKeys.CLOCK, evidence.toArray(new X509CRL[0])))
                .trust(List.of(root.certificate(), stamping.certificate()))
                .build()
                .sign(
                        TestDocuments.withTable(),
                        SignatureRequest.builder().level(level).build());
    }

    byte[] signed(Level level, X509CRL evidence) {
        return signed(level, evidence, DAY.multipliedBy(3_000));
    }

    PdfValidator.Builder trusting() {
        return PdfValidator.builder().trust(List.of(root.certificate())).clock(TestKeys.CLOCK);
    }

    static SignatureReport first(byte[] pdf, PdfValidator.Builder builder) {
        SignatureReport report = builder.build().validate(pdf).signatures().get(0);
        assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
        return report;
    }

    static void passes(SignatureReport report) {
        assertThat(report.passed())
                .as("%s %s", report.subIndication(), report.findings())
                .isTrue();
    }

    static void undetermined(SignatureReport report, SubIndication why) {
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).as("%s", report.findings()).contains(why);
    }

    static Instant after(int days) {
        return NOW.plus(DAY.multipliedBy(days));
    }
}
