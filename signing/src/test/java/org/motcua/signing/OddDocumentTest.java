package org.motcua.signing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Pdftotext;
import org.motcua.signing.testkit.TestKeyKind;

/** Documents that are written as no program should, of one page of 300 by 400 points. */
class OddDocumentTest {

    private static final String PAGE =
            "/Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R";
    private static final String FIELD = "/Type/Annot/Subtype/Widget/FT/Sig/T(ky)/Rect[50 50 200 120]";
    private static final String TEXT_FIELD =
            "/Type/Annot/Subtype/Widget/FT/Tx/T(so)/Rect[50 200 200 220]/P 3 0 R/F 4/DA(/F1 12 Tf)";
    private static final String COMPOSITE =
            "/Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 10 0 R/DescendantFonts[11 0 R]";
    private static final Placement PLACE = Placement.rectangle(Placement.LAST_PAGE, 10, 10, 50, 15);

    @TempDir
    static Path folder;

    private static PdfSigner signer;

    @BeforeAll
    static void open() {
        signer = TestKeys.signer(folder, TestKeyKind.P_256);
    }

    private static byte[] sign(Map<Integer, String> objects, SignatureRequest.Builder request) {
        return signer.sign(pdf(objects), request.build());
    }

    @Test
    void refusesPageThatIsCountedAndNotThere() {
        Map<Integer, String> objects = page();
        objects.put(2, "<</Type/Pages/Kids[3 0 R]/Count 7>>");
        assertThatThrownBy(() -> sign(objects, SignatureRequest.builder().at(PLACE)))
                .isInstanceOf(UnreadablePdfException.class)
                .hasMessageContaining("is a damaged PDF");
    }

