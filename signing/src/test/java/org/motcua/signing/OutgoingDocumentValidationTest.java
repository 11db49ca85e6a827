package org.motcua.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outgoing document after each of its steps, and the attacks on it that other validators let pass. */
class OutgoingDocumentValidationTest {

    @TempDir
    static Path folder;

    private static IssuedDecision decision;

    private final PdfValidator validator = PdfValidator.builder()
            .trust(List.of(TestKeys.AUTHORITY.certificate()))
            .crls(List.of(TestKeys.AUTHORITY.crl()))
            .clock(TestKeys.CLOCK)
            .build();

    @BeforeAll
    static void issue() {
        decision = IssuedDecision.create(folder);
    }

    @Test
    void aPreparedDocumentHasNoSignature() {
        ValidationReport report = validator.validate(decision.prepared());
        assertThat(report.readable()).isTrue();
        assertThat(report.signatures()).isEmpty();
        assertThat(report.totalPassed()).isFalse();
    }

    @Test
    void theLeadersCertificationPassesAlone() {
        ValidationReport report = validator.validate(decision.byLeader());
        assertThat(report.totalPassed()).as(report.toString()).isTrue();
        SignatureReport leader = report.signatures().get(0);
        assertThat(leader.field()).isEqualTo("signature.leader");
        assertThat(leader.kind()).isEqualTo(SignatureKind.CERTIFICATION);
        assertThat(leader.coverage()).isEqualTo(Coverage.WHOLE_FILE);
        assertThat(leader.changesAfter()).isEqualTo(Changes.NONE);
        assertThat(leader.level()).isEqualTo(SignatureLevel.PADES_B_B);
        assertThat(leader.algorithm()).contains("SHA256withECDSA");
    }

    @Test
    void bothSignaturesOfTheIssuedDocumentPass() {
        ValidationReport report = validator.validate(decision.issued());
        assertThat(report.totalPassed()).as(report.toString()).isTrue();
        assertThat(report.signatures()).hasSize(2);
        SignatureReport leader = report.signatures().get(0);
        assertThat(leader.integrity()).isEqualTo(Integrity.INTACT);
        assertThat(leader.coverage()).isEqualTo(Coverage.REVISION);
        assertThat(leader.changesAfter()).isEqualTo(Changes.FORM_FILLING);
        assertThat(leader.changesAllowed()).isTrue();
        SignatureReport agency = report.signatures().get(1);
        assertThat(agency.kind()).isEqualTo(SignatureKind.SIGNATURE);
        assertThat(agency.coverage()).isEqualTo(Coverage.WHOLE_FILE);
        assertThat(agency.changesAfter()).isEqualTo(Changes.NONE);
        assertThat(agency.findings()).noneMatch(finding -> finding.severity() != Severity.INFO);
    }

    private interface Edit {
        void apply(PDDocument document) throws IOException;
    }

    private static byte[] edited(byte[] pdf, Edit edit) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            edit.apply(document);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.saveIncremental(out);
            return out.toByteArray();
        }
    }

    private static PDField field(PDDocument document, String name) {
        return document.getDocumentCatalog().getAcroForm(null).getField(name);
    }

    private List<SignatureReport> refused(byte[] attacked) {
        ValidationReport report = validator.validate(attacked);
        assertThat(report.totalPassed()).isFalse();
        assertThat(report.signatures()).hasSize(2).allMatch(s -> s.integrity() == Integrity.INTACT);
        return report.signatures();
    }

    @Test
    void refusesASquareDrawnOnThePage() throws IOException {
        List<SignatureReport> signatures = refused(edited(decision.issued(), document -> {
            PDPage page = document.getPage(0);
            PDAnnotationSquare square = new PDAnnotationSquare();
            square.setRectangle(new PDRectangle(100, 100, 200, 200));
            page.getAnnotations().add(square);
            page.getCOSObject().setNeedToBeUpdated(true);
            page.getCOSObject().getItem(COSName.ANNOTS);
            square.getCOSObject().setNeedToBeUpdated(true);
            if (page.getCOSObject().getDictionaryObject(COSName.ANNOTS) instanceof COSArray array) {
                array.setNeedToBeUpdated(true);
            }
        }));
        assertThat(signatures).noneMatch(SignatureReport::changesAllowed);
        assertThat(signatures).allSatisfy(s -> assertThat(s.changesAfter()).isEqualTo(Changes.ANNOTATIONS));
        assertThat(signatures).allMatch(s -> s.subIndication().equals(Optional.of(SubIndication.FORMAT_FAILURE)));
    }

    @Test
    void refusesTheLeadersSignatureMovedElsewhere() throws IOException {
        List<SignatureReport> signatures = refused(edited(decision.issued(), document -> {
            PDField leader = field(document, "signature.leader");
            leader.getWidgets().get(0).setRectangle(new PDRectangle(30, 30, 180, 80));
            leader.getWidgets().get(0).getCOSObject().setNeedToBeUpdated(true);
        }));
        assertThat(signatures).noneMatch(SignatureReport::changesAllowed);
        assertThat(signatures)
                .allSatisfy(s ->
                        assertThat(s.findings()).extracting(Finding::code).contains(FindingCode.SIGNED_FIELD_CHANGED));
    }

    @Test
    void refusesAnotherNumberAfterTheAgencyLockedAllFields() throws IOException {
        List<SignatureReport> signatures = refused(edited(decision.issued(), document -> {
            PDField number = field(document, "document.number");
            number.getCOSObject().setString(COSName.V, "999/QĐ-SCT");
            number.getCOSObject().setNeedToBeUpdated(true);
        }));
        assertThat(signatures.get(1).changesAllowed()).isFalse();
        assertThat(signatures.get(1).findings()).extracting(Finding::code).contains(FindingCode.FIELD_LOCKED);
        assertThat(signatures.get(1).indication()).isEqualTo(Indication.TOTAL_FAILED);
    }
}
