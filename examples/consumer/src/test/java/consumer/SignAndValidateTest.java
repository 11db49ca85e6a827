package consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SignatureLevel;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.SigningKey;
import org.motcua.signing.ValidationReport;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestTimestampAuthority;

class SignAndValidateTest {

    private static final char[] PASSWORD = "one-stop".toCharArray();

    @TempDir
    Path folder;

    @Test
    void signsAndValidates() throws Exception {
        TestAuthority authority = TestAuthority.create("CN=Consumer Root,C=VN", Clock.systemUTC());
        TestKey leader = authority.issue("CN=Consumer,C=VN", TestKeyKind.P_256);
        leader.writePkcs12(folder.resolve("leader.p12"), PASSWORD);
        Files.write(folder.resolve("ca.crt"), authority.certificate().getEncoded());
        Files.write(folder.resolve("ca.crl"), authority.crl().getEncoded());
        try (PDDocument letter = new PDDocument()) {
            letter.addPage(new PDPage());
            letter.save(folder.resolve("letter.pdf").toFile());
        }

        ValidationReport report = SignAndValidate.run(folder, PASSWORD);

        assertTrue(report.totalPassed(), report.toJson());
        assertEquals(1, report.signatures().size());

        signInTheVault(leader);
        assertTrue(SignAndValidate.validate(folder).totalPassed());

        signForYears(authority);

        byte[] signed = Files.readAllBytes(folder.resolve("signed.pdf"));
        signed[20] ^= 1;
        Files.write(folder.resolve("signed.pdf"), signed);
        assertFalse(SignAndValidate.validate(folder).totalPassed());
    }

    private void signInTheVault(TestKey leader) {
        SignAndValidate.Vault vault = (data, algorithm) -> {
            try {
                Signature signature = Signature.getInstance(algorithm);
                signature.initSign(leader.privateKey());
                signature.update(data);
                return signature.sign();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
        try (SigningKey key = new SignAndValidate.VaultKey(leader.chain(), vault)) {
            PdfSigner signer = PdfSigner.builder().key(key).build();
            signer.sign(folder.resolve("letter.pdf"), folder.resolve("signed.pdf"), SignatureRequest.builder().build());
        }
    }

    private void signForYears(TestAuthority authority) throws IOException {
        TestTimestampAuthority stamps = TestTimestampAuthority.of(authority, Clock.systemUTC());
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = stamps.respond(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try (SigningKey key = Pkcs12Key.open(folder.resolve("leader.p12"), PASSWORD)) {
            URI tsa = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            SignAndValidate.signForYears(folder, key, tsa);
        } finally {
            server.stop(0);
        }
        ValidationReport report = PdfValidator.builder()
                .trust(List.of(authority.certificate()))
                .build()
                .validate(folder.resolve("lasting.pdf"));
        assertEquals(SignatureLevel.PADES_B_LTA, report.signatures().get(0).level());
    }
}
