package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentState;
import org.motcua.workflow.act.standard.Appraise.Appraisal;
import org.motcua.workflow.compose.DocumentComposer;
import org.motcua.workflow.compose.TemplateLibrary;
import org.motcua.workflow.testkit.TestOffice;

/** The forms that acts write by themselves can be laid out by the templates that their kinds name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FormsOnPaperTest {

    private Province province;

    @BeforeAll
    void open() {
        TemplateLibrary templates = TemplateLibrary.builtIn();
        Clock clock = Clock.fixed(TestOffice.NOW, ZoneOffset.UTC);
        province =
                Province.open(builder -> builder.composer(new CaseComposer(DocumentComposer.create(clock, templates)))
                        .draftForms(kind -> templates.require(kind.template()).form()));
    }

    @AfterAll
    void close() {
        province.close();
    }

    private CaseId appraised(Appraisal appraisal) {
        CaseId id = province.receive("2.000648");
        province.assign(id, "assign", "binh", "ngan");
        province.appraise(id, appraisal);
        return id;
    }

    private String text(Document document) throws IOException {
        byte[] pdf = province.office.store().require(document.current().orElseThrow());
        try (PDDocument read = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(read).replaceAll("\\s+", " ");
        }
    }

    @Test
    void theRequestForSupplementsGoesOutAsItIsLaidOut() throws IOException {
        CaseId id = appraised(Appraisal.needsSupplement("Thiếu bản đồ vị trí."));

        Document form = province.document(id, "supplement-request");
        assertThat(form.state()).isEqualTo(DocumentState.ISSUED);
        assertThat(text(form))
                .contains(
                        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
                        "ngày 02 tháng 11 năm 2026",
                        "Mã hồ sơ: " + id,
                        "1. Thiếu bản đồ vị trí.",
                        "NGƯỜI HƯỚNG DẪN");
        assertThat(province.waiting(id)).contains("supplement");
    }

    @Test
    void theRefusalIsLaidOutForItsSigner() throws IOException {
        CaseId id = appraised(Appraisal.refuse("Sai thẩm quyền.", Province.id("dung")));

        Document form = province.document(id, "refusal");
        assertThat(form.state()).isEqualTo(DocumentState.COMPOSED);
        assertThat(text(form)).contains("PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ", "Sai thẩm quyền.");
    }
}
