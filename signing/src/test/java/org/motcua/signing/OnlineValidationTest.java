package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.http.LocalServer;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.online.OcspAnswers;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

/** What a validator fetches, and that it fetches nothing unless it is told to. */
class OnlineValidationTest {

    @SuppressWarnings("TimeInStaticInitializer") // of a fixed clock
    private static final Instant NOW = TestKeys.CLOCK.instant();

    private final LocalServer server = LocalServer.start();
    private final TestAuthority root =
            TestAuthority.create("CN=Gốc thử nghiệm,C=VN", TestKeyKind.P_256, TestKeys.CLOCK);

    @TempDir
    Path folder;

    @AfterEach
    void stopServer() {
        server.close();
    }

    private byte[] signed(TestProfile profile) {
        TestKey key = root.issue("CN=Người ký,C=VN", TestKeyKind.P_256, profile);
        Path file = folder.resolve("key.p12");
        key.writePkcs12(file, TestKeys.PASSWORD);
        return PdfSigner.builder()
                .key(Pkcs12Key.open(file, TestKeys.PASSWORD))
                .clock(TestKeys.CLOCK)
                .build()
                .sign(TestDocuments.withTable(), SignatureRequest.builder().build());
    }

    private PdfValidator.Builder trusting() {
        return PdfValidator.builder().trust(List.of(root.certificate())).clock(TestKeys.CLOCK);
    }

    private SignatureReport online(byte[] pdf) {
        EvidenceCollector collector = EvidenceCollector.builder()
                .allowLoopbackForTests()
                .clock(TestKeys.CLOCK)
                .build();
        return only(trusting().online(collector), pdf);
    }

    private static SignatureReport only(PdfValidator.Builder validator, byte[] pdf) {
        List<SignatureReport> signatures = validator.build().validate(pdf).signatures();
        assertThat(signatures).hasSize(1);
        assertThat(signatures.get(0).integrity()).isEqualTo(Integrity.INTACT);
        return signatures.get(0);
    }

    private static void assertTryLater(SignatureReport report) {
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).as("%s", report.findings()).contains(SubIndication.TRY_LATER);
    }

    private byte[] signedWithOcsp(OcspAnswers answers) {
        return signed(TestProfile.documentSigning().ocspAt(server.answer("/ocsp", answers::to)));
    }

    @Test
    void asksNobodyUnlessItIsToldTo() {
        byte[] pdf = signedWithOcsp(new OcspAnswers(root.key(), NOW));
        assertTryLater(only(trusting(), pdf));
        assertThat(server.requests()).isZero();
    }

    @Test
    void findsByOcspThatTheCertificateIsGood() {
        SignatureReport report = online(signedWithOcsp(new OcspAnswers(root.key(), NOW)));
        assertThat(report.indication()).as("%s", report.findings()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(server.requests()).isEqualTo(1);
        assertThat(report.grounds().certificates().get(0).revocation()).hasValueSatisfying(data -> {
            assertThat(data.kind()).isEqualTo(RevocationReport.Kind.OCSP);
            assertThat(data.source()).isEqualTo(RevocationReport.Source.ONLINE);
        });
    }

    @Test
    void findsTheListWhereThereIsNoResponder() {
        byte[] pdf = signed(TestProfile.documentSigning()
                .crlAt(server.answer("/root.crl", request -> LongTermSupport.encoded(root.crl()))));
        SignatureReport report = online(pdf);
        assertThat(report.indication()).as("%s", report.findings()).isEqualTo(Indication.TOTAL_PASSED);
        assertThat(report.grounds().certificates().get(0).revocation()).hasValueSatisfying(data -> {
            assertThat(data.kind()).isEqualTo(RevocationReport.Kind.CRL);
            assertThat(data.source()).isEqualTo(RevocationReport.Source.ONLINE);
        });
    }

    @Test
    void findsByOcspThatTheCertificateIsRevoked() {
        OcspAnswers answers =
                new OcspAnswers(root.key(), NOW).status(new RevokedStatus(Date.from(NOW.minusSeconds(60)), 1));
        SignatureReport report = online(signedWithOcsp(answers));
        assertThat(report.indication()).isEqualTo(Indication.INDETERMINATE);
        assertThat(report.subIndication()).contains(SubIndication.REVOKED_NO_POE);
    }

    @Test
    void fetchesNothingThatTheCallerGave() {
        byte[] pdf = signedWithOcsp(new OcspAnswers(root.key(), NOW));
        EvidenceCollector collector = EvidenceCollector.builder()
                .allowLoopbackForTests()
                .clock(TestKeys.CLOCK)
                .build();
        SignatureReport report = only(trusting().crls(List.of(root.crl())).online(collector), pdf);
        assertThat(report.passed()).isTrue();
        assertThat(server.requests()).isZero();
    }

    @Test
    void isUndeterminedWhileTheServiceIsDown() {
        byte[] refused = signed(TestProfile.documentSigning().ocspAt(server.status("/refusing", 503)));
        byte[] gone = signed(TestProfile.documentSigning().ocspAt(server.uri("/gone")));
        assertThat(List.of(online(refused), online(gone))).allSatisfy(report -> {
            assertTryLater(report);
            assertThat(report.findings()).extracting(Finding::code).contains(FindingCode.EVIDENCE_NOT_FETCHED);
        });
        server.close();
        assertTryLater(online(gone));
    }
}
