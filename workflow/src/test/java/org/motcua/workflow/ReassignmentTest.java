package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.DrawnOffice.PROCEDURE;
import static org.motcua.workflow.DrawnOffice.PROCESS;
import static org.motcua.workflow.DrawnOffice.id;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Role;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.act.Answer;
import org.motcua.workflow.act.standard.Assign;
import org.motcua.workflow.act.standard.AssignMany;
import org.motcua.workflow.act.standard.Opinion;
import org.motcua.workflow.modeler.Drawing;
import org.motcua.workflow.testkit.TestOffice;

/** Work goes over to whoever may do it, and to nobody for the second time. */
class ReassignmentTest {

    @Test
    void goesToNobodyWithoutTheRoleThatTheSlotNeeds() {
        try (Province province = Province.open()) {
            CaseId id = province.receive("2.000648");
            province.assign(id, "assign", "binh", "khoa");

            refused(
                    Reason.ROLE,
                    () -> province.motcua().reassign(id("binh"), id, "specialist", id("khoa"), id("dung")));
            province.motcua().reassign(id("binh"), id, "specialist", id("khoa"), id("ngan"));
            assertThat(province.motcua().caseFile(id("binh"), id).caseFile().assigned("specialist"))
                    .containsExactly(id("ngan"));
        }
    }

    @Test
    void nobodyAnswersTwiceInThePlaceOfAnother() {
        try (TestOffice office = DrawnOffice.open(builder -> builder.model(Drawing.of(PROCESS, "1.0.0", """
                start received receive.v1
                user many assign-many.v1 by=role:HEAD slot=experts
                user vote opinion.v1 by=assigned:experts many=experts join=all
                end done
                received -> many
                many -> vote
                vote -> done
                """)))) {
            CaseId id = office.receive("hoa", PROCEDURE);
            office.act("binh", id, "many", new AssignMany.Assignments(List.of(id("ngan"), id("phuc"))));
            office.act("ngan", id, "vote", new Opinion.View(new Answer("agree"), "Đồng ý"));
            office.motcua().reassign(id("binh"), id, "experts", id("ngan"), id("khoa"));

            refused(
                    Reason.SEPARATION,
                    () -> office.motcua().reassign(id("binh"), id, "experts", id("phuc"), id("ngan")));
        }
    }

    @Test
    void aDeputyHasOnlyTheRolesThatTheAbsentOfficerHasToday() {
        String directory = """
                { "agency": [ { "code": "H99.12", "name": "Sở Công Thương", "abbreviation": "SCT", "place": "Bắc Sơn" } ],
                  "officers": [
                    { "id": "hoa", "name": "Hoa", "title": "Chuyên viên", "unit": "Một cửa", "roles": ["RECEPTION"] },
                    { "id": "binh", "name": "Bình", "title": "Trưởng phòng", "unit": "Phòng", "roles": ["HEAD"],
                      "effectiveTo": "2026-12-31" },
                    { "id": "ngan", "name": "Ngân", "title": "Chuyên viên", "unit": "Phòng", "roles": ["SPECIALIST"],
                      "effectiveTo": "2026-12-31" },
                    { "id": "ngan", "name": "Ngân", "title": "Trưởng phòng", "unit": "Phòng", "roles": ["HEAD"],
                      "effectiveFrom": "2027-01-01" },
                    { "id": "khoa", "name": "Khoa", "title": "Chuyên viên", "unit": "Phòng", "roles": ["SPECIALIST"] } ],
                  "absences": [ { "officer": "ngan", "deputy": "khoa", "effectiveFrom": "2026-11-01",
                                  "effectiveTo": "2026-11-30" } ] }
                """;
        String catalogue = """
                { "version": "drawn", "procedures": [ { "code": "9.1", "version": "1", "name": "Thủ tục", "sector": "Thử",
                  "time": { "amount": 20, "unit": "WORKING_DAYS" },
                  "components": [ { "id": "application", "name": "Đơn", "required": true, "form": "ORIGINAL",
                                    "quantity": 1 } ],
                  "process": "drawn-here", "result": "decision", "subjectTemplate": "{subject}" } ] }
                """;
        try (TestOffice office = TestOffice.of(
                AgencyDirectory.read(in(directory)),
                ProcedureCatalogue.read(in(catalogue)),
                builder -> builder.withoutShippedModels().roles(Role.HEAD).model(Drawing.of(PROCESS, "1.0.0", """
                                start received receive.v1
                                user assign assign.v1 by=role:HEAD
                                end done
                                received -> assign
                                assign -> done
                                """)))) {
            CaseId id = office.receive("hoa", PROCEDURE);
            String task = office.task("binh", id, "assign").task();

            assertThat(office.motcua().inbox(id("khoa"))).isEmpty();
            refused(Reason.ROLE, () -> office.motcua().act(id("khoa"), task, new Assign.Assignment(id("khoa"))));
        }
    }

    @Test
    void theHeadOfTheDivisionWhoseCaseItIsGivesBackWhatAnotherHeadHasTakenUp() {
        try (TestOffice office = DrawnOffice.open(builder -> builder.model(Drawing.of(PROCESS, "1.0.0", """
                start received receive.v1
                user assign assign.v1 by=role:HEAD
                user look check.v1 by=role:HEAD
                end done
                received -> assign
                assign -> look
                look -> done
                """)))) {
            CaseId id = office.receive("hoa", PROCEDURE);
            office.act("binh", id, "assign", new Assign.Assignment(id("ngan")));
            String task = office.task("cuong", id, "look").task();
            office.motcua().claim(id("cuong"), task);

            office.motcua().unclaim(id("binh"), task);
            office.motcua().claim(id("binh"), task);
        }
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(Reason reason, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        NotAllowedException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
