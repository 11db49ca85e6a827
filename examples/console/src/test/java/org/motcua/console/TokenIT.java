package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.judges.Pdfsig;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** {@code motcua sign} with a key on a token of SoftHSM. */
class TokenIT {

    private static final Path LIBRARY = Path.of("/usr/lib/softhsm/libsofthsm2.so");
    private static final String LABEL = "Chữ ký lãnh đạo";

    @TempDir
    Path folder;

    @BeforeEach
    void makeToken() throws Exception {
        Assumptions.assumeTrue(Files.exists(LIBRARY), "SoftHSM is not installed (packages softhsm2 and opensc)");
        Path tokens = Files.createDirectory(folder.resolve("tokens"));
        Files.writeString(folder.resolve("softhsm2.conf"), "directories.tokendir = " + tokens + "\n");
        TestKey key = TestAuthority.create("CN=Test root,C=VN", Clock.systemUTC())
                .issue("CN=Nguyễn Văn An,C=VN", TestKeyKind.RSA_2048);
        ExternalCommand.writePem(
                folder.resolve("key.pem"), "PRIVATE KEY", key.privateKey().getEncoded());
        Files.write(folder.resolve("leader.der"), key.certificate().getEncoded());
        run("softhsm2-util", "--init-token", "--free", "--label", LABEL, "--pin", "2468", "--so-pin", "13579135");
        run(
                "softhsm2-util",
                "--import",
                "key.pem",
                "--token",
                LABEL,
                "--label",
                "leader",
                "--id",
                "01",
                "--pin",
                "2468");
        run(
                "pkcs11-tool",
                "--module",
                LIBRARY.toString(),
                "--token-label",
                LABEL,
                "--login",
                "--pin",
                "2468",
                "--write-object",
                "leader.der",
                "--type",
                "cert",
                "--label",
                "leader",
                "--id",
                "01");
        for (int i = 0; i < 16; i++) {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(folder.resolve(i + ".pdf").toFile());
            }
        }
    }

    private void run(String... command) {
        ExternalCommand.run(folder, command);
    }

    private MotcuaJar.Outcome sign(String pin, String token) throws IOException {
        Files.writeString(folder.resolve("pin.txt"), pin + "\n");
        List<String> arguments = List.of(
                "--lang",
                "en",
                "sign",
                "--pkcs11",
                LIBRARY.toString(),
                "--token",
                token,
                "--pin-file",
                "pin.txt",
                "--alias",
                "leader",
                "--threads",
                "8",
                "--out-dir",
                "signed");
        Stream<String> files = Stream.iterate(0, i -> i + 1).limit(16).map(i -> i + ".pdf");
        return MotcuaJar.run(folder, Stream.concat(arguments.stream(), files).toArray(String[]::new));
    }

    @Test
    void signsABatchWithOneLogin() throws IOException {
        MotcuaJar.Outcome outcome = sign("2468", LABEL);

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        for (int i = 0; i < 16; i++) {
            assertThat(Pdfsig.judge(folder.resolve("signed/" + i + ".pdf")))
                    .singleElement()
                    .matches(Pdfsig.Signature::valid);
        }
    }

    @Test
    void sendsAWrongPinOnceAndNotAgain() throws IOException {
        MotcuaJar.Outcome wrong = sign("1111", LABEL);
        assertThat(wrong.exitCode()).isEqualTo(3);
        assertThat(wrong.err().lines()).singleElement().asString().contains("PIN");

        MotcuaJar.Outcome again = sign("2468", LABEL);
        assertThat(again.exitCode()).as("the token remembers the wrong one").isEqualTo(3);
        assertThat(folder.resolve("signed/0.pdf")).doesNotExist();
    }

    @Test
    void namesTheTokensThatThereAre() throws IOException {
        MotcuaJar.Outcome outcome = sign("2468", "Chữ ký văn thư");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err().lines()).singleElement().asString().contains(LABEL);
    }
}
