package org.motcua.workflow.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void isNeverBlank() {
        assertThat(Refusal.reason(" \u0000\n ")).isEqualTo("No reason was given");
        assertThat(Refusal.reason("")).isEqualTo("No reason was given");
    }

    @Test
    void isOnOneLineThatTheRegisterHasRoomFor() {
        assertThat(Refusal.reason("Cần sửa\r\nĐiều 1\u0000 ")).isEqualTo("Cần sửa Điều 1");
        assertThat(Refusal.reason("ơ".repeat(900))).hasSize(900).doesNotEndWith("…");
        assertThat(Refusal.reason("ơ".repeat(901))).hasSize(900).endsWith("ơ…");
    }

    @Test
    void isNeverCutWithinACharacter() {
        String reason = Refusal.reason("x".repeat(898) + "\uD83D\uDD8A" + "xx");

        assertThat(reason).hasSize(899).endsWith("x…");
        assertThat(Refusal.reason("a\uD83Db")).isEqualTo("a b");
    }
}