    @Test
    void refusesToLookForAnchorInTextWhoseFontCannotBeRead() {
        Map<Integer, String> objects = page();
        objects.put(5, "<</Type/Font/Subtype/Type0/BaseFont/X>>");
        Placement anchor = Placement.below("GIAM DOC", 50, 15);
        assertThatThrownBy(() -> sign(objects, SignatureRequest.builder().at(anchor)))
                .isInstanceOf(UnreadablePdfException.class)
                .hasMessageContaining("font");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/F1 1.2.3 Tf", "/F1 . Tf", "/F1 Tf"})
    void refusesTextFieldWithoutASizeOfItsFont(String appearance) {
        Map<Integer, String> objects = textField();
        objects.put(8, "<<" + TEXT_FIELD.replace("/F1 12 Tf", appearance) + ">>");
        assertThatThrownBy(() -> sign(objects, filled()))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining(appearance);
    }

    @Test
    void refusesFontOfTextFieldWhoseCodesHaveOneByte() {
        Map<Integer, String> objects = composite("00", "FF", "[0[500]]");
        assertThatThrownBy(() -> sign(objects, filled()))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("lacks \"1\"");
    }

    /** As a table of widths they would take the memory of the whole heap. */
    @Test
    void readsFontOfTextFieldWithWidthsOfTwoThousandMillionCodes() {
        byte[] signed = sign(composite("0000", "FFFF", "[-2000000000 2000000000 500]"), filled());
        Judged.validated(signed);
    }

    /** ISO 32000-2 7.9.2.2; the validator reads it so as well. */
    @Test
    void findsFieldWhoseNameIsUtf8() {
        Map<Integer, String> objects = page();
        String name = HexFormat.of().formatHex("\ufeffChữ ký".getBytes(StandardCharsets.UTF_8));
        objects.put(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[8 0 R]>>>>");
        objects.put(3, "<<" + PAGE + "/Annots[8 0 R]>>");
        objects.put(8, "<<" + FIELD.replace("(ky)", "<" + name + ">") + "/P 3 0 R/F 4>>");
        byte[] signed = sign(objects, SignatureRequest.builder().field("Chữ ký"));
        assertThat(Judged.validated(signed)).extracting(SignatureReport::field).containsExactly("Chữ ký");
    }

    /** "An array of references" (ISO 32000-1 table 218): pdfsig and others pass over the field and its signature. */
    @Test
    void refusesSignatureFieldThatIsNoObjectOfItsOwn() {
        Map<Integer, String> objects = page();
        objects.put(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[<<" + FIELD + "/F 4>>]>>>>");
        assertThatThrownBy(() -> sign(objects, SignatureRequest.builder().field("ky")))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("no object of its own");
    }

    @ParameterizedTest
    @CsvSource({"/P 3 0 R/F 4,''", "/F 4,''", "/P 3 0 R/F 2,/Annots[8 0 R]"})
    void refusesAppearanceInFieldThatNoPageShows(String entries, String annotations) {
        Map<Integer, String> objects = page();
        objects.put(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[8 0 R]>>>>");
        objects.put(3, "<<" + PAGE + annotations + ">>");
        objects.put(8, "<<" + FIELD + entries + ">>");
        SignatureRequest.Builder request = SignatureRequest.builder().field("ky");
        Judged.validated(sign(objects, request));
        assertThatThrownBy(() -> sign(objects, request.appearance(SignatureAppearance.text("Đã ký"))))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("shows nothing");
    }

    @Test
    void showsNewFieldOnOneOfThePagesThatShareAnEmptyArrayOfAnnotations() {
        byte[] once = sign(
                twoPages(), SignatureRequest.builder().at(PLACE).appearance(SignatureAppearance.text("Trang cuối")));
        assertThat(Pdftotext.text(once)).containsOnlyOnce("Trang cuối");
        byte[] twice = signer.sign(
                once,
                SignatureRequest.builder()
                        .at(Placement.rectangle(1, 10, 10, 50, 15))
                        .build());
        assertThat(Judged.validated(twice))
                .extracting(SignatureReport::changesAfter)
                .containsExactly(Changes.FORM_FILLING, Changes.NONE);
    }

    @Test
    void preparesFieldOnOneOfThePagesThatShareAnEmptyArrayOfAnnotations() throws IOException {
        byte[] prepared = FieldPreparer.prepare(
                pdf(twoPages()), List.of(new SignatureField("ky", "Ký", 2, new Box(100, 100, 100, 50))));
        try (PDDocument document = Loader.loadPDF(prepared)) {
            assertThat(document.getPage(0).getAnnotations()).isEmpty();
            assertThat(document.getPage(1).getAnnotations()).hasSize(1);
        }
    }

    private static Map<Integer, String> twoPages() {
        Map<Integer, String> objects = page();
        objects.put(2, "<</Type/Pages/Kids[3 0 R 6 0 R]/Count 2>>");
        objects.put(3, "<<" + PAGE + "/Annots 7 0 R>>");
        objects.put(6, "<<" + PAGE + "/Annots 7 0 R>>");
        objects.put(7, "[]");
        return objects;
    }

    private static SignatureRequest.Builder filled() {
        return SignatureRequest.builder().fieldValues(Map.of("so", "123"));
    }

    private static Map<Integer, String> page() {
        String text = "BT /F1 14 Tf 40 150 Td (GIAM DOC) Tj ET";
        return new TreeMap<>(Map.of(
                1, "<</Type/Catalog/Pages 2 0 R>>",
                2, "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                3, "<<" + PAGE + ">>",
                4, "<</Length " + text.length() + ">>\nstream\n" + text + "\nendstream",
                5, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"));
    }

    private static Map<Integer, String> textField() {
        Map<Integer, String> objects = page();
        objects.put(1, "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[8 0 R]/DR<</Font<</F1 9 0 R>>>>>>>>");
        objects.put(3, "<<" + PAGE + "/Annots[8 0 R]>>");
        objects.put(8, "<<" + TEXT_FIELD + ">>");
        objects.put(9, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        return objects;
    }

    private static Map<Integer, String> composite(String firstCode, String lastCode, String widths) {
        String zero = "0".repeat(firstCode.length() - 2) + "30";
        String cmap = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def"
                + " 1 begincodespacerange <" + firstCode + "> <" + lastCode + "> endcodespacerange"
                + " 1 beginbfrange <" + zero + "> <" + zero.replace("30", "39") + "> <0030> endbfrange"
                + " endcmap end end";
        Map<Integer, String> objects = textField();
        objects.put(9, "<<" + COMPOSITE + ">>");
        objects.put(10, "<</Length " + cmap.length() + ">>\nstream\n" + cmap + "\nendstream");
        objects.put(11, "<</Type/Font/Subtype/CIDFontType2/BaseFont/X/W" + widths + ">>");
        return objects;
    }

    /** Object 1 is the catalogue. */
    private static byte[] pdf(Map<Integer, String> objects) {
        StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
        StringBuilder table = new StringBuilder("xref\n0 1\n0000000000 65535 f \n");
        objects.forEach((number, body) -> {
            table.append(String.format(Locale.ROOT, "%d 1\n%010d 00000 n \n", number, pdf.length()));
            pdf.append(number).append(" 0 obj\n").append(body).append("\nendobj\n");
        });
        int section = pdf.length();
        return pdf.append(table)
                .append("trailer\n<</Size 20/Root 1 0 R>>\nstartxref\n")
                .append(section)
                .append("\n%%EOF\n")
                .toString()
                .getBytes(ISO_8859_1);
    }
}
