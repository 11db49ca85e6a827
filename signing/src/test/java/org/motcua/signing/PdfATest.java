package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.VeraPdf;
import org.motcua.signing.testkit.TestKeyKind;

/** A PDF/A document stays the PDF/A that it was, whatever is drawn on it. */
class PdfATest {

    private static final SignatureRequest VISIBLE = SignatureRequest.builder()
            .at(Placement.rectangle(1, 120, 200, 60, 25))
            .appearance(SignatureAppearance.builder()
                    .image(TestDocuments.signatureImage())
                    .text("Người ký: Nguyễn Văn An")
                    .build())
            .build();

    @TempDir
    Path folder;

    private byte[] signed;

    private SigningResult sign(byte[] pdf) throws IOException {
        Path input = Files.write(folder.resolve("vào.pdf"), pdf);
        Path output = folder.resolve("ra.pdf");
        SigningResult result = TestKeys.signer(folder, TestKeyKind.P_256).sign(input, output, VISIBLE);
        signed = Files.readAllBytes(output);
        assertThat(Judged.signatures(signed)).singleElement().matches(Pdfsig.Signature::valid);
        return result;
    }

    private String text() {
        return new String(signed, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void keepsTransparencyWhereThePartHasIt(int part) throws IOException {
        SigningResult result = sign(TestDocuments.pdfA(part));
        assertThat(VeraPdf.failures(signed, part + "b")).isEmpty();
        assertThat(result.remarks()).isEmpty();
        assertThat(text()).contains("/SMask");
    }

    @Test
    void setsTheImageOnWhiteInPdfA1AndSaysSo() throws IOException {
        byte[] pdf = TestDocuments.pdfA(1);
        assertThat(VeraPdf.failures(pdf, "1b")).isEmpty();
        SigningResult result = sign(pdf);
        assertThat(VeraPdf.failures(signed, "1b")).isEmpty();
        assertThat(text()).doesNotContain("/SMask");
        assertThat(result.remarks()).singleElement().satisfies(remark -> {
            assertThat(remark.code()).isEqualTo(SigningRemark.Code.TRANSPARENCY_FLATTENED);
            assertThat(remark.text(Locale.ENGLISH)).contains("white ground");
            assertThat(remark.text(Locale.forLanguageTag("vi"))).contains("nền trắng");
        });
    }

    @ParameterizedTest
    @CsvSource({"1,1b", "2,2b"})
    void explainsItsColoursWhereTheDocumentHasNoOutputIntent(int part, String flavour) throws IOException {
        byte[] pdf = TestDocuments.pdfAWithoutOutputIntent(part);
        assertThat(VeraPdf.failures(pdf, flavour)).isEmpty();
        SigningResult result = sign(pdf);
        assertThat(VeraPdf.failures(signed, flavour)).isEmpty();
        assertThat(result.remarks()).hasSize(1);
    }
}
