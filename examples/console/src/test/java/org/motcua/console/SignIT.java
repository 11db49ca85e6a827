package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.judges.Dss;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Pdftoppm;
import org.motcua.judges.Pdftotext;
import org.motcua.judges.Qpdf;
import org.motcua.signing.Alignment;
import org.motcua.signing.Box;
import org.motcua.signing.FieldPreparer;
import org.motcua.signing.FontStyle;
import org.motcua.signing.SignatureField;
import org.motcua.signing.TextField;
import org.motcua.signing.http.LocalServer;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.workflow.compose.DocumentComposer;
import org.motcua.workflow.compose.PaperContent;

/** {@code motcua sign} and {@code motcua validate} with what the command offers, judged by pdfsig and qpdf. */
class SignIT {

    @TempDir
    Path folder;

    private final LocalServer server = LocalServer.start();
    private TestAuthority authority;

    @AfterEach
    void stopServer() {
        server.close();
    }

    @BeforeEach
    void makeTrustAndLetter() throws Exception {
        authority = TestAuthority.create("CN=Test root,C=VN", Clock.systemUTC());
        Files.write(folder.resolve("ca.crt"), authority.certificate().getEncoded());
        Files.write(folder.resolve("ca.crl"), authority.crl().getEncoded());
        Files.writeString(folder.resolve("password.txt"), "secret\n");
        letter("letter.pdf");
    }

    private void letter(String name) throws IOException {
        Files.write(
                folder.resolve(name),
                DocumentComposer.create(Clock.systemUTC())
                        .paper(new PaperContent(
                                "Công ty TNHH Xăng dầu Đại Thành",
                                "An Bình",
                                LocalDate.of(2026, 1, 5),
                                "Đơn đề nghị",
                                "Sở Công Thương tỉnh An Bình",
                                List.of("Đề nghị cấp giấy chứng nhận đủ điều kiện bán lẻ xăng dầu."),
                                "Giám đốc",
                                "Trần Thị Mỹ Lệ")));
    }

    private void key(TestKeyKind kind) {
        authority.issue("CN=Trần Thị Mỹ Lệ,C=VN", kind).writePkcs12(folder.resolve("key.p12"), "secret".toCharArray());
    }

    private MotcuaJar.Outcome sign(String... arguments) {
        return MotcuaJar.run(
                folder,
                Stream.concat(
                                Stream.of(
                                        "--lang",
                                        "vi",
                                        "sign",
                                        "--p12",
                                        "key.p12",
                                        "--key-password-file",
                                        "password.txt"),
                                Stream.of(arguments))
                        .toArray(String[]::new));
    }

