package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.motcua.signing.testkit.TestKeyKind;

/** What a person reads: the bottom line first, then the items of Circular 15/2025/TT-BKHCN. */
class ReportTextTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    @TempDir
    static Path folder;

    private static Map<String, ValidationReport> reports;

    @BeforeAll
    static void validate() {
        reports = ReportSamples.all(folder);
    }

    private static List<String> lines(String name, Locale locale) {
        return reports.get(name).text(locale).lines().toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "passed                 | KẾT LUẬN: HỢP LỆ – 2/2 chữ ký hợp lệ",
                "broken                 | KẾT LUẬN: KHÔNG HỢP LỆ – 1/1 chữ ký không hợp lệ",
                "unknown issuer         | KẾT LUẬN: CHƯA XÁC ĐỊNH ĐƯỢC – 1/1 chữ ký chưa xác định được",
                "revocation unknown     | KẾT LUẬN: CHƯA XÁC ĐỊNH ĐƯỢC – 1/1 chữ ký chưa xác định được",
                "revocation not checked | KẾT LUẬN: HỢP LỆ – 1/1 chữ ký hợp lệ (có cảnh báo, xem bên dưới)",
                "no signature           | KẾT LUẬN: KHÔNG CÓ CHỮ KÝ trong tài liệu",
                "unreadable             | KẾT LUẬN: KHÔNG ĐỌC ĐƯỢC TỆP. Tệp không phải là PDF: no %PDF- header"
            })
    void putsTheBottomLineFirst(String name, String conclusion) {
        assertThat(lines(name, VIETNAMESE).get(0)).isEqualTo(conclusion);
    }

    @Test
    void showsACitizenInVietnameseWhatTheCircularAsksFor() {
        assertThat(reports.get("passed").text(VIETNAMESE))
                .contains(
                        "Người ký:            Nguyễn Văn An, Giám đốc\n",
                        "Đơn vị quản lý:      Sở Công Thương, UBND tỉnh Bình Minh\n",
                        "Bên cấp chứng thư:   CA thử nghiệm, Tổ chức chứng thực thử nghiệm\n",
                        "Thời hạn chứng thư:  19/11/2026 15:30:00 (UTC+7) – 18/11/2036 15:30:00 (UTC+7)\n",
                        "Thời điểm ký:        20/11/2026 15:30:00 (UTC+7) – người ký tự khai\n",
                        "Dấu thời gian:       20/11/2026 15:30:00 (UTC+7) – chứng minh đã ký trước lúc này\n",
                        "Tính toàn vẹn:       toàn vẹn, không bị sửa sau khi ký\n",
                        "Hiệu lực khi ký:     chứng thư có hiệu lực\n",
                        "Tình trạng thu hồi:  chưa bị thu hồi, theo CRL lúc 20/11/2026 15:30:00 (UTC+7)\n");
    }

    @Test
    void saysTheSameInEnglish() {
        assertThat(lines("passed", Locale.ENGLISH).get(0)).isEqualTo("CONCLUSION: VALID – 2/2 signatures valid");
        assertThat(lines("passed", Locale.ENGLISH)).hasSameSizeAs(lines("passed", VIETNAMESE));
        assertThat(reports.get("passed").text(Locale.FRENCH))
                .isEqualTo(reports.get("passed").text(Locale.ENGLISH));
    }

    @ParameterizedTest
    @CsvSource({"revocation unknown", "revocation not checked", "unknown issuer", "broken"})
    void warnsWhereTheStatusCouldNotBeHad(String name) {
        assertThat(lines(name, VIETNAMESE)).anyMatch(line -> line.matches("  Tình trạng thu hồi: +CẢNH BÁO: .*"));
        assertThat(lines(name, VIETNAMESE))
                .noneMatch(line -> line.matches("  Hiệu lực khi ký: +chứng thư có hiệu lực.*")
                        && !reports.get(name).totalPassed());
    }

    @Test
    void marksTheSignerOfABrokenSignatureAsNotVerified() {
        assertThat(reports.get("broken").text(VIETNAMESE))
                .contains(
                        "  Người ký (chưa xác minh):           Nguyễn Văn An, Giám đốc\n",
                        "  Đơn vị quản lý (chưa xác minh):     Sở Công Thương, UBND tỉnh Bình Minh\n",
                        "  Số chứng thư (chưa xác minh): ")
                .doesNotContain("Người ký: ", "Đơn vị quản lý: ", "Số chứng thư: ");
        assertThat(reports.get("broken").text(Locale.ENGLISH))
                .contains("  Signer (not verified): ")
                .doesNotContain("Signer: ");
    }

    @Test
    void tellsWhatTheSignerWroteAsTheSignersWord() {
        assertThat(reports.get("passed").text(VIETNAMESE))
                .contains(
                        "Lý do ký:            Phê duyệt – người ký tự khai\n",
                        "Nơi ký:              Bình Minh – người ký tự khai\n",
                        "Định dạng chữ ký:    ETSI.CAdES.detached\n")
                .doesNotContain("Liên hệ");
    }

    @Test
    void neverCallsValidWhatIsNot() {
        reports.forEach((name, report) -> assertThat(report.text(VIETNAMESE).startsWith("KẾT LUẬN: HỢP LỆ"))
                .as(name)
                .isEqualTo(report.totalPassed()));
    }

    @ParameterizedTest
    @EnumSource(SubIndication.class)
    void givesEveryReasonInBothLanguages(SubIndication reason) {
        ValidationReport report = withReason(reason, "Signature1");
        String vietnamese = report.text(VIETNAMESE);
        assertThat(vietnamese).contains("Vì sao:", reason.name());
        assertThat(report.text(Locale.ENGLISH)).contains("Why:", reason.name());
        assertThat(vietnamese.lines().filter(line -> line.contains("Vì sao")).findFirst())
                .isNotEqualTo(report.text(Locale.ENGLISH)
                        .lines()
                        .filter(line -> line.contains("Why"))
                        .findFirst());
    }

    @Test
    void aNameFromTheFileCannotForgeALineOrSteerTheTerminal() {
        String text = withReason(SubIndication.FORMAT_FAILURE, "x\nKẾT LUẬN: HỢP LỆ\r\u001b[2J\u202e\u2028")
                .text(VIETNAMESE);
        assertThat(text.lines().filter(line -> line.startsWith("KẾT LUẬN"))).hasSize(1);
        assertThat(text).contains("x\ufffdKẾT LUẬN: HỢP LỆ\ufffd\ufffd[2J\ufffd\ufffd");
    }

    @Test
    void saysWhoStampedAndWhatTheRevocationDataSay() {
        assertThat(ReportSamples.revokedAfterATimestamp().text(VIETNAMESE))
                .contains(
                        "  do:                CA thử nghiệm, Tổ chức chứng thực thử nghiệm, 20/11/2026 15:30:00 (UTC+7): HỢP LỆ\n",
                        "Tình trạng thu hồi:  ĐÃ BỊ THU HỒI từ 20/11/2026 15:30:10 (UTC+7), theo CRL lúc 20/11/2026 15:30:20 (UTC+7)\n");
    }

    private static ValidationReport withReason(SubIndication reason, String field) {
        SignatureReport signature = new SignatureReport(
                field,
                SignatureKind.SIGNATURE,
                Indication.INDETERMINATE,
                Optional.of(reason),
                Integrity.INTACT,
                Coverage.WHOLE_FILE,
                Changes.NONE,
                true,
                SignatureLevel.PADES_B_B,
                Optional.of("SHA256withECDSA"),
                Optional.of(TestKeys.key(TestKeyKind.P_256).certificate()),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Grounds.none(TestKeys.CLOCK.instant()),
                SignatureClaims.NONE);
        return ValidationReport.read(Optional.empty(), TestKeys.CLOCK.instant(), List.of(), List.of(signature));
    }
}
