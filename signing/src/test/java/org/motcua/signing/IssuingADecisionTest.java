package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.motcua.judges.Dss;
import org.motcua.judges.Pdfsig;
import org.motcua.judges.Qpdf;
import org.motcua.signing.testkit.TestKeyKind;

/** The way of an outgoing document: prepared, signed by the leader, then numbered and signed by the agency in one. */
class IssuingADecisionTest {

    private static final List<FieldSpec> FIELDS = List.of(
            new TextField(
                    "document.number",
                    "Số văn bản",
                    1,
                    new Box(72, 640, 90, 17),
                    14,
                    FontStyle.REGULAR,
                    Alignment.LEFT,
                    30),
            new TextField(
                    "document.date",
                    "Ngày ban hành",
                    1,
                    new Box(300, 640, 200, 17),
                    14,
                    FontStyle.ITALIC,
                    Alignment.CENTER,
                    40),
            new SignatureField("signature.leader", "Chữ ký của người có thẩm quyền", 1, new Box(330, 180, 180, 80)),
            new SignatureField("signature.agency", "Chữ ký của cơ quan", 1, new Box(290, 170, 100, 100)));
    private static final Map<String, String> VALUES =
            Map.of("document.number", "152/QĐ-SCT", "document.date", "Hà Nội, ngày 20 tháng 11 năm 2026");

    @TempDir
    static Path folder;

    private static byte[] prepared;
    private static byte[] byLeader;
    private static byte[] issued;

    @BeforeAll
    static void issue() {
        prepared = FieldPreparer.prepare(TestDocuments.withXrefStream(), FIELDS);
        byLeader = TestKeys.signer(folder, TestKeyKind.P_256)
                .sign(
                        prepared,
                        SignatureRequest.builder()
                                .field("signature.leader")
                                .certify(Certification.FORM_FILLING)
                                .appearance(SignatureAppearance.image(TestDocuments.signatureImage()))
                                .reason("Ký ban hành")
                                .location("Hà Nội")
                                .build());
        issued = TestKeys.signer(folder, TestKeyKind.RSA_2048)
                .sign(
                        byLeader,
                        SignatureRequest.builder()
                                .field("signature.agency")
                                .fieldValues(VALUES)
                                .lockAll()
                                .appearance(SignatureAppearance.image(TestDocuments.sealImage()))
                                .build());
    }

    @Test
    void bothSignaturesAreValidAndTheLastCoversTheWhole() {
        List<Pdfsig.Signature> signatures = Pdfsig.judge(issued);
        assertThat(signatures)
                .hasSize(2)
                .allSatisfy(signature ->
                        assertThat(signature.valid()).as(signature.toString()).isTrue());
        assertThat(signatures.get(1).coversWholeDocument()).isTrue();
        assertThat(Qpdf.check(issued).clean()).as(Qpdf.check(issued).output()).isTrue();
    }

    @Test
    void strangersFindNothingButTheOverlapToRemark() {
        List<Dss.Signature> signatures = Dss.trusting(
                        List.of(TestKeys.AUTHORITY.certificate()), List.of(TestKeys.AUTHORITY.crl()))
                .at(TestKeys.CLOCK.instant())
                .judge(issued);
        assertThat(signatures).hasSize(2).allSatisfy(signature -> {
            assertThat(signature.level()).isEqualTo("PAdES-BASELINE-B");
            assertThat(signature.intact()).isTrue();
            assertThat(signature.undefinedChanges()).isZero();
            assertThat(signature.annotationChanges()).isZero();
            assertThat(signature.indication()).isEqualTo("TOTAL_PASSED");
            assertThat(signature.warnings())
                    .contains("Elements overlap on page(s) [1]")
                    .allMatch(warning ->
                            warning.startsWith("Elements overlap") || warning.endsWith("access is not present!"));
        });
    }

    @Test
    void ourOwnValidatorPassesEveryStep() {
        PdfValidator validator = PdfValidator.builder()
                .trust(List.of(TestKeys.AUTHORITY.certificate()))
                .crls(List.of(TestKeys.AUTHORITY.crl()))
                .clock(TestKeys.CLOCK)
                .build();
        for (byte[] step : List.of(byLeader, issued)) {
            ValidationReport report = validator.validate(step);
            assertThat(report.totalPassed()).as(report.toJson()).isTrue();
        }
    }

    @Test
    void theIncrementHasOnlyWhatChanged() {
        String increment =
                new String(issued, byLeader.length, issued.length - byLeader.length, StandardCharsets.ISO_8859_1);
        assertThat(increment)
                .doesNotContain(
                        "/Type /Catalog", "/Type /Pages", "/Type /Page\n", "FontFile2", "Helvetica", "/OutputIntents");
        assertThat(increment.length() - 2 * 6000).isLessThan(24_000);
    }
}
