package org.motcua.workflow.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.motcua.judges.Pdftoppm;
import org.motcua.judges.Qpdf;
import org.motcua.judges.VeraPdf;
import org.motcua.signing.Box;

class ReceiptTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T02:00:00Z"), ZoneOffset.UTC);

    private final DocumentComposer composer = DocumentComposer.create(CLOCK);

    @Test
    void isPdfAWithTagsAndSoundSyntax() {
        byte[] pdf = composer.receipt(SampleContent.receipt()).pdf();

        assertThat(VeraPdf.failures(pdf, "2a")).isEmpty();
        assertThat(VeraPdf.failures(pdf, "2b")).isEmpty();
        assertThat(Qpdf.check(pdf)).matches(Qpdf.Report::clean);
    }

    @Test
    void showsTheFieldsOfTheForm() throws IOException {
        PageText text = PageText.of(composer.receipt(SampleContent.receipt()).pdf());

        assertThat(text.pages()).isEqualTo(1);
        assertThat(text.text())
                .contains("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "H99.05-260105-0001")
                .contains(
                        "4900123456. Số điện thoại: 0912 345 678 Địa chỉ: Số 128", "Email: hoabinh@example.vn Nội dung")
                .contains("Cấp Giấy chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu")
                .contains("08 giờ 30 phút, ngày 05 tháng 01 năm 2026")
                .contains("17 giờ 00 phút, ngày 02 tháng 02 năm 2026")
                .contains("Phí thẩm định 1.200.000 đồng", "NGƯỜI NỘP HỒ SƠ", "Nguyễn Văn Hòa", "Lê Thị Minh");
    }

    @Test
    void qrCodeReadsAsTheDossierCode() throws Exception {
        byte[] pdf = composer.receipt(SampleContent.receipt()).pdf();
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(Pdftoppm.png(pdf, 1, 110)));
        int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
        RGBLuminanceSource source = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);

        assertThat(new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(source)))
                        .getText())
                .isEqualTo("H99.05-260105-0001");
    }

    @Test
    void placeOfTheOrganisationsSignatureIsBlank() throws IOException {
        ComposedDocument document = composer.receipt(SampleContent.receipt());
        Box place = document.fields().get(0).box();

        assertThat(PageText.of(document.pdf()).lines(1))
                .noneMatch(line -> line.box().x() + line.box().width() > place.x()
                        && line.box().y() > place.y() - 2
                        && line.box().y() < place.y() + place.height());
    }

    @Test
    void longListGoesOnWithItsHeadingAndKeepsTheSignaturesTogether() throws IOException {
        ReceiptContent plain = SampleContent.receipt();
        PageText text = PageText.of(composer.receipt(
                        with(plain, Collections.nCopies(30, plain.papers().get(0)), plain.applicant()))
                .pdf());

        assertThat(text.pages()).isGreaterThan(1);
        assertThat(text.lines(2)).extracting(PageText.Line::text).anyMatch(line -> line.contains("Tên giấy tờ"));
        assertThat(text.line("NGƯỜI NỘP HỒ SƠ").page())
                .isEqualTo(text.line("Lê Thị Minh").page());
    }

    @Test
    void leavesOutWhatIsNotKnown() throws IOException {
        ReceiptContent plain = SampleContent.receipt();
        ReceiptContent.Applicant citizen =
                new ReceiptContent.Applicant("Nguyễn Văn Hòa", "Nguyễn Văn Hòa", "020199000123", "", "", "");

        assertThat(PageText.of(composer.receipt(with(plain, plain.papers(), citizen))
                                .pdf())
                        .text())
                .contains("CCCD/Mã số thuế: 020199000123")
                .doesNotContain("Email", "Địa chỉ", "Số điện thoại");
    }

    @Test
    void sameContentAndTimeGiveTheSameBytes() {
        assertThat(composer.receipt(SampleContent.receipt()).pdf())
                .isEqualTo(composer.receipt(SampleContent.receipt()).pdf());
    }

    @Test
    void refusesAResultDueBeforeReception() {
        ReceiptContent plain = SampleContent.receipt();

        assertThatThrownBy(() -> new ReceiptContent(
                        plain.letterhead(),
                        plain.dossierCode(),
                        plain.applicant(),
                        plain.procedure(),
                        plain.papers(),
                        1,
                        plain.processingTime(),
                        plain.received(),
                        plain.received(),
                        plain.collectAt(),
                        List.of(),
                        "",
                        plain.officer()))
                .hasMessageContaining("2026-01-05T01:30:00Z");
    }

    private static ReceiptContent with(
            ReceiptContent plain, List<ReceiptContent.Paper> papers, ReceiptContent.Applicant applicant) {
        return new ReceiptContent(
                plain.letterhead(),
                plain.dossierCode(),
                applicant,
                plain.procedure(),
                papers,
                plain.sets(),
                plain.processingTime(),
                plain.received(),
                plain.due(),
                plain.collectAt(),
                plain.charges(),
                plain.register(),
                plain.officer());
    }
}
