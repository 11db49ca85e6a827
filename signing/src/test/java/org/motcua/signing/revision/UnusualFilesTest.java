package org.motcua.signing.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.motcua.signing.Integrity;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureReport;

/** What real producers write that is in no book, and harms nobody. */
class UnusualFilesTest {

    private final PdfValidator validator = PdfValidator.builder().build();

    private static Draft document() {
        return Draft.document().object(7, Draft.LEADER + " /V 20 0 R");
    }

    private static byte[] sign(Draft document) {
        return document.sign(20, "", TestSigner.LEADER);
    }

    private void assertSound(byte[] pdf) {
        assertThat(validator.validate(pdf).signatures()).singleElement().satisfies(signature -> {
            assertThat(signature.integrity()).isEqualTo(Integrity.INTACT);
            assertThat(signature.changesAllowed())
                    .as("%s", signature.findings())
                    .isTrue();
        });
    }

    @Test
    void acceptsASignedCommentBehindTheEnd() {
        byte[] signed = sign(document().behind("% made by a scanner\n"));
        assertSound(signed);
        assertSound(Draft.update(signed).object(61, "/Unused true").bytes());
    }

    @Test
    void acceptsAnotherGenerationOfTheHeadOfTheFreeObjects() {
        assertSound(sign(document().headGeneration(65_536)));
    }

    @Test
    void acceptsASmallerSizeWhereNothingVanishes() {
        byte[] signed = sign(document().free(499));
        String update =
                new String(Draft.update(signed).object(61, "/Unused true").bytes(), StandardCharsets.ISO_8859_1);
        int size = update.lastIndexOf("/Size 500");
        String smaller = update.substring(0, size) + "/Size 62 " + update.substring(size + 9);
        assertSound(smaller.getBytes(StandardCharsets.ISO_8859_1));
        String tooSmall = update.substring(0, size) + "/Size 20 " + update.substring(size + 9);
        assertThat(validator
                        .validate(tooSmall.getBytes(StandardCharsets.ISO_8859_1))
                        .signatures())
                .noneMatch(SignatureReport::changesAllowed);
    }

    @Test
    void acceptsFieldsThatAreListedAgainAmongTheRoots() {
        byte[] signed = sign(document()
                .object(5, Draft.FORM + Draft.FIELDS.replace("]", " 40 0 R 41 0 R 7 0 R]"))
                .object(40, "/FT /Tx /T (payment) /Kids [41 0 R] /V (100)")
                .object(41, "/Type /Annot /Subtype /Widget /Parent 40 0 R /Rect [70 500 160 520] /P 3 0 R"));
        assertSound(signed);
        assertSound(Draft.update(signed).object(61, "/Unused true").bytes());
    }
}
