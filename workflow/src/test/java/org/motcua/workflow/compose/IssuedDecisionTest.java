package org.motcua.workflow.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.judges.Dss;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Pdftotext;
import org.motcua.judges.Qpdf;
import org.motcua.judges.VeraPdf;
import org.motcua.signing.Certification;
import org.motcua.signing.FieldPreparer;
import org.motcua.signing.PdfSigner;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SignatureAppearance;
import org.motcua.signing.SignatureRequest;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;

/** A composed decision goes all its way: prepared, signed by the leader, then numbered, dated and sealed in one step. */
class IssuedDecisionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T08:30:00Z"), ZoneOffset.UTC);
    private static final TestAuthority AUTHORITY = TestAuthority.create("CN=Gốc thử nghiệm,O=Motcua,C=VN", CLOCK);
    private static final char[] PASSWORD = "mat-khau".toCharArray();

    @TempDir
    static Path folder;

    private static byte[] prepared = {};
    private static byte[] byLeader = {};
    private static byte[] issued = {};

    @BeforeAll
    static void issue() throws IOException {
        ComposedDocument document = DocumentComposer.create(CLOCK).decision(SampleContent.decision());
        prepared = FieldPreparer.prepare(document.pdf(), document.fields());
        byLeader = signer("CN=Trần Thị Thu Hằng,O=Sở Công Thương,C=VN")
                .sign(
                        prepared,
                        SignatureRequest.builder()
                                .field("signature.leader")
                                .certify(Certification.FORM_FILLING)
                                .appearance(SignatureAppearance.image(stroke(460, 250, Color.BLUE)))
                                .build());
        issued = signer("CN=Sở Công Thương,O=UBND tỉnh Bắc Sơn,C=VN")
                .sign(
                        byLeader,
                        SignatureRequest.builder()
                                .field("signature.agency")
                                .fieldValues(Map.of(
                                        "document.number", "05/QĐ-SCT", "document.date", "ngày 20 tháng 11 năm 2026"))
                                .lockAll()
                                .appearance(SignatureAppearance.image(stroke(360, 360, Color.RED)))
                                .build());
    }

    @Test
    void staysPdfAAfterEveryStep() {
        assertThat(List.of(prepared, byLeader, issued)).allSatisfy(pdf -> {
            assertThat(VeraPdf.failures(pdf, "2a")).isEmpty();
            assertThat(VeraPdf.failures(pdf, "2b")).isEmpty();
            assertThat(Qpdf.check(pdf)).matches(Qpdf.Report::clean);
        });
    }

    @Test
    void pdfsigFindsBothSignaturesValidAndTheLastOverAll() {
        assertThat(Pdfsig.judge(issued))
                .extracting(Pdfsig.Signature::field, Pdfsig.Signature::valid, Pdfsig.Signature::coversWholeDocument)
                .containsExactly(tuple("signature.leader", true, false), tuple("signature.agency", true, true));
    }

    @Test
    void dssFindsNothingButTheOverlapToRemark() {
        List<Dss.Signature> signatures = Dss.trusting(List.of(AUTHORITY.certificate()), List.of(AUTHORITY.crl()))
                .at(CLOCK.instant())
                .judge(issued);

        assertThat(signatures).hasSize(2).allSatisfy(signature -> {
            assertThat(signature.level()).isEqualTo("PAdES-BASELINE-B");
            assertThat(signature.intact()).isTrue();
            assertThat(signature.indication()).isEqualTo("TOTAL_PASSED");
            assertThat(signature.undefinedChanges()).isZero();
            assertThat(signature.annotationChanges()).isZero();
            // The test certificates name no addresses; that is no remark on the document.
            assertThat(signature.warnings())
                    .filteredOn(warning -> !warning.endsWith("access is not present!"))
                    .containsExactly("Elements overlap on page(s) [1]");
        });
    }

    @Test
    void numberAndDateStandOnTheLinesOfTheirWords() throws IOException {
        assertThat(Pdftotext.text(issued))
                .contains("Số: 05/QĐ-SCT")
                .contains("Bắc Sơn, ngày 20 tháng 11 năm 2026")
                .contains("chứng nhận cửa hàng đủ điều kiện bán lẻ xăng dầu");
    }

    @Test
    void preparedReceiptStaysPdfA() {
        ComposedDocument receipt = DocumentComposer.create(CLOCK).receipt(SampleContent.receipt());
        byte[] pdf = FieldPreparer.prepare(receipt.pdf(), receipt.fields());

        assertThat(VeraPdf.failures(pdf, "2a")).isEmpty();
        assertThat(VeraPdf.failures(pdf, "2b")).isEmpty();
    }

    private static PdfSigner signer(String distinguishedName) {
        Path file = folder.resolve(Integer.toHexString(distinguishedName.hashCode()) + ".p12");
        AUTHORITY.issue(distinguishedName, TestKeyKind.P_256).writePkcs12(file, PASSWORD);
        return PdfSigner.builder()
                .key(Pkcs12Key.open(file, PASSWORD))
                .clock(CLOCK)
                .build();
    }

    private static byte[] stroke(int width, int height, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.drawOval(1, 1, width - 3, height - 3);
        graphics.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }
}
