package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Qpdf;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKey;
import org.motcua.signing.testkit.TestKeyKind;

/** {@code motcua prepare} and {@code motcua complete}, with openssl as the place where the key is. */
class TwoStepIT {

    @TempDir
    Path folder;

    @BeforeEach
    void makeLetter() throws IOException {
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(folder.resolve("letter.pdf").toFile());
        }
    }

    private void key(TestKeyKind kind) throws Exception {
        TestKey key =
                TestAuthority.create("CN=Test root,C=VN", Clock.systemUTC()).issue("CN=Giám đốc,C=VN", kind);
        ExternalCommand.writePem(
                folder.resolve("key.pem"), "PRIVATE KEY", key.privateKey().getEncoded());
        ExternalCommand.writePem(
                folder.resolve("leader.pem"), "CERTIFICATE", key.certificate().getEncoded());
    }

    private void openssl(String... arguments) {
        ExternalCommand.run(
                folder,
                Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toArray(String[]::new));
    }

    private MotcuaJar.Outcome motcua(String... arguments) {
        return MotcuaJar.run(folder, arguments);
    }

    @ParameterizedTest
    @CsvSource({"RSA_2048, sha256", "P_256, sha256", "P_384, sha384"})
    void opensslSignsWhatWasPrepared(TestKeyKind kind, String digest) throws Exception {
        key(kind);
        MotcuaJar.Outcome prepared = motcua(
                "--lang",
                "en",
                "prepare",
                "--certificate",
                "leader.pem",
                "--reason",
                "Ban hành",
                "--out",
                "prepared.pdf",
                "letter.pdf");
        assertThat(prepared.exitCode()).as(prepared.out() + prepared.err()).isZero();
        assertThat(prepared.out()).contains("prepared.pdf.tbs", "prepared.pdf.json");

        openssl("dgst", "-" + digest, "-sign", "key.pem", "-out", "value.bin", "prepared.pdf.tbs");
        MotcuaJar.Outcome completed =
                motcua("--lang", "en", "complete", "--signature", "value.bin", "--out", "signed.pdf", "prepared.pdf");

        assertThat(completed.exitCode()).as(completed.out() + completed.err()).isZero();
        assertThat(Pdfsig.judge(folder.resolve("signed.pdf")))
                .singleElement()
                .matches(Pdfsig.Signature::valid)
                .matches(Pdfsig.Signature::coversWholeDocument);
        assertThat(Qpdf.check(folder.resolve("signed.pdf")).clean()).isTrue();
    }

    @Test
    void opensslSignsWithPssUnderTheCircular() throws Exception {
        key(TestKeyKind.RSA_2048);
        MotcuaJar.Outcome prepared = motcua(
                "--lang",
                "en",
                "prepare",
                "--certificate",
                "leader.pem",
                "--profile",
                "circular-15-2025",
                "--out",
                "prepared.pdf",
                "letter.pdf");
        assertThat(prepared.out()).as(prepared.err()).contains("SHA256withRSAandMGF1");

        openssl(
                "dgst",
                "-sha256",
                "-sign",
                "key.pem",
                "-sigopt",
                "rsa_padding_mode:pss",
                "-sigopt",
                "rsa_pss_saltlen:digest",
                "-out",
                "value.bin",
                "prepared.pdf.tbs");
        MotcuaJar.Outcome completed =
                motcua("--lang", "en", "complete", "--signature", "value.bin", "--out", "signed.pdf", "prepared.pdf");

        assertThat(completed.exitCode()).as(completed.out() + completed.err()).isZero();
        assertThat(Pdfsig.judge(folder.resolve("signed.pdf"))).singleElement().matches(Pdfsig.Signature::valid);
    }

    @Test
    void aSignatureOverSomethingElseIsRefused() throws Exception {
        key(TestKeyKind.P_256);
        motcua("prepare", "--certificate", "leader.pem", "--out", "prepared.pdf", "letter.pdf");
        openssl("dgst", "-sha256", "-sign", "key.pem", "-out", "value.bin", "letter.pdf");

        MotcuaJar.Outcome refused =
                motcua("--lang", "en", "complete", "--signature", "value.bin", "--out", "signed.pdf", "prepared.pdf");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(folder.resolve("signed.pdf")).doesNotExist();
    }
}
