package org.motcua.signing.online;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.http.LocalServer;
import org.motcua.signing.http.Openssl;
import org.motcua.signing.http.OpensslResponder;
import org.motcua.signing.online.EvidenceFailure.Reason;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

/** A real responder and real lists: "openssl ocsp" and "openssl ca -gencrl" on a database of this test. */
@Timeout(120)
class OpensslOcspTest {

    private static final Clock CLOCK = Clock.systemUTC();

    private final LocalServer server = LocalServer.start();
    private final TestAuthority authority = TestAuthority.create("CN=CA,C=VN", CLOCK);
    private final TestKey delegate = authority.issue("CN=OCSP,C=VN", TestKeyKind.P_256, TestProfile.ocspResponder());

    @TempDir
    private Path folder;

    private OpensslResponder openssl;

    @BeforeEach
    void writeKeys() throws IOException {
        Openssl.requireInstalled();
        openssl = new OpensslResponder(folder, authority);
        openssl.serve(server, "ocsp", delegate);
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Test
    void asksTheServerOfOpensslItself() throws Exception {
        int port = freePort();
        URI url = URI.create("http://127.0.0.1:" + port + "/");
        X509Certificate good = issue("CN=Good", TestProfile.documentSigning().ocspAt(url));
        X509Certificate revoked =
                issue("CN=Revoked", TestProfile.documentSigning().ocspAt(url));
        openssl.enter(good);
        openssl.enterRevoked(revoked, CLOCK);
        Process responder = Openssl.start(
                folder,
                "ocsp",
                "-port",
                String.valueOf(port),
                "-index",
                "index.txt",
                "-CA",
                "ca.pem",
                "-rsigner",
                "ocsp.pem",
                "-rkey",
                "ocsp.key",
                "-nmin",
                "60");
        try {
            awaitReady(responder);

            assertThat(collect(good).status()).isEqualTo(CertificateStatus.GOOD);
            CertificateEvidence second = collect(revoked);
            assertThat(second.status()).isEqualTo(CertificateStatus.REVOKED);
            assertThat(second.evidence()
                            .orElseThrow()
                            .revocation()
                            .orElseThrow()
                            .reason())
                    .isEqualTo(CRLReason.KEY_COMPROMISE);
        } finally {
            responder.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void acceptsTheIssuerItselfAsResponder() throws Exception {
        X509Certificate good =
                issue("CN=Good", TestProfile.documentSigning().ocspAt(openssl.serve(server, "ca", authority.key())));
        openssl.enter(good);

        CertificateEvidence evidence = collect(good);

        assertThat(evidence.status()).isEqualTo(CertificateStatus.GOOD);
        assertThat(evidence.evidence().orElseThrow().responders()).isEmpty();
        assertThat(evidence.evidence().orElseThrow().nextUpdate()).isPresent();
    }

    @Test
    void opensslFindsTheKeptResponseGood() throws Exception {
        X509Certificate good = issue("CN=Good", TestProfile.documentSigning().ocspAt(server.uri("/ocsp")));
        openssl.enter(good);
        RevocationEvidence evidence = collect(good).evidence().orElseThrow();
        assertThat(evidence.responders()).containsExactly(delegate.certificate());

        Files.write(folder.resolve("kept.der"), evidence.encoded());
        Openssl.writePem(folder.resolve("good.pem"), List.of(good));
        String verdict = Openssl.run(
                folder,
                "ocsp",
                "-respin",
                "kept.der",
                "-issuer",
                "ca.pem",
                "-cert",
                "good.pem",
                "-CAfile",
                "ca.pem",
                "-no_nonce");

        assertThat(verdict).contains("Response verify OK").contains("good.pem: good");
    }

    @Test
    void aCertificateThatTheDatabaseDoesNotKnowIsNotGood() throws Exception {
        X509Certificate unknown =
                issue("CN=Unknown", TestProfile.documentSigning().ocspAt(server.uri("/ocsp")));
        openssl.enter(delegate.certificate());

        CertificateEvidence evidence = collect(unknown);

        assertThat(evidence.status()).isEqualTo(CertificateStatus.UNKNOWN);
        assertThat(evidence.failures()).extracting(EvidenceFailure::reason).containsExactly(Reason.UNKNOWN_CERTIFICATE);
    }

    @Test
    void refusesAResponderWithoutTheIssuersWord() throws Exception {
        TestKey person = authority.issue("CN=Person", TestKeyKind.P_256);
        X509Certificate good =
                issue("CN=Good", TestProfile.documentSigning().ocspAt(openssl.serve(server, "person", person)));
        openssl.enter(good);

        assertThat(collect(good).failures()).extracting(EvidenceFailure::reason).containsExactly(Reason.UNAUTHORISED);
    }

    @Test
    void readsTheListsOfOpenssl() throws Exception {
        URI list = server.answer("/ca.crl", request -> Files.readAllBytes(folder.resolve("ca.crl")));
        X509Certificate good = issue("CN=Good", TestProfile.documentSigning().crlAt(list));
        X509Certificate revoked =
                issue("CN=Revoked", TestProfile.documentSigning().crlAt(list));
        openssl.enter(good);
        openssl.enterRevoked(revoked, CLOCK);
        Files.writeString(
                folder.resolve("ca.cnf"),
                "[ca]\ndefault_ca = it\n[it]\ndatabase = index.txt\ndefault_md = sha256\ndefault_crl_days = 1\n");
        String said = Openssl.run(
                folder,
                "ca",
                "-gencrl",
                "-config",
                "ca.cnf",
                "-keyfile",
                "ca.key",
                "-cert",
                "ca.pem",
                "-out",
                "ca.crl");
        assertThat(folder.resolve("ca.crl")).as(said).isNotEmptyFile();

        assertThat(collect(good).status()).isEqualTo(CertificateStatus.GOOD);
        assertThat(collect(revoked).status()).isEqualTo(CertificateStatus.REVOKED);
    }

    private CertificateEvidence collect(X509Certificate certificate) {
        return EvidenceCollector.builder()
                .clock(CLOCK)
                .allowLoopbackForTests()
                .build()
                .collect(List.of(certificate), List.of(authority.certificate()))
                .certificates()
                .get(0);
    }

    private X509Certificate issue(String name, TestProfile profile) {
        return authority.issue(name, TestKeyKind.P_256, profile).certificate();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(Process responder) throws IOException {
        BufferedReader output =
                new BufferedReader(new InputStreamReader(responder.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        while (line != null && !line.contains("waiting for OCSP client connections")) {
            line = output.readLine();
        }
        assertThat(line).as("openssl ocsp is ready").isNotNull();
    }
}
