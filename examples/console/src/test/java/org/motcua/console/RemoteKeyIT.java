package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.judges.Pdfsig;
import org.motcua.signing.rssp.CscCredential;
import org.motcua.signing.rssp.CscMethod;
import org.motcua.signing.rssp.CscTestServer;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** {@code motcua sign} with a key at a remote signing service, over TLS. */
class RemoteKeyIT {

    private static final String TLS_PASSWORD = "changeit";
    private static final TestKey KEY = TestAuthority.create("CN=Test root,C=VN", Clock.systemUTC())
            .issue("CN=Nguyễn Văn An,C=VN", TestKeyKind.RSA_2048);

    private final List<CscTestServer> servers = new ArrayList<>();

    @TempDir
    Path folder;

    private SSLContext tls;

    @BeforeEach
    void makeCertificateOfTheService() throws Exception {
        ExternalCommand.run(
                folder,
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keystore",
                "service.p12",
                "-storetype",
                "PKCS12",
                "-storepass",
                TLS_PASSWORD,
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1");
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(folder.resolve("service.p12"))) {
            store.load(file, TLS_PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, TLS_PASSWORD.toCharArray());
        tls = SSLContext.getInstance("TLS");
        tls.init(keys.getKeyManagers(), null, null);
    }

    @AfterEach
    void close() {
        servers.forEach(CscTestServer::close);
    }

    private CscTestServer server(CscCredential... credentials) throws IOException {
        CscTestServer server = CscTestServer.startTls(tls, Clock.systemUTC(), credentials);
        servers.add(server);
        Files.writeString(folder.resolve("token.txt"), server.accessToken() + "\n");
        Files.writeString(folder.resolve("pin.txt"), "123456\n");
        return server;
    }

    private static CscCredential guarded(String id) {
        return CscCredential.of(id, KEY).pin("PIN", "123456");
    }

    private MotcuaJar.Outcome sign(CscTestServer server, String... more) {
        return sign(server.baseUri().toString(), more);
    }

    private MotcuaJar.Outcome sign(String url, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--lang", "vi", "sign", "--csc", url, "--csc-token-file", "token.txt"));
        arguments.addAll(List.of(more));
        return MotcuaJar.run(
                folder,
                List.of("-Djavax.net.ssl.trustStore=service.p12", "-Djavax.net.ssl.trustStorePassword=" + TLS_PASSWORD),
                arguments.toArray(String[]::new));
    }

    private String[] letters(int count) throws IOException {
        String[] names = new String[count];
        for (int i = 0; i < count; i++) {
            names[i] = i + ".pdf";
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(folder.resolve(names[i]).toFile());
            }
        }
        return names;
    }

    private static String[] arguments(String[] files, String... options) {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of(files));
        return all.toArray(String[]::new);
    }

    @Test
    void signsWithTheOnlyCredentialThatThereIs() throws IOException {
        CscTestServer server = server(guarded("AN").otp("OTP", "738496").scal2());
        Files.writeString(folder.resolve("otp.txt"), "738496\n");
        letters(1);

        MotcuaJar.Outcome outcome = sign(
                server, "--csc-factor", "PIN=pin.txt", "--csc-factor", "OTP=otp.txt", "--out", "signed.pdf", "0.pdf");

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(Pdfsig.judge(folder.resolve("signed.pdf")))
                .singleElement()
                .matches(Pdfsig.Signature::valid)
                .matches(Pdfsig.Signature::coversWholeDocument);
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE))
                .singleElement()
                .satisfies(call -> assertThat(call.body()).containsEntry("description", "Ký 1 tài liệu"));
    }

    @Test
    void signsABatchWithOneAuthorization() throws IOException {
        CscTestServer server = server(guarded("AN").multisign(10));

        MotcuaJar.Outcome outcome = sign(
                server, arguments(letters(6), "--csc-factor", "PIN=pin.txt", "--threads", "3", "--out-dir", "signed"));

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        for (int i = 0; i < 6; i++) {
            assertThat(Pdfsig.judge(folder.resolve("signed/" + i + ".pdf")))
                    .singleElement()
                    .matches(Pdfsig.Signature::valid);
        }
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE)).hasSize(1);
        assertThat(server.calls(CscMethod.SIGN_HASH)).hasSize(6);
    }

    @Test
    void sendsAWrongPinOnceForAllOfABatch() throws IOException {
        CscTestServer server = server(guarded("AN"));
        Files.writeString(folder.resolve("pin.txt"), "654321\n");

        MotcuaJar.Outcome outcome = sign(
                server, arguments(letters(6), "--csc-factor", "PIN=pin.txt", "--threads", "3", "--out-dir", "signed"));

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out()).contains("invalid_authentication_data").doesNotContain("Exception");
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE)).hasSize(1);
    }

    @Test
    void namesTheCredentialsAndFactorsThatThereAre() throws IOException {
        CscTestServer server = server(guarded("AN"), guarded("VAN-THU"));
        letters(1);

        assertRefused(sign(server, "--out", "signed.pdf", "0.pdf"), "AN, VAN-THU", "--credential");
        String[] chosen = {"--credential", "VAN-THU", "--out", "signed.pdf", "0.pdf"};
        assertRefused(sign(server, chosen), "PIN", "--csc-factor");
        assertRefused(sign(server, arguments(chosen, "--csc-factor", "OTP=pin.txt")), "PIN", "--csc-factor");
        assertThat(server.calls(CscMethod.CREDENTIALS_AUTHORIZE)).isEmpty();

        MotcuaJar.Outcome outcome = sign(server, arguments(chosen, "--csc-factor", "PIN=pin.txt"));

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    @Test
    void sendsNothingInClear() throws IOException {
        CscTestServer server = server(guarded("AN"));
        letters(1);

        assertRefused(
                sign(server.baseUri().toString().replace("https:", "http:"), "--out", "signed.pdf", "0.pdf"), "https");

        assertThat(server.calls()).isEmpty();
    }

    private void assertRefused(MotcuaJar.Outcome outcome, String... words) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isEqualTo(3);
        assertThat(outcome.err().lines())
                .singleElement()
                .asString()
                .contains(words)
                .doesNotContain("Exception");
        assertThat(folder.resolve("signed.pdf")).doesNotExist();
    }
}
