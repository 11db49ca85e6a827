package org.motcua.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void alignsVietnameseColumns() {
        Table table = new Table(
                List.of("Người", "Việc"), List.of(List.of("Nguyễn Thị Hạnh", "Tiếp nhận"), List.of("Lan", "Đóng dấu")));

        assertThat(table.lines(80))
                .containsExactly(
                        "Người            Việc",
                        "───────────────  ────────────────────",
                        "Nguyễn Thị Hạnh  Tiếp nhận",
                        "Lan              Đóng dấu");
    }

    @Test
    void wrapsTheLastColumnAtWords() {
        Table table = new Table(List.of("A", "B"), List.of(List.of("x", "một hai ba bốn năm sáu bảy tám")));

        assertThat(table.lines(24)).contains("x  một hai ba bốn năm", "   sáu bảy tám");
    }

    @Test
    void refusesARowThatDoesNotFitTheHeadings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Table(List.of("A"), List.of(List.of("x", "y"))))
                .withMessageContaining("2 cells under 1 headings");
    }
}
