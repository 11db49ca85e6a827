package org.motcua.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DocumentTypeTest {

    @Test
    void hasTheTwentyNineTypesAndTwoWithoutAbbreviation() {
        assertThat(DocumentType.values()).hasSize(29);
        assertThat(Arrays.stream(DocumentType.values())
                        .filter(type -> type.abbreviation().isEmpty()))
                .containsExactly(DocumentType.OFFICIAL_LETTER, DocumentType.PUBLIC_LETTER);
        assertThat(Arrays.stream(DocumentType.values()).map(DocumentType::vietnamese))
                .doesNotHaveDuplicates();
    }

    @Test
    void makesTheSymbolOfATypeAndOfALetter() {
        assertThat(DocumentType.DECISION.symbol("BNV", "")).isEqualTo("QĐ-BNV");
        assertThat(DocumentType.REGULATION.symbol("SCT", "QLTM")).isEqualTo("QyĐ-SCT");
        assertThat(DocumentType.OFFICIAL_LETTER.symbol("BNV", "VP")).isEqualTo("BNV-VP");
        assertThat(DocumentType.OFFICIAL_LETTER.symbol("BNV", "")).isEqualTo("BNV");
    }
}
