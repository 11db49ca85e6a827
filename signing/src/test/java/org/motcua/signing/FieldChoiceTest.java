package org.motcua.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Qpdf;
import org.motcua.signing.testkit.TestKeyKind;

class FieldChoiceTest {

    private static final Box BOX = new Box(72, 600, 100, 18);

    @TempDir
    static Path folder;

    private static PdfSigner signer;
    private static byte[] prepared;

    @BeforeAll
    static void prepare() {
        signer = TestKeys.signer(folder, TestKeyKind.P_256);
        prepared = FieldPreparer.prepare(
                TestDocuments.withTable(),
                List.of(
                        new TextField("so", "Số", 1, BOX, 12, FontStyle.REGULAR, Alignment.LEFT, 20),
                        new SignatureField("ky", "Ký", 1, new Box(72, 400, 100, 50))));
    }

    private static byte[] sign(byte[] pdf, SignatureRequest.Builder request) {
        return signer.sign(pdf, request.build());
    }

    private static void assertRefused(SignatureRequest.Builder request, String field, List<String> available) {
        assertThatThrownBy(() -> sign(prepared, request))
                .hasMessageContaining(field)
                .asInstanceOf(type(FieldException.class))
                .returns(field, FieldException::field)
                .returns(available, FieldException::available);
    }

    @Test
    void listsTheFieldsThereAreWhenTheNamedOneIsNot() {
        assertRefused(SignatureRequest.builder().field("kỷ"), "kỷ", List.of("ky"));
        assertRefused(SignatureRequest.builder().field("ky").fieldValues(Map.of("số", "1")), "số", List.of("so"));
    }

    @Test
    void refusesFieldsOfAnotherKind() {
        assertRefused(SignatureRequest.builder().field("so"), "so", List.of("ky"));
        assertRefused(SignatureRequest.builder().field("ky").fieldValues(Map.of("ky", "1")), "ky", List.of("so"));
    }

    @Test
    void refusesFieldThatIsSigned() {
        byte[] signed = sign(prepared, SignatureRequest.builder().field("ky"));
        assertThatThrownBy(() -> sign(signed, SignatureRequest.builder().field("ky")))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("signed already");
    }

    @Test
    void refusesToGiveANewFieldTheNameOfAnother() {
        assertRefused(SignatureRequest.builder().field("so").at(Placement.invisible()), "so", List.of("ky"));
    }

    /** A partial name has no dot (ISO 32000-1 12.7.3.2), and levels of the form are not added to a document here. */
    @Test
    void refusesToNameANewFieldAsIfItStoodBelowAnother() {
        assertRefused(SignatureRequest.builder().field("ký.hai").at(Placement.invisible()), "ký.hai", List.of("ky"));
    }

    @Test
    void namesNewFieldsAsWanted() {
        byte[] signed =
                sign(prepared, SignatureRequest.builder().field("Chữ ký 2").at(Placement.invisible()));
        assertThat(Judged.signatures(signed)).singleElement().matches(Pdfsig.Signature::valid);
        byte[] twice = sign(signed, SignatureRequest.builder());
        assertThat(Judged.signatures(twice)).hasSize(2).allMatch(Pdfsig.Signature::valid);
        assertThat(Qpdf.check(twice).clean()).isTrue();
    }

    @Test
    void refusesTextThatDoesNotFit() {
        assertThatThrownBy(() -> sign(
                        prepared,
                        SignatureRequest.builder().field("ky").fieldValues(Map.of("so", "MMMMMMMMMMMMMMMMMMMM"))))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("does not fit");
        assertThatThrownBy(() -> sign(
                        prepared,
                        SignatureRequest.builder().field("ky").fieldValues(Map.of("so", "123456789012345678901"))))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("20 characters");
        assertThatThrownBy(() ->
                        sign(prepared, SignatureRequest.builder().field("ky").fieldValues(Map.of("so", "số\n1"))))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("line breaks");
        assertThatThrownBy(() ->
                        sign(prepared, SignatureRequest.builder().field("ky").fieldValues(Map.of("so", "文書"))))
                .isInstanceOf(FieldException.class)
                .hasMessageContainingAll("lacks", "文", "U+6587");
    }

    @Test
    void setsTextThatIsALittleTooLongSmaller() {
        String number = "12345/QĐ-UBND-KTTH-X";
        byte[] filled = sign(prepared, SignatureRequest.builder().field("ky").fieldValues(Map.of("so", number)));
        assertThat(TestDocuments.text(filled)).contains(number);
        String increment = new String(filled, prepared.length, filled.length - prepared.length, ISO_8859_1);
        Matcher size = Pattern.compile("BT\n/LiberationSerif ([0-9.]+) Tf").matcher(increment);
        assertThat(size.find()).isTrue();
        assertThat(Double.parseDouble(size.group(1))).isBetween(7.2, 11.9);
    }

    @Test
    void showsEveryLetterOfVietnameseThatItWasGiven() {
        String letters = "ắằẳẵặấầẩẫậéẹẽĐđƠơ";
        String decomposed = java.text.Normalizer.normalize(letters, java.text.Normalizer.Form.NFD);
        byte[] filled = sign(prepared, SignatureRequest.builder().field("ky").fieldValues(Map.of("so", decomposed)));
        assertThat(TestDocuments.text(filled)).contains(letters);
    }
}
