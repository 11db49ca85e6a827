package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Qpdf;
import org.motcua.judges.VeraPdf;
import org.motcua.signing.testkit.TestKeyKind;

class FieldPreparerTest {

    private static final List<FieldSpec> FIELDS = List.of(
            new TextField(
                    "document.number", "Số", 1, new Box(72, 640, 90, 17), 14, FontStyle.REGULAR, Alignment.LEFT, 30),
            new TextField(
                    "document.date", "Ngày", 1, new Box(300, 640, 200, 17), 14, FontStyle.ITALIC, Alignment.CENTER, 40),
            new TextField(
                    "document.title", "Tên", 2, new Box(72, 600, 200, 17), 14, FontStyle.BOLD, Alignment.RIGHT, 40),
            new SignatureField("signature.leader", "Chữ ký", 1, new Box(330, 180, 180, 80)));

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsPdfAThroughPreparingFillingAndSigning(boolean xrefStream) {
        byte[] pdfA = TestDocuments.pdfA2b(xrefStream);
        assertThat(VeraPdf.failures(pdfA, "2b")).isEmpty();

        byte[] prepared = FieldPreparer.prepare(pdfA, FIELDS);
        assertThat(VeraPdf.failures(prepared, "2b")).isEmpty();
        assertThat(Qpdf.check(prepared).clean()).isTrue();

        PdfSigner signer = TestKeys.signer(folder, TestKeyKind.P_256);
        byte[] signed = signer.sign(
                prepared,
                SignatureRequest.builder()
                        .field("signature.leader")
                        .certify(Certification.ANNOTATIONS)
                        .fieldValues(Map.of("document.number", "05/QĐ-SCT", "document.title", "QUYẾT ĐỊNH"))
                        .appearance(SignatureAppearance.builder()
                                .image(TestDocuments.signatureImage())
                                .text("Người ký: Nguyễn Văn An\nSở Công Thương")
                                .build())
                        .build());
        assertThat(VeraPdf.failures(signed, "2b")).isEmpty();

        byte[] twice = signer.sign(
                signed,
                SignatureRequest.builder()
                        .at(Placement.rectangle(2, 20, 200, 60, 20))
                        .build());
        assertThat(VeraPdf.failures(twice, "2b")).isEmpty();
        assertThat(Judged.signatures(twice)).hasSize(2).allMatch(Pdfsig.Signature::valid);
        assertThat(TestDocuments.text(twice)).contains("05/QĐ-SCT", "QUYẾT ĐỊNH", "Người ký: Nguyễn Văn An");
    }

    @Test
    void makesTheSameOfTheSame() {
        byte[] pdf = TestDocuments.withXrefStream();
        assertThat(FieldPreparer.prepare(pdf, FIELDS)).isEqualTo(FieldPreparer.prepare(pdf, FIELDS));
    }

    @Test
    void addsToAFormThatIsThere() {
        byte[] once = FieldPreparer.prepare(TestDocuments.withTable(), FIELDS);
        byte[] twice = FieldPreparer.prepare(
                once, List.of(new SignatureField("signature.agency", "Dấu", 1, new Box(300, 180, 80, 80))));
        byte[] signed = TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(
                        twice,
                        SignatureRequest.builder().field("signature.agency").build());
        assertThat(Judged.signatures(signed)).singleElement().matches(Pdfsig.Signature::valid);
        assertThatThrownBy(() -> FieldPreparer.prepare(once, FIELDS.subList(0, 1)))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("document.number");
    }

    @Test
    void refusesFieldsThatCannotStandThere() {
        byte[] pdf = TestDocuments.withTable();
        assertThatThrownBy(() ->
                        FieldPreparer.prepare(pdf, List.of(new SignatureField("ky", "", 3, new Box(1, 1, 50, 50)))))
                .isInstanceOf(FieldException.class)
                .hasMessageContainingAll("page 3", "2 pages");
        assertThatThrownBy(() ->
                        FieldPreparer.prepare(pdf, List.of(new SignatureField("ky", "", 1, new Box(580, 1, 50, 50)))))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("outside");
        assertThatThrownBy(() -> FieldPreparer.prepare(
                        pdf,
                        List.of(
                                new SignatureField("ky", "", 1, new Box(1, 1, 50, 50)),
                                new SignatureField("ky.hai", "", 1, new Box(1, 1, 50, 50)))))
                .isInstanceOf(FieldException.class)
                .hasMessageContaining("\"ky\"");
    }

    @Test
    void refusesEncryptedDocument() {
        byte[] pdf = TestDocuments.encrypted(256, true, "chu", "", new AccessPermission());
        assertThatThrownBy(() -> FieldPreparer.prepare(pdf, FIELDS)).isInstanceOf(UnsupportedPdfException.class);
    }
}
