package org.motcua.core.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DocumentNumberTest {

    @Test
    void printsNumbersBelowTenWithAZero() {
        assertThat(new DocumentNumber(5, 2026, "BNV-VP").text()).isEqualTo("05/BNV-VP");
        assertThat(new DocumentNumber(15, 2026, "QĐ-BNV").text()).isEqualTo("15/QĐ-BNV");
        assertThat(new DocumentNumber(1234, 2026, "QĐ-BNV").text()).isEqualTo("1234/QĐ-BNV");
    }

    @Test
    void refusesNumbersAndSymbolsThatCannotBe() {
        assertThatThrownBy(() -> new DocumentNumber(0, 2026, "QĐ-SCT")).hasMessageContaining("0");
        assertThatThrownBy(() -> new DocumentNumber(1, 26, "QĐ-SCT")).hasMessageContaining("26");
        assertThatThrownBy(() -> new DocumentNumber(1, 2026, "QĐ SCT")).hasMessageContaining("QĐ SCT");
    }

    @Test
    void printsDaysBelowTenAndTheFirstTwoMonthsWithAZero() {
        assertThat(DateLine.of(LocalDate.of(2026, 1, 5))).isEqualTo("ngày 05 tháng 01 năm 2026");
        assertThat(DateLine.of(LocalDate.of(2026, 2, 28))).isEqualTo("ngày 28 tháng 02 năm 2026");
        assertThat(DateLine.of(LocalDate.of(2026, 6, 9))).isEqualTo("ngày 09 tháng 6 năm 2026");
        assertThat(DateLine.of("Hà Nội", LocalDate.of(2026, 12, 31))).isEqualTo("Hà Nội, ngày 31 tháng 12 năm 2026");
    }
}