    private MotcuaJar.Outcome validate(String... files) {
        return MotcuaJar.run(
                folder,
                Stream.concat(
                                Stream.of("--lang", "vi", "validate", "--trust", "ca.crt", "--crl", "ca.crl"),
                                Stream.of(files))
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @EnumSource(
            value = TestKeyKind.class,
            names = {"RSA_2048", "P_256", "P_384"})
    void signsWithRsaAndEcdsaKeys(TestKeyKind kind) {
        key(kind);

        MotcuaJar.Outcome outcome = sign("--out", "signed.pdf", "letter.pdf");

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(Pdfsig.judge(folder.resolve("signed.pdf")))
                .singleElement()
                .matches(Pdfsig.Signature::valid)
                .matches(Pdfsig.Signature::coversWholeDocument);
        MotcuaJar.Outcome validation = validate("signed.pdf");
        assertThat(validation.exitCode()).as(validation.out()).isZero();
        assertThat(validation.out()).contains("Trần Thị Mỹ Lệ", "TOTAL-PASSED");
    }

    private void ink(String name) throws IOException {
        BufferedImage ink = new BufferedImage(460, 220, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = ink.createGraphics();
        pen.setColor(Color.BLUE);
        pen.setStroke(new BasicStroke(6));
        pen.drawArc(40, 40, 300, 120, 0, 300);
        pen.dispose();
        ImageIO.write(ink, "png", folder.resolve(name).toFile());
    }

    @Test
    void drawsMarksThatAreNoSignatures() throws IOException {
        key(TestKeyKind.P_256);
        ink("image.png");

        MotcuaJar.Outcome outcome = sign(
                "--mark",
                "ALL",
                "--mark-rect",
                "170,270,25,12",
                "--mark-image",
                "image.png",
                "--mark",
                "first",
                "--mark-rect",
                "15,8,60,8",
                "--mark-text",
                "Bản điện tử",
                "--out",
                "marked.pdf",
                "letter.pdf");

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        byte[] marked = Files.readAllBytes(folder.resolve("marked.pdf"));
        assertThat(Pdfsig.judge(marked))
                .singleElement()
                .matches(Pdfsig.Signature::valid)
                .matches(Pdfsig.Signature::coversWholeDocument);
        assertThat(Pdftotext.text(marked)).contains("Bản điện tử");
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(Pdftoppm.png(marked, 1, 72)));
        assertThat(blueIn(page.getSubimage(pixels(170), pixels(270), pixels(25), pixels(12))))
                .as("the image is where it should be")
                .isPositive();

        MotcuaJar.Outcome late = sign(
                "--mark", "ALL", "--mark-rect", "15,8,60,8", "--mark-text", "T", "--out", "late.pdf", "marked.pdf");
        assertThat(late.exitCode())
                .as("pages of a signed PDF are not to be changed")
                .isEqualTo(1);
        MotcuaJar.Outcome empty = sign("--mark", "ALL", "--mark-rect", "15,8,60,8", "--out", "empty.pdf", "letter.pdf");
        assertThat(empty.exitCode()).isEqualTo(2);
        assertThat(empty.err()).contains("--mark-image");
    }

    private static int pixels(double mm) {
        return (int) Math.round(mm * 72 / 25.4);
    }

    private static long blueIn(BufferedImage image) {
        return IntStream.range(0, image.getWidth() * image.getHeight())
                .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
                .filter(rgb -> (rgb & 0xff) > 120 && (rgb >> 16 & 0xff) < 100)
                .count();
    }

    @Test
    void signsVisiblyBelowATextThenAnotherSigns() throws IOException {
        key(TestKeyKind.P_256);
        ink("image.png");

        assertThat(sign(
                                "--image",
                                "image.png",
                                "--anchor",
                                "(Ký, ghi rõ họ tên)",
                                "--size",
                                "46,22",
                                "--reason",
                                "Đề nghị",
                                "--location",
                                "An Bình",
                                "--out",
                                "first.pdf",
                                "letter.pdf")
                        .exitCode())
                .isZero();
        key(TestKeyKind.RSA_2048);
        assertThat(sign(
                                "--field",
                                "Reception",
                                "--page",
                                "1",
                                "--rect",
                                "120,10,60,20",
                                "--out",
                                "both.pdf",
                                "first.pdf")
                        .exitCode())
                .isZero();

        assertThat(Pdfsig.judge(folder.resolve("both.pdf"))).hasSize(2).allMatch(Pdfsig.Signature::valid);
        assertThat(Qpdf.check(folder.resolve("both.pdf")).clean()).isTrue();
        MotcuaJar.Outcome validation = validate("--format", "json", "both.pdf");
        assertThat(validation.exitCode()).as(validation.out()).isZero();
        assertThat(validation.out()).contains("\"changesAfter\":\"FORM_FILLING\"", "\"field\":\"Reception\"");
    }

    private String tsa(TestAuthority root) {
        TestTimestampAuthority stamps = TestTimestampAuthority.of(root, Clock.systemUTC());
        return server.answer("/" + UUID.randomUUID(), stamps::respond).toString();
    }

    @Test
    void takesNoTimeFromAnAuthorityThatDoesNotLeadToTheAnchors() throws Exception {
        key(TestKeyKind.P_256);
        TestAuthority stranger = TestAuthority.create("CN=Another root,C=VN", Clock.systemUTC());
        Files.write(folder.resolve("stranger.crt"), stranger.certificate().getEncoded());
        String strange = tsa(stranger);
        String[] options = {"--level", "B-T", "--trust", "ca.crt", "--out", "stamped.pdf", "letter.pdf"};

        MotcuaJar.Outcome refused = sign(with(options, "--tsa", strange));
        assertThat(refused.exitCode()).as(refused.out()).isEqualTo(1);
        assertThat(refused.out()).contains("does not lead to a trusted certificate");
        assertThat(folder.resolve("stamped.pdf")).doesNotExist();

        String[] lasting = {
            "--level", "B-LT", "--trust", "ca.crt", "--crl", "ca.crl", "--out", "lasting.pdf", "letter.pdf"
        };
        assertThat(sign(with(lasting, "--tsa", strange)).exitCode()).isEqualTo(1);
        assertThat(folder.resolve("lasting.pdf")).doesNotExist();

        assertThat(sign(with(options, "--tsa", strange, "--trust", "stranger.crt"))
                        .exitCode())
                .isZero();
        assertThat(sign(with(options, "--tsa", strange, "--tsa", tsa(authority)))
                        .exitCode())
                .as("the next authority is asked")
                .isZero();
    }

    private static String[] with(String[] options, String... more) {
        return Stream.concat(Stream.of(more), Stream.of(options)).toArray(String[]::new);
    }

    @Test
    void stampsTheSignatureWithTheTimeOfAnAuthority() throws IOException {
        key(TestKeyKind.RSA_2048);
        String url = tsa(authority);
        try {
            MotcuaJar.Outcome outcome = sign("--level", "B-T", "--tsa", url, "--out", "stamped.pdf", "letter.pdf");
            assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
            assertThat(lasting("sign", url, "archived.pdf", "letter.pdf").exitCode())
                    .isZero();
            MotcuaJar.Outcome augmented = lasting("augment", url, "augmented.pdf", "stamped.pdf");
            assertThat(augmented.exitCode())
                    .as(augmented.out() + augmented.err())
                    .isZero();
            assertThat(augmented.out()).contains("B-LTA");
        } finally {
            server.close();
        }
        for (String file : List.of("archived.pdf", "augmented.pdf")) {
            assertThat(Dss.withoutTrust().judge(Files.readAllBytes(folder.resolve(file))))
                    .singleElement()
                    .extracting(Dss.Signature::level)
                    .isEqualTo("PAdES-BASELINE-LTA");
        }

        assertThat(Pdfsig.judge(folder.resolve("stamped.pdf"))).singleElement().matches(Pdfsig.Signature::valid);
        assertThat(Dss.withoutTrust().judge(Files.readAllBytes(folder.resolve("stamped.pdf"))))
                .singleElement()
                .extracting(Dss.Signature::level)
                .isEqualTo("PAdES-BASELINE-T");

        MotcuaJar.Outcome refused = sign("--level", "B-T", "--tsa", url, "--out", "late.pdf", "letter.pdf");
        assertThat(refused.exitCode()).as("the authority is gone").isEqualTo(1);
        assertThat(folder.resolve("late.pdf")).doesNotExist();
        assertThat(sign("--level", "B-T", "--tsa", url, "--fall-back", "--out", "late.pdf", "letter.pdf")
                        .out())
                .contains("B-B");
        assertThat(sign("--level", "B-T", "--out", "none.pdf", "letter.pdf").exitCode())
                .isEqualTo(2);
        assertThat(sign("--level", "B-LT", "--tsa", url, "--out", "none.pdf", "letter.pdf")
                        .exitCode())
                .as("without --trust")
                .isEqualTo(2);
    }

    private MotcuaJar.Outcome lasting(String command, String tsa, String out, String pdf) {
        String[] options = {"--level", "B-LTA", "--tsa", tsa, "--trust", "ca.crt", "--crl", "ca.crl", "--out", out, pdf
        };
        return command.equals("sign")
                ? sign(options)
                : MotcuaJar.run(
                        folder,
                        Stream.concat(Stream.of("--lang", "vi", command), Stream.of(options))
                                .toArray(String[]::new));
    }

    @Test
    void fillsFieldsInTheSameStepAsSigning() throws IOException {
        key(TestKeyKind.P_256);
        Files.write(
                folder.resolve("prepared.pdf"),
                FieldPreparer.prepare(
                        Files.readAllBytes(folder.resolve("letter.pdf")),
                        List.of(new TextField(
                                "Number",
                                "Số",
                                1,
                                new Box(100, 700, 150, 20),
                                13,
                                FontStyle.REGULAR,
                                Alignment.LEFT,
                                20))));

        MotcuaJar.Outcome outcome = sign("--set", "Number=15/QĐ-SCT", "--out", "signed.pdf", "prepared.pdf");

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(Pdftotext.text(Files.readAllBytes(folder.resolve("signed.pdf"))))
                .contains("15/QĐ-SCT");
        assertThat(validate("signed.pdf").exitCode()).isZero();
    }

    @Test
    void showsAnElectronicCopyAsDecree30WantsIt() throws IOException {
        key(TestKeyKind.P_256);

        MotcuaJar.Outcome outcome = sign(
                "--display",
                "COPY",
                "--copy-form",
                "SAO_Y",
                "--agency",
                "Sở Công Thương tỉnh An Bình",
                "--out",
                "copy.pdf",
                "letter.pdf");

        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
        assertThat(Pdftotext.text(Files.readAllBytes(folder.resolve("copy.pdf"))))
                .contains("SAO Y", "Sở Công Thương tỉnh An Bình");
        MotcuaJar.Outcome incomplete = sign("--display", "ANNEX", "--out", "annex.pdf", "letter.pdf");
        assertThat(incomplete.exitCode()).isEqualTo(2);
        assertThat(incomplete.err()).contains("--number");
    }

    @Test
    void certifiesAgainstAnyChange() {
        key(TestKeyKind.P_256);

        assertThat(sign("--certify", "NO_CHANGES", "--out", "certified.pdf", "letter.pdf")
                        .exitCode())
                .isZero();

        assertThat(validate("--format", "json", "certified.pdf").out()).contains("\"kind\":\"CERTIFICATION\"");
        MotcuaJar.Outcome second = sign("--out", "second.pdf", "certified.pdf");
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.out()).contains("certified.pdf").doesNotContain("Exception");
    }

    @Test
    void signsAPreparedFieldAndNamesTheFieldsThereAreWhenANameIsWrong() throws IOException {
        key(TestKeyKind.P_256);
        Files.write(
                folder.resolve("prepared.pdf"),
                FieldPreparer.prepare(
                        Files.readAllBytes(folder.resolve("letter.pdf")),
                        List.of(new SignatureField("Director", "Giám đốc", 1, new Box(300, 100, 150, 60)))));

        MotcuaJar.Outcome mistyped = sign("--field", "Directer", "--out", "signed.pdf", "prepared.pdf");

        assertThat(mistyped.exitCode()).isEqualTo(1);
        assertThat(mistyped.out()).contains("\"Directer\"", "[Director]").doesNotContain("Exception");
        assertThat(folder.resolve("signed.pdf")).doesNotExist();

        assertThat(sign("--field", "Director", "--out", "signed.pdf", "prepared.pdf")
                        .exitCode())
                .isZero();
        assertThat(Pdfsig.judge(folder.resolve("signed.pdf")))
                .singleElement()
                .matches(Pdfsig.Signature::valid)
                .matches(signature -> signature.field().equals("Director"));
    }
}
