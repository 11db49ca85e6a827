package org.motcua.workflow.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.motcua.judges.Qpdf;
import org.motcua.judges.VeraPdf;
import org.motcua.signing.FieldPreparer;
import org.motcua.signing.FieldSpec;
import org.motcua.workflow.form.FormException;

/** The built-in templates, each with what an agency would fill it with. */
class TemplatesTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T02:00:00Z"), ZoneOffset.UTC);
    private static final String[] ALL_FIELDS = {
        "document.number", "document.date", "signature.leader", "signature.agency"
    };

    private final DocumentComposer composer = DocumentComposer.create(CLOCK);

    static Stream<Arguments> templates() {
        return Stream.of(
                Arguments.of(
                        "decision",
                        List.of("QUYẾT ĐỊNH", "Điều 1. Cấp Giấy", "Điều 3. Chánh", "này./.", "- Lưu: VT, QLTM."),
                        ALL_FIELDS),
                Arguments.of(
                        "official-letter",
                        List.of(
                                "V/v lấy ý kiến",
                                "Kính gửi:",
                                "- Sở Xây dựng;",
                                "- Công an tỉnh Bắc Sơn.",
                                "phối hợp của quý cơ quan./.",
                                "Nơi nhận: - Như trên; - Giám đốc Sở (để b/c); - Lưu: VT, QLTM."),
                        ALL_FIELDS),
                Arguments.of(
                        "supplement-request",
                        List.of(
                                "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
                                "Mã hồ sơ: H99.05-260105-0001",
                                "1. Bản sao giấy tờ",
                                "2. Phương án phòng cháy, chữa cháy đã được cơ quan có thẩm quyền phê duyệt.",
                                "Lý do: Hồ sơ chưa có",
                                "đến hết ngày 20 tháng 01 năm 2026",
                                "0205 3812 345 để được hướng dẫn./."),
                        ALL_FIELDS),
                Arguments.of(
                        "supplement-form",
                        List.of(
                                "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
                                "Bắc Sơn, ngày 05 tháng 01 năm 2026",
                                "Mã hồ sơ: H99.05-260105-0001",
                                "2. Phương án phòng cháy, chữa cháy đã được cơ quan có thẩm quyền phê duyệt.",
                                "0205 3812 345 để được hướng dẫn./.",
                                "NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên) Lê Thị Minh"),
                        new String[] {"signature.organisation"}),
                Arguments.of(
                        "refusal",
                        List.of(
                                "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
                                "Sở Công Thương thông báo không tiếp nhận",
                                "thuộc thẩm quyền giải quyết của Ủy ban nhân dân xã",
                                "Căn cứ: Khoản 1 Điều 25",
                                "được biết và thực hiện./."),
                        ALL_FIELDS),
                Arguments.of(
                        "extension-apology",
                        List.of(
                                "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN",
                                "Kính gửi: Công ty TNHH",
                                "Thời gian hẹn trả kết quả: 17 giờ 00 phút, ngày 02 tháng 02 năm 2026.",
                                "Lý do: Cơ quan phối hợp",
                                "trả kết quả đến ngày 09 tháng 02 năm 2026.",
                                "vì sự chậm trễ này./."),
                        ALL_FIELDS),
                Arguments.of(
                        "receipt",
                        List.of("GIẤY TIẾP NHẬN HỒ SƠ", "7. Phí, lệ phí: Phí thẩm định 1.200.000 đồng."),
                        new String[] {"signature.organisation"}),
                Arguments.of(
                        "certificate",
                        List.of(
                                "GIẤY CHỨNG NHẬN",
                                "CỬA HÀNG ĐỦ ĐIỀU KIỆN BÁN LẺ XĂNG DẦU",
                                "Mã số/Số định danh:",
                                "Bán lẻ dầu điêzen",
                                "ngày 05 tháng 01 năm 2031"),
                        ALL_FIELDS),
                Arguments.of("paper", List.of("ĐƠN ĐỀ NGHỊ CẤP", "Bắc Sơn, ngày 05 tháng 01 năm 2026"), new String[0]));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isPdfAWithItsTextsAndFields(String template, List<String> texts, String[] fields) throws IOException {
        ComposedDocument document = composer.compose(template, SampleFacts.of(template));
        PageText text = PageText.of(document.pdf());

        assertThat(text.pages()).isEqualTo(1);
        assertThat(text.text()).contains(texts).doesNotContain("…", "null", "${");
        assertThat(document.fields()).extracting(FieldSpec::name).containsExactly(fields);
        assertThat(composer.templates().require(template).fields()).containsExactly(fields);
        byte[] prepared =
                fields.length == 0 ? document.pdf() : FieldPreparer.prepare(document.pdf(), document.fields());
        assertThat(VeraPdf.failures(prepared, "2a")).isEmpty();
        assertThat(VeraPdf.failures(prepared, "2b")).isEmpty();
        assertThat(Qpdf.check(prepared)).matches(Qpdf.Report::clean);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void canDoWithWhatIsRequired(String template, List<String> texts, String[] fields) {
        TemplateTrial.requireUsable(composer.templates().require(template), template);
    }

    @Test
    void everyBuiltInTemplateHasATestHere() {
        assertThat(composer.templates().templates())
                .extracting(Template::name)
                .containsExactlyInAnyOrderElementsOf(templates()
                        .map(arguments -> (String) arguments.get()[0])
                        .toList());
    }

    @Test
    void oneAddresseeStandsOnTheLineOfItsWords() throws IOException {
        Facts plain = SampleFacts.of("official-letter");
        Map<String, Object> content = new TreeMap<>(plain.content());
        content.put("addressees", List.of("Sở Xây dựng;"));

        assertThat(PageText.of(composer.compose("official-letter", plain.withContent(content))
                                .pdf())
                        .text())
                .contains("Kính gửi: Sở Xây dựng.");
    }

    @Test
    void leavesOutWhatIsNotKnown() throws IOException {
        Facts plain = SampleFacts.of("refusal");
        Map<String, String> further = new TreeMap<>(plain.further());
        further.remove("applicant.email");
        further.put("applicant.phone", "");

        assertThat(PageText.of(composer.compose(
                                        "refusal",
                                        plain.withFurther(further).withContent(Map.of("reason", "Sai thẩm quyền.")))
                                .pdf())
                        .text())
                .doesNotContain("Email", "Số điện thoại", "Hướng dẫn", "Căn cứ:");
    }

    @Test
    void saysWhatIsMissing() {
        Facts plain = SampleFacts.of("refusal");

        assertThatThrownBy(() -> composer.compose("refusal", plain.withFurther(Map.of())))
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining("applicant.name, procedure.name");
        assertThatThrownBy(() -> composer.compose("refusal", plain.withSymbol(" ")))
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining("symbol");
        assertThatThrownBy(() -> composer.compose("refusal", Facts.of(SampleContent.LETTERHEAD)))
                .isInstanceOf(FormException.class)
                .hasMessageContaining("reason");
        assertThatThrownBy(() -> composer.compose("licence", plain))
                .isInstanceOf(ComposeException.class)
                .hasMessageContaining("there are certificate, decision");
    }
}
