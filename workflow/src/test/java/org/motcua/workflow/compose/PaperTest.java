package org.motcua.workflow.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.motcua.judges.Pdftotext;
import org.motcua.judges.VeraPdf;

class PaperTest {

    private final DocumentComposer composer =
            DocumentComposer.create(Clock.fixed(Instant.parse("2026-01-05T02:00:00Z"), ZoneOffset.UTC));

    private static PaperContent application(String... paragraphs) {
        return new PaperContent(
                "Công ty TNHH Xăng dầu Đại Thành",
                "An Bình",
                LocalDate.of(2026, 1, 5),
                "Đơn đề nghị cấp giấy chứng nhận",
                "Sở Công Thương tỉnh An Bình",
                List.of(paragraphs),
                "Giám đốc",
                "Trần Thị Mỹ Lệ");
    }

    @Test
    void isPdfAAndKeepsEveryVietnameseMark() {
        byte[] pdf = composer.paper(application("Đề nghị cấp giấy chứng nhận đủ điều kiện bán lẻ xăng dầu."));

        assertThat(VeraPdf.failures(pdf, "2b")).isEmpty();
        assertThat(Pdftotext.text(pdf))
                .contains("chứng nhận đủ điều kiện bán lẻ xăng dầu", "ngày 05 tháng 01 năm 2026", "Trần Thị Mỹ Lệ");
    }

    @Test
    void refusesAPaperThatSaysNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> application()).withMessageContaining("paragraphs");
    }
}
