package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.judges.Dss;
import org.motcua.judges.Qpdf;
import org.motcua.signing.http.LocalServer;
import org.motcua.signing.http.Openssl;
import org.motcua.signing.http.OpensslResponder;
import org.motcua.signing.http.OpensslTsa;
import org.motcua.signing.online.CertificateRevokedException;
import org.motcua.signing.online.EvidenceCollector;
import org.motcua.signing.online.EvidenceException;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;
import org.motcua.signing.timestamp.HttpTimestampService;

/** The whole way over the network, with OpenSSL as time-stamp authority and as OCSP responder. */
@Timeout(180)
class OpensslLongTermTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final LocalServer server = LocalServer.start();
    private final TestAuthority root = TestAuthority.create("CN=Gốc,C=VN", CLOCK);

    @TempDir
    private Path folder;

    private OpensslResponder responder;
    private TestKey key;
    private URI tsa;

    @BeforeEach
    void startServices() throws IOException {
        Openssl.requireInstalled();
        URI list = server.answer("/root.crl", request -> LongTermSupport.encoded(root.crl()));
        TestKey delegate = root.issue(
                "CN=OCSP,C=VN",
                TestKeyKind.P_256,
                TestProfile.ocspResponderThatCanBeRevoked().crlAt(list));
        responder = new OpensslResponder(folder, root);
        URI ocsp = responder.serve(server, "ocsp", delegate);
        TestKey stamping = root.issue(
                "CN=TSA,C=VN", TestKeyKind.RSA_2048, TestProfile.timestamping().ocspAt(ocsp));
        key = root.issue(
                "CN=Nguyễn Văn An,C=VN",
                TestKeyKind.P_256,
                TestProfile.documentSigning().ocspAt(ocsp));
        responder.enter(stamping.certificate());
        tsa = OpensslTsa.serve(server, "/tsa", folder, stamping);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void signsAtTheHighestLevelAndRenews() throws IOException {
        responder.enter(key.certificate());
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withXrefStream());
        Path output = folder.resolve("out.pdf");

        SigningResult result = signer(
                        EvidenceCollector.builder().allowLoopbackForTests().build())
                .sign(input, output, LongTermSupport.request(Level.B_LTA));

        assertThat(result.level()).isEqualTo(Level.B_LTA);
        assertThat(result.evidence()).hasSize(2).allSatisfy(evidence -> {
            assertThat(evidence.ocspResponses()).hasSize(1);
            assertThat(evidence.crls()).as("of the responder").hasSize(1);
        });
        assertLevel(Files.readAllBytes(output));

        // Everything is at hand now, for as long as it is current.
        server.close();
        PdfAugmenter offline = PdfAugmenter.builder()
                .timestamps(LongTermSupport.TSA)
                .evidence(EvidenceCollector.builder().offline().build())
                .trust(List.of(root.certificate()))
                .build();
        assertThat(offline.augment(Files.readAllBytes(output), Level.B_LT)).isEqualTo(Files.readAllBytes(output));
    }

    @Test
    void refusesCertificateThatTheResponderCallsRevoked() throws IOException {
        responder.enterRevoked(key.certificate(), CLOCK);
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withTable());
        PdfSigner signer =
                signer(EvidenceCollector.builder().allowLoopbackForTests().build());
        assertThatThrownBy(() -> signer.sign(input, folder.resolve("out.pdf"), LongTermSupport.request(Level.B_LT)))
                .isInstanceOf(CertificateRevokedException.class)
                .hasMessageContaining("KEY_COMPROMISE");
        assertThat(folder.resolve("out.pdf")).doesNotExist();
    }

    @Test
    void asksNobodyOffline() throws IOException {
        responder.enter(key.certificate());
        Path input = Files.write(folder.resolve("in.pdf"), TestDocuments.withTable());
        PdfSigner signer = signer(EvidenceCollector.builder().offline().build());
        assertThatThrownBy(() -> signer.sign(input, folder.resolve("out.pdf"), LongTermSupport.request(Level.B_LT)))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining("OFFLINE");
        assertThat(server.requests()).as("one time-stamp").isEqualTo(1);
    }

    private PdfSigner signer(EvidenceCollector evidence) {
        Path file = folder.resolve("key.p12");
        key.writePkcs12(file, TestKeys.PASSWORD);
        return PdfSigner.builder()
                .key(Pkcs12Key.open(file, TestKeys.PASSWORD))
                .timestamps(HttpTimestampService.of(tsa))
                .evidence(evidence)
                .trust(List.of(root.certificate()))
                .build();
    }

    private void assertLevel(byte[] pdf) {
        assertThat(Dss.trusting(List.of(root.certificate()), List.of()).judge(pdf))
                .singleElement()
                .satisfies(signature -> {
                    assertThat(signature.level()).isEqualTo("PAdES-BASELINE-LTA");
                    assertThat(signature.intact()).isTrue();
                    assertThat(signature.indication()).as(signature.toString()).isEqualTo("TOTAL_PASSED");
                });
        assertThat(Qpdf.check(pdf).clean()).isTrue();
        ValidationReport report = PdfValidator.builder()
                .trust(List.of(root.certificate()))
                .build()
                .validate(pdf);
        assertThat(report.signatures().get(0).level())
                .as(report.text(Locale.ENGLISH))
                .isEqualTo(SignatureLevel.PADES_B_LTA);
    }
}
