package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.act.standard.Appraise;
import org.motcua.workflow.act.standard.Assign;
import org.motcua.workflow.act.standard.Decide;
import org.motcua.workflow.act.standard.Draft;
import org.motcua.workflow.act.standard.HandOver;
import org.motcua.workflow.act.standard.OrderSignature;
import org.motcua.workflow.act.standard.Seal;
import org.motcua.workflow.testkit.TestOffice;

class SmokeTest {

    static InputStream resource(String name) {
        return SmokeTest.class.getResourceAsStream("testkit/" + name);
    }

    @Test
    void aDossierGoesAllTheWay() {
        try (TestOffice office = TestOffice.of(
                AgencyDirectory.read(resource("directory.json")),
                ProcedureCatalogue.read(resource("catalogue.json")),
                builder -> builder)) {
            CaseId id = office.receive("hoa", "2.000648");
            office.act("binh", id, "assign", new Assign.Assignment(new OfficerId("ngan")));
            office.act("ngan", id, "appraise", Appraise.Appraisal.meets());
            office.act(
                    "ngan",
                    id,
                    "draft",
                    Draft.Text.of(
                            new OfficerId("dung"),
                            Map.of(
                                    "authority",
                                    "Giám đốc Sở Công Thương",
                                    "articles",
                                    "Cấp giấy chứng nhận.",
                                    "recipients",
                                    List.of("Như Điều 1"),
                                    "filing",
                                    "VT, QLTM")));
            DocumentId seen = office.document(id, "result").composed();
            office.act("binh", id, "review", Decide.Decision.approve(seen));
            office.act("dung", id, "approve", OrderSignature.Order.sign(seen));
            office.act(
                    "lan",
                    id,
                    "seal",
                    Seal.Sealing.seal(office.document(id, "result").signed()));
            office.act("hoa", id, "return_result", new HandOver.Handing(""));
            System.err.println(office.acts(id));
            assertThat(office.document(id, "result").issued()).isNotNull();
            assertThat(office.motcua()
                            .caseFile(new OfficerId("hoa"), id)
                            .caseFile()
                            .closedAt())
                    .isNotNull();
        }
    }
}
