package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
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
import org.motcua.judges.Dss;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Qpdf;
import org.motcua.signing.JcaKey;
import org.motcua.signing.SignatureAlgorithm;
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

    private TestKey key(TestKeyKind kind) throws Exception {
        TestAuthority authority = TestAuthority.create("CN=Test root,C=VN", Clock.systemUTC());
        Files.write(folder.resolve("ca.crt"), authority.certificate().getEncoded());
        Files.write(folder.resolve("ca.crl"), authority.crl().getEncoded());
        TestKey key = authority.issue("CN=Giám đốc,C=VN", kind);
        ExternalCommand.writePem(
                folder.resolve("key.pem"), "PRIVATE KEY", key.privateKey().getEncoded());
        ExternalCommand.writePem(
                folder.resolve("leader.pem"), "CERTIFICATE", key.certificate().getEncoded());
        return key;
    }

    private void openssl(String... arguments) {
        ExternalCommand.run(
                folder,
                Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toArray(String[]::new));
    }

    private MotcuaJar.Outcome motcua(String... arguments) {
        return MotcuaJar.run(
                folder,
                Stream.concat(Stream.of("--lang", "en"), Stream.of(arguments)).toArray(String[]::new));
    }

    private MotcuaJar.Outcome prepare(String... more) {
        return motcua(Stream.concat(
                        Stream.of("prepare", "--certificate", "leader.pem", "--out", "prepared.pdf", "letter.pdf"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private MotcuaJar.Outcome complete() {
        return motcua("complete", "--signature", "value.bin", "--out", "signed.pdf", "prepared.pdf");
    }

    @ParameterizedTest
    @CsvSource({"RSA_2048, sha256", "P_256, sha256", "P_384, sha384"})
    void opensslSignsWhatWasPrepared(TestKeyKind kind, String digest) throws Exception {
        key(kind);
        MotcuaJar.Outcome prepared = prepare("--reason", "Ban hành");
        assertThat(prepared.exitCode()).as(prepared.out() + prepared.err()).isZero();
        assertThat(prepared.out()).contains("prepared.pdf.tbs", "prepared.pdf.json");

        openssl("dgst", "-" + digest, "-sign", "key.pem", "-out", "value.bin", "prepared.pdf.tbs");
        MotcuaJar.Outcome completed = complete();

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
        MotcuaJar.Outcome prepared = prepare("--profile", "circular-15-2025");
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
        MotcuaJar.Outcome completed = complete();

        assertThat(completed.exitCode()).as(completed.out() + completed.err()).isZero();
        assertThat(Pdfsig.judge(folder.resolve("signed.pdf"))).singleElement().matches(Pdfsig.Signature::valid);
    }

    @Test
    void opensslSignsWithEd25519() throws Exception {
        key(TestKeyKind.ED_25519);
        MotcuaJar.Outcome prepared = prepare();
        assertThat(prepared.out()).as(prepared.err()).contains("Ed25519");

        openssl("pkeyutl", "-sign", "-rawin", "-inkey", "key.pem", "-in", "prepared.pdf.tbs", "-out", "value.bin");

        assertCompletes();
        assertThat(Dss.withoutTrust().judge(Files.readAllBytes(folder.resolve("signed.pdf"))))
                .singleElement()
                .matches(Dss.Signature::intact);
    }

    @Test
    void aKeyOfMlDsaSigns() throws Exception {
        TestKey key = key(TestKeyKind.ML_DSA_65);
        MotcuaJar.Outcome prepared = prepare();
        assertThat(prepared.out()).as(prepared.err()).contains("ML-DSA-65");

        try (JcaKey elsewhere = JcaKey.of(key.privateKey(), key.chain())) {
            byte[] data = Files.readAllBytes(folder.resolve("prepared.pdf.tbs"));
            Files.write(folder.resolve("value.bin"), elsewhere.sign(data, SignatureAlgorithm.ML_DSA_65));
        }

        assertCompletes();
    }

    private void assertCompletes() {
        MotcuaJar.Outcome completed = complete();
        assertThat(completed.exitCode()).as(completed.out() + completed.err()).isZero();
        assertThat(Qpdf.check(folder.resolve("signed.pdf")).clean()).isTrue();
        MotcuaJar.Outcome validation = motcua("validate", "--trust", "ca.crt", "--crl", "ca.crl", "signed.pdf");
        assertThat(validation.exitCode()).as(validation.out()).isZero();
    }

    @Test
    void aSignatureOverSomethingElseIsRefused() throws Exception {
        key(TestKeyKind.P_256);
        prepare();
        openssl("dgst", "-sha256", "-sign", "key.pem", "-out", "value.bin", "letter.pdf");

        MotcuaJar.Outcome refused = complete();

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err().lines()).hasSize(1);
        assertThat(folder.resolve("signed.pdf")).doesNotExist();
    }
}
