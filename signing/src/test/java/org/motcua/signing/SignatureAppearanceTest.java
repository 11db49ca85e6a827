package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.text.Normalizer;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Pdfsig;
import org.motcua.signing.testkit.TestKeyKind;

class SignatureAppearanceTest {

    private static final String LETTERS = "ắằẳẵặấầẩẫậéẹẽĐđƠơỮữỲỳỹ";

    @TempDir
    static Path folder;

    private static PdfSigner signer;

    @BeforeAll
    static void open() {
        signer = TestKeys.signer(folder, TestKeyKind.P_256);
    }

    private static byte[] sign(SignatureAppearance appearance, double width, double height) {
        return signer.sign(
                TestDocuments.withTable(),
                SignatureRequest.builder()
                        .at(Placement.rectangle(1, 20, 200, width, height))
                        .appearance(appearance)
                        .reason("Ban hành")
                        .build());
    }

    @Test
    void showsEveryLetterOfVietnameseHoweverItIsComposed() {
        String decomposed = Normalizer.normalize(LETTERS, Normalizer.Form.NFD);
        assertThat(TestDocuments.text(sign(SignatureAppearance.text(decomposed), 80, 20)))
                .contains(LETTERS);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1001, Double.POSITIVE_INFINITY, Double.NaN})
    void refusesFontSizesThatNoPageHasRoomFor(double points) {
        SignatureAppearance.Builder builder = SignatureAppearance.builder().text("Đã ký");
        assertThatThrownBy(() -> builder.fontSize(points)).hasMessageContaining(Double.toString(points));
        assertThatThrownBy(() -> builder.fixedFontSize(points)).hasMessageContaining(Double.toString(points));
    }

    @Test
    void saysWhoSignedWhenAndWhy() {
        SignatureAppearance appearance = SignatureAppearance.builder()
                .text(AppearanceText.builder()
                        .text("Người ký: ")
                        .signer()
                        .line()
                        .text("Cơ quan: ")
                        .organisation()
                        .line()
                        .text("Ký lúc: ")
                        .signingTime()
                        .text(" (")
                        .signingTime(DateTimeFormatter.ofPattern("dd/MM/yyyy"))
                        .text(")")
                        .line()
                        .reason()
                        .build())
                .build();
        assertThat(TestDocuments.text(sign(appearance, 90, 30)))
                .contains(
                        "Người ký: Nguyễn Văn An",
                        "Cơ quan: Sở Công Thương",
                        "Ký lúc: 2026-11-20T15:30:00+07:00 (20/11/2026)",
                        "Ban hành");
    }

    @Test
    void refusesToShowWhatTheRequestDoesNotHave() {
        SignatureAppearance place = SignatureAppearance.builder()
                .text(AppearanceText.builder().location().build())
                .build();
        assertThatThrownBy(() -> sign(place, 50, 20)).hasMessageContaining("location");
    }

    @Test
    void namesTheCharacterThatTheFontLacks() {
        assertThatThrownBy(() -> SignatureAppearance.text("Ký 文"))
                .isInstanceOf(SigningException.class)
                .hasMessageContainingAll("文", "U+6587");
        assertThatThrownBy(() -> SignatureAppearance.text("Ký 😀")).hasMessageContaining("U+1F600");
        assertThatThrownBy(() -> SignatureAppearance.text("Ký\t")).hasMessageContaining("U+0009");
    }

    @Test
    void setsALongTextSmallerAndRefusesOneThatNobodyCouldRead() {
        String text = "Người ký: Nguyễn Văn An, Phó Giám đốc Sở Công Thương";
        byte[] signed = sign(SignatureAppearance.text(text), 40, 10);
        assertThat(TestDocuments.text(signed).replaceAll("\\s+", " ")).contains(text);
        assertThatThrownBy(() -> sign(SignatureAppearance.text(text), 10, 3))
                .isInstanceOf(SigningException.class)
                .hasMessageContainingAll("does not fit", "Nguyễn Văn An");
        SignatureAppearance fixed =
                SignatureAppearance.builder().text(text).fixedFontSize(10).build();
        assertThatThrownBy(() -> sign(fixed, 40, 5)).hasMessageContaining("10 points");
    }

    @Test
    void refusesImageThatIsNoPng() {
        assertThatThrownBy(() -> SignatureAppearance.image(new byte[] {1, 2, 3}))
                .isInstanceOf(SigningException.class)
                .hasMessageContaining("PNG");
    }

    @Test
    void oneAppearanceServesManyThreads() throws Exception {
        SignatureAppearance appearance = SignatureAppearance.builder()
                .image(TestDocuments.signatureImage())
                .text(AppearanceText.builder().signer().line().signingTime().build())
                .build();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<byte[]>> work = Stream.generate(() -> (Callable<byte[]>) () -> sign(appearance, 80, 20))
                    .limit(12)
                    .toList();
            for (Future<byte[]> done : threads.invokeAll(work)) {
                assertThat(Pdfsig.judge(done.get())).singleElement().matches(Pdfsig.Signature::valid);
                assertThat(TestDocuments.text(done.get())).contains("Nguyễn Văn An", "2026-11-20T15:30:00+07:00");
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
