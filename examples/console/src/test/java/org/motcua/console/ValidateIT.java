package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
import org.motcua.signing.http.LocalServer;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestProfile;

/** {@code motcua validate} with its options, its outputs and its exit codes. */
class ValidateIT {

    private static final char[] PASSWORD = "secret".toCharArray();

    @TempDir
    Path folder;

    private TestAuthority authority;

    @BeforeEach
    void signADecision() throws Exception {
        Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
        authority = TestAuthority.create("CN=Gốc thử nghiệm,C=VN", TestKeyKind.P_256, yesterday);
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
    void writesXmlForOneFileAndForSeveralIntoAFolder() throws IOException {
        MotcuaJar.Outcome one = validate("--format", "xml", "decision.pdf");
        assertThat(one.exitCode()).isEqualTo(1);
        assertThat(one.out())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .contains("urn:etsi:019102:mainindication:indeterminate");

        MotcuaJar.Outcome two = validate("--format", "xml", "decision.pdf", "changed.pdf");
        assertThat(two.exitCode()).isEqualTo(2);
        assertThat(two.err()).contains("--reports");

        Files.copy(
                folder.resolve("changed.pdf"),
                Files.createDirectory(folder.resolve("other")).resolve("decision.pdf"));
        MotcuaJar.Outcome reports = validate(
                "--format", "xml", "--reports", "reports", "decision.pdf", "other/decision.pdf", "nowhere.pdf");
        assertThat(reports.exitCode()).as(reports.out() + reports.err()).isEqualTo(3);
        assertThat(reports.out().lines()).hasSize(3).first().asString().startsWith("decision.pdf: KẾT LUẬN");
        assertThat(Files.readString(folder.resolve("reports/decision.xml")))
                .contains("urn:etsi:019102:mainindication:indeterminate");
        assertThat(Files.readString(folder.resolve("reports/decision-2.xml")))
                .contains("urn:etsi:019102:mainindication:total-failed");
        assertThat(folder.resolve("reports/nowhere.xml")).exists();
    }

    @Test
    void judgesAsOfTheInstantThatItIsGiven() {
        Instant now = Instant.now();
        String[] trusting = {"--trust", "trust", "--crl", "trust", "decision.pdf", "--at"};

        assertThat(validate(with(trusting, now.plus(Duration.ofHours(1)).toString()))
                        .exitCode())
                .isZero();
        MotcuaJar.Outcome late =
                validate(with(trusting, now.plus(Duration.ofDays(36500)).toString()));
        assertThat(late.exitCode()).isEqualTo(1);
        assertThat(late.out()).contains("OUT_OF_BOUNDS_NO_POE");
        assertThat(validate(with(trusting, "yesterday")).exitCode()).isEqualTo(2);
    }

    private static String[] with(String[] arguments, String last) {
        return Stream.concat(Stream.of(arguments), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void fetchesARevocationListOnlyWhenItIsToldTo() throws Exception {
        byte[] list = authority.crl().getEncoded();
        try (LocalServer proxy = LocalServer.start()) {
            URI local = proxy.on("/ca.crl", exchange -> LocalServer.reply(exchange, 200, list));
            signOnline("public.pdf", URI.create("http://192.88.99.1/ca.crl"));
            signOnline("local.pdf", local);

            assertThat(online(local, "public.pdf").out()).contains("TRY_LATER");
            assertThat(proxy.requests()).isZero();
            MotcuaJar.Outcome outcome = online(local, "public.pdf", "--online");
            assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
            assertThat(proxy.requests()).isEqualTo(1);
            assertThat(online(local, "local.pdf", "--online").out())
                    .as("addresses inside the network are not asked")
                    .contains("TRY_LATER", "127.0.0.1");
            assertThat(proxy.requests()).isEqualTo(1);
        }
    }

    private void signOnline(String name, URI list) throws IOException {
        authority
                .issue(
                        "CN=Lê Văn Bình,C=VN",
                        TestKeyKind.P_256,
                        TestProfile.documentSigning().crlAt(list))
                .writePkcs12(folder.resolve("key.p12"), PASSWORD);
        Files.write(
                folder.resolve(name), sign(page(), SignatureRequest.builder().build()));
    }

    /** Asks through a proxy, as from inside an agency's network. */
    private MotcuaJar.Outcome online(URI proxy, String... arguments) {
        return MotcuaJar.run(
                folder,
                List.of("-Dhttp.proxyHost=127.0.0.1", "-Dhttp.proxyPort=" + proxy.getPort()),
                Stream.concat(Stream.of("--lang", "vi", "validate", "--trust", "trust/ca.crt"), Stream.of(arguments))
                        .toArray(String[]::new));
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
