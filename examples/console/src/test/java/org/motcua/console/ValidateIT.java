package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.signing.Box;
import org.motcua.signing.FieldPreparer;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SignatureField;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;

/** {@code motcua validate} with its options, its outputs and its exit codes. */
class ValidateIT {

    private static final char[] PASSWORD = "secret".toCharArray();

    @TempDir
    Path folder;

    @BeforeEach
    void signADecision() throws Exception {
        Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        TestAuthority authority = TestAuthority.create("CN=Gốc thử nghiệm,C=VN", TestKeyKind.P_256, yesterday);
        Path trust = Files.createDirectory(folder.resolve("trust"));
        Files.write(trust.resolve("ca.crt"), authority.certificate().getEncoded());
        Files.write(trust.resolve("ca.crl"), authority.crl().getEncoded());
        authority
                .issue("CN=Trần Thị Mỹ Lệ,O=Sở Công Thương,C=VN", TestKeyKind.P_256)
                .writePkcs12(folder.resolve("key.p12"), PASSWORD);
        byte[] prepared = FieldPreparer.prepare(
                page(), List.of(new SignatureField("leader", "Chữ ký", 1, new Box(100, 100, 200, 80))));
        Files.write(folder.resolve("unsigned.pdf"), prepared);
        byte[] once = sign(prepared, SignatureRequest.builder().field("leader").build());
        byte[] twice = sign(once, SignatureRequest.builder().build());
        Files.write(folder.resolve("decision.pdf"), twice);
        twice[11] ^= 1; // in the comment behind the header: still a PDF, but not the signed one
        Files.write(folder.resolve("changed.pdf"), twice);
    }

    private static byte[] page() throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            document.save(pdf);
        }
        return pdf.toByteArray();
    }

    private byte[] sign(byte[] pdf, SignatureRequest request) {
        try (Pkcs12Key key = Pkcs12Key.open(folder.resolve("key.p12"), PASSWORD)) {
            return PdfSigner.builder().key(key).build().sign(pdf, request);
        }
    }

    private MotcuaJar.Outcome validate(String... arguments) {
        return MotcuaJar.run(
                folder,
                Stream.concat(Stream.of("--lang", "vi", "validate"), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    @Test
    void passesAndWritesPicturesAndTheDocumentAsEachSignerHadIt() throws IOException {
        MotcuaJar.Outcome outcome =
                validate("--trust", "trust", "--crl", "trust", "--images", "img", "--revisions", "rev", "decision.pdf");

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(outcome.out())
                .startsWith("KẾT LUẬN: HỢP LỆ – 2/2 chữ ký hợp lệ")
                .contains("Trần Thị Mỹ Lệ", "Sở Công Thương");
        assertThat(outcome.err()).isEmpty();
        BufferedImage picture =
                ImageIO.read(folder.resolve("img/decision-page-1.png").toFile());
        assertThat(picture.getWidth()).isGreaterThan(800);
        assertThat(Files.readAllBytes(folder.resolve("rev/decision-signature-2.pdf")))
                .isEqualTo(Files.readAllBytes(folder.resolve("decision.pdf")));
        assertThat(Files.size(folder.resolve("rev/decision-signature-1.pdf")))
                .isLessThan(Files.size(folder.resolve("decision.pdf")));
    }

    @Test
    void answersForSeveralFilesInOneArrayAndWithTheWorstExitCode() {
        MotcuaJar.Outcome outcome = validate(
                "--trust",
                "trust",
                "--crl",
                "trust",
                "--format",
                "json",
                "decision.pdf",
                "unsigned.pdf",
                "nowhere.pdf");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out().strip())
                .startsWith("[{\"file\":\"decision.pdf\"")
                .endsWith("}]");
        assertThat(outcome.out().lines()).hasSize(3);
        assertThat(outcome.out()).contains("\"readable\":false", "\"totalPassed\":true");
    }

    @Test
    void doesNotPassWhatWasChangedOrWhoseStatusIsNotKnown() {
        assertThat(validate("--trust", "trust", "--crl", "trust", "changed.pdf").exitCode())
                .isEqualTo(1);
        MotcuaJar.Outcome unknown = validate("--trust", "trust", "decision.pdf");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.out()).contains("TRY_LATER");
        MotcuaJar.Outcome warned = validate("--trust", "trust", "--revocation", "if-available", "decision.pdf");
        assertThat(warned.exitCode()).as(warned.out()).isZero();
        assertThat(warned.out()).contains("có cảnh báo", "CẢNH BÁO");
    }

    @Test
    void writesXmlForOneFileAndRefusesItForTwo() {
        MotcuaJar.Outcome one = validate("--format", "xml", "decision.pdf");
        assertThat(one.exitCode()).isEqualTo(1);
        assertThat(one.out())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .contains("urn:etsi:019102:mainindication:indeterminate");

        MotcuaJar.Outcome two = validate("--format", "xml", "decision.pdf", "changed.pdf");
        assertThat(two.exitCode()).isEqualTo(2);
        assertThat(two.err()).contains("--format xml chỉ nhận một tệp PDF");
    }

    @Test
    void namesTheCertificateFileThatCannotBeUsed() {
        MotcuaJar.Outcome outcome = validate("--trust", "trust/ca.crl", "decision.pdf");
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.err())
                .contains("trust/ca.crl: không có chứng thư nào")
                .doesNotContain("Exception");
    }
}
