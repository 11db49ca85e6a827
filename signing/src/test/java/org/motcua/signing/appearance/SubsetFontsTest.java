package org.motcua.signing.appearance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SubsetFontsTest {

    private final SubsetFonts fonts = new SubsetFonts();

    @Test
    void cutsTheFontOnceForTextsThatDifferInTheirTimeAlone() {
        EmbeddedFont first = fonts.containing("15/QĐ-SCT\n2026-11-20T15:30:00+07:00");
        assertThat(fonts.containing("15/QĐ-SCT\n2027-01-09T08:46:59+07:00")).isSameAs(first);
        assertThat(fonts.containing("Nguyễn Văn An")).isNotSameAs(first);
        assertThat(fonts.containing("15/QĐ-SCT")).isSameAs(first);
    }
}
