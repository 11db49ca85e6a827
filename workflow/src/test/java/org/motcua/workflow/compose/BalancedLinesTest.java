package org.motcua.workflow.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BalancedLinesTest {

    @Test
    void keepsWhatFits() {
        assertThat(BalancedLines.of("SỞ CÔNG THƯƠNG", 14, String::length)).containsExactly("SỞ CÔNG THƯƠNG");
    }

    @Test
    void breaksNearTheMiddle() {
        assertThat(BalancedLines.of("ỦY BAN NHÂN DÂN TỈNH BẮC SƠN", 20, String::length))
                .containsExactly("ỦY BAN NHÂN DÂN", "TỈNH BẮC SƠN");
    }

    @Test
    void leavesASingleWordWhole() {
        assertThat(BalancedLines.of("BẮC", 1, String::length)).containsExactly("BẮC");
    }

    @Test
    void endsWhereEveryWordIsTooLong() {
        assertThat(BalancedLines.of("NGHIÊNG NGHIÊNG", 3, String::length)).containsExactly("NGHIÊNG", "NGHIÊNG");
    }
}
