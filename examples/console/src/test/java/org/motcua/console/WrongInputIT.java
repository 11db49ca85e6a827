package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;

/** Whatever a user gets wrong is one clear line and an exit code, and the input stays as it was. */
class WrongInputIT {

    private static final char[] KEY_PASSWORD = "right".toCharArray();

    @TempDir
    Path folder;

    private Path letter;
    private byte[] before;

    @BeforeEach
    void makeKeyAndLetter() throws Exception {
        TestAuthority.create("CN=Test root,C=VN", Clock.systemUTC())
                .issue("CN=Tester,C=VN", TestKeyKind.P_256)
                .writePkcs12(folder.resolve("key.p12"), KEY_PASSWORD);
        Files.writeString(folder.resolve("password.txt"), "right\n");
        letter = folder.resolve("letter.pdf");
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(letter.toFile());
        }
        before = Files.readAllBytes(letter);
    }

    private MotcuaJar.Outcome sign(String input, String output, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--lang", "en", "sign"));
        arguments.addAll(List.of("--p12", "key.p12", "--key-password-file", "password.txt", "--out", output, input));
        arguments.addAll(List.of(more));
        return MotcuaJar.run(folder, arguments.toArray(String[]::new));
    }

    private static void assertOneClearLine(MotcuaJar.Outcome outcome, int exitCode, String... words) {
        String said = (outcome.out() + outcome.err()).strip();
        assertThat(outcome.exitCode()).as(said).isEqualTo(exitCode);
        assertThat(said.lines().toList()).as("lines").hasSize(1);
        assertThat(said).contains(words).doesNotContain("Exception", "\tat ");
    }

    @Test
    void signsWhenAllIsRight() {
        MotcuaJar.Outcome outcome = sign("letter.pdf", "signed.pdf");

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(letter).hasBinaryContent(before);
        MotcuaJar.Outcome validation = MotcuaJar.run(folder, "--lang", "en", "validate", "signed.pdf");
        assertThat(validation.exitCode())
                .as("nobody is trusted: " + validation.out())
                .isEqualTo(1);
    }

    @Test
    void missingFile() {
        assertOneClearLine(sign("nowhere.pdf", "signed.pdf"), 3, "nowhere.pdf", "no such file");
    }

    @Test
    void wrongKeyPassword() throws IOException {
        Files.writeString(folder.resolve("password.txt"), "wrong\n");

        assertOneClearLine(sign("letter.pdf", "signed.pdf"), 3, "key.p12", "password");
        assertThat(folder.resolve("signed.pdf")).doesNotExist();
    }

    @Test
    void missingKeyFile() throws IOException {
        Files.delete(folder.resolve("key.p12"));

        assertOneClearLine(sign("letter.pdf", "signed.pdf"), 3, "key.p12", "no such file");
    }

    @Test
    void notAPdf() throws IOException {
        Files.writeString(folder.resolve("letter.txt"), "Kính gửi: Sở Công Thương");

        assertOneClearLine(sign("letter.txt", "signed.pdf"), 3, "letter.txt", "PDF");
        MotcuaJar.Outcome validation = MotcuaJar.run(folder, "--lang", "en", "validate", "letter.txt");
        assertThat(validation.exitCode()).isEqualTo(3);
        assertThat(validation.out()).contains("letter.txt").doesNotContain("Exception");
    }

    @Test
    void encryptedPdfWithoutItsPasswordAndWithAWrongOne() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "open", new AccessPermission());
            policy.setEncryptionKeyLength(256);
            document.protect(policy);
            document.save(folder.resolve("secret.pdf").toFile());
        }
        Files.writeString(folder.resolve("wrong.txt"), "sesame");
        Files.writeString(folder.resolve("open.txt"), "open");

        assertOneClearLine(sign("secret.pdf", "signed.pdf"), 3, "secret.pdf", "--password-file");
        assertOneClearLine(
                sign("secret.pdf", "signed.pdf", "--password-file", "wrong.txt"), 3, "secret.pdf", "Wrong password");
        assertThat(folder.resolve("signed.pdf")).doesNotExist();
        assertThat(sign("secret.pdf", "signed.pdf", "--password-file", "open.txt")
                        .exitCode())
                .isZero();
    }

    @Test
    void outputThatCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("file"), "not a folder");

        assertOneClearLine(sign("letter.pdf", "file/signed.pdf"), 3, "signed.pdf");
        assertThat(letter).hasBinaryContent(before);
    }

    @Test
    void readOnlyOutputFolder() throws IOException {
        Path readOnly = Files.createDirectory(folder.resolve("read-only"));
        Files.setPosixFilePermissions(readOnly, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(readOnly), "Skipped: root may write into read-only folders");

        assertOneClearLine(sign("letter.pdf", "read-only/signed.pdf"), 3, "signed.pdf");
    }

    @Test
    void theInputAsItsOwnOutput() {
        assertOneClearLine(sign("letter.pdf", "letter.pdf"), 3, "letter.pdf", "never changed");
        assertThat(letter).hasBinaryContent(before);
    }

    @Test
    void anUnknownFieldOrOptionAndAnUnknownProcess() {
        assertThat(MotcuaJar.run(folder, "sign", "--nonsense").exitCode()).isEqualTo(2);
        assertThat(MotcuaJar.run(folder, "--lang", "en", "run", "two-stop").exitCode())
                .isEqualTo(2);
    }

    @Test
    void aDatabaseThatWouldForgetCommits() {
        MotcuaJar.Outcome outcome = MotcuaJar.run(
                folder,
                "--lang",
                "en",
                "run",
                "--database",
                "jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=500");

        assertOneClearLine(outcome, 1, "WRITE_DELAY=0");
    }

    @Test
    void aRecordThatIsNone() {
        assertOneClearLine(MotcuaJar.run(folder, "--lang", "en", "audit", "letter.pdf"), 3, "letter.pdf", "record");
    }

    @Test
    void aDatabaseThatIsNotThere() {
        assertOneClearLine(
                MotcuaJar.run(
                        folder,
                        "--lang",
                        "en",
                        "run",
                        "--database",
                        "jdbc:postgresql://127.0.0.1:1/nowhere?user=nobody"),
                1,
                "127.0.0.1:1");
    }
}
