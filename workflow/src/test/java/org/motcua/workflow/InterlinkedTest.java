package org.motcua.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.Province.id;
import static org.motcua.workflow.Province.letterText;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentState;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.NotAllowedException.Reason;

/** The shipped models interlinked and interlinked-partner: three agencies on one installation. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterlinkedTest {

    private static final String OPINION = "partner.opinion";
    private static final List<String> OWNERS =
            List.of("hoa", "binh", "ngan", "khoa", "cuong", "tam", "dung", "thuy", "lan", "mai", "quang", "viet");
    private static final List<String> PARTNERS = List.of("huong", "linh", "minh", "nga", "oanh");
    private static final List<String> FINANCE = List.of("phong", "quyen");

    private Province province;

    @BeforeAll
    void open() {
        province = Province.open();
    }

    @AfterAll
    void everyElementIsReached() {
        try (Province all = province) {
            all.assertEveryElementReached("interlinked");
            all.assertEveryElementReached("interlinked-partner");
        }
    }

    private CaseId asked() {
        CaseId id = province.receive("1.000001");
        province.assign(id, "assign", "binh", "ngan");
        return id;
    }

    private void draftOpinion(CaseId id) {
        province.draft(id, "draft", "linh", "minh", letterText());
    }

    private void approveOpinion(CaseId id) {
        province.approve(id, "decide", "huong", OPINION);
    }

    private void issueOpinion(CaseId id) {
        province.assign(id, "assign_opinion", "huong", "linh");
        draftOpinion(id);
        approveOpinion(id);
        province.order(id, "approve", "minh", OPINION);
        province.seal(id, "seal", "nga", OPINION);
    }

    @Test
    void twoAgenciesIssueTwoDocumentsWithNumbersOfTheirOwn() {
        CaseId id = asked();
        assertThat(province.waiting(id)).containsExactly("assign_opinion", "finance_opinion");
        province.opinion(id, "finance_opinion", "phong", "agree");
        issueOpinion(id);
        assertThat(province.waiting(id)).containsExactly("file_opinion", "weigh_opinion");
        province.note(id, "weigh_opinion", "ngan");
        province.draft(id);
        province.note(id, "file_opinion", "linh");
        province.approveAndIssue(id);
        province.handOver(id, "return_result");

        assertThat(province.isClosed(id)).isTrue();
        assertThat(province.state(id)).isEqualTo(DossierState.RETURNED);
        Document opinion = province.document(id, OPINION);
        Document result = province.document(id, "result");
        assertThat(opinion.agency().value()).isEqualTo("H99.05");
        assertThat(result.agency().value()).isEqualTo("H99.12");
        assertThat(List.of(opinion.state(), result.state())).containsOnly(DocumentState.ISSUED);
        assertThat(province.query(
                        "SELECT agency, symbol FROM mc_outgoing WHERE file = '" + id + "' ORDER BY agency",
                        row -> row.getString(1) + " " + row.getString(2)))
                .containsExactly("H99.05 SXD", "H99.12 QĐ-SCT");
        assertThat(province.times(id, "MESSAGE_SENT")).isEqualTo(1);
        province.assertRecordIntact(id);
    }

    @Test
    void whoeverIsFirstNumbersOfTheAgenciesDoNotMeet() {
        CaseId one = asked();
        CaseId other = asked();
        issueOpinion(one);
        issueOpinion(other);
        List<Integer> numbers = province.query(
                "SELECT number FROM mc_outgoing WHERE agency = 'H99.05' ORDER BY number", row -> row.getInt(1));
        for (int i = 0; i < numbers.size(); i++) {
            assertThat(numbers.get(i)).isEqualTo(i + 1);
        }
    }

    @Test
    void theResultWaitsForAllThatWasAskedAndThePartnerForNothing() {
        CaseId id = asked();
        issueOpinion(id);
        province.note(id, "file_opinion", "linh");
        province.note(id, "weigh_opinion", "ngan");
        assertThat(province.waiting(id)).containsExactly("finance_opinion");
        province.opinion(id, "finance_opinion", "phong", "disagree");
        assertThat(province.waiting(id)).containsExactly("explain");
        province.note(id, "explain", "ngan");
        assertThat(province.waiting(id)).containsExactly("draft");
        assertThat(province.inbox("ngan", id)).containsExactly("draft");
        assertThat(province.inbox("linh", id)).isEmpty();
    }

    @Test
    void financeThatIsSilentIsTakenToAgree() {
        CaseId id = asked();
        Instant due = province.due(id, "finance_silent").orElseThrow();
        province.sweepAt(id, due);
        assertThat(province.told(id)).containsExactly("opinion-silent");
        assertThat(province.waiting(id)).containsExactly("assign_opinion");
        assertThat(province.inbox("phong", id)).isEmpty();
    }

    @Test
    void thePartnerIsUrgedOnceAndGoesOn() {
        CaseId id = asked();
        Instant due = province.due(id, "partner_late").orElseThrow();
        province.sweepAt(id, due);
        province.sweepAt(id, due.plusSeconds(60));
        assertThat(province.told(id)).containsExactlyInAnyOrder("opinion-silent", "opinion-late");
        issueOpinion(id);
        province.note(id, "file_opinion", "linh");
        province.note(id, "weigh_opinion", "ngan");
        province.decide(id);
        province.handOver(id, "return_result");
        assertThat(province.isClosed(id)).isTrue();
    }

    @Test
    void bothDocumentsGoBackFromEveryone() {
        CaseId id = asked();
        province.opinion(id, "finance_opinion", "phong", "agree");
        province.assign(id, "assign_opinion", "huong", "linh");
        draftOpinion(id);
        province.sendBack(id, "decide", "huong", OPINION);
        draftOpinion(id);
        approveOpinion(id);
        province.sendBackUnsigned(id, "approve", "minh", OPINION);
        draftOpinion(id);
        approveOpinion(id);
        province.signAfterRefusals(id, () -> draftOpinion(id), () -> approveOpinion(id), "approve", "minh", OPINION);
        province.note(id, "file_opinion", "linh");
        province.note(id, "weigh_opinion", "ngan");
        province.decideWithAllReturns(id, () -> province.draft(id), "binh", "dung");
        province.handOver(id, "return_result");
        assertThat(province.isClosed(id)).isTrue();
        assertThat(province.times(id, "MESSAGE_SENT")).isEqualTo(1);
        province.assertRecordIntact(id);
    }

    @Test
    void everyAgencyDoesItsOwnPartOnly() {
        CaseId id = asked();
        refuseEverybody(id, "assign_opinion", "huong", OWNERS, FINANCE);
        refuseEverybody(id, "finance_opinion", "phong", OWNERS, PARTNERS);
        province.assign(id, "assign_opinion", "huong", "linh");
        refuseEverybody(id, "draft", "linh", OWNERS, FINANCE);
        draftOpinion(id);
        refuseEverybody(id, "decide", "huong", OWNERS, FINANCE);
        approveOpinion(id);
        refuseEverybody(id, "approve", "minh", OWNERS, FINANCE);
        province.order(id, "approve", "minh", OPINION);
        refuseEverybody(id, "seal", "nga", OWNERS, FINANCE);
        province.seal(id, "seal", "nga", OPINION);
        refuseEverybody(id, "weigh_opinion", "ngan", PARTNERS, FINANCE);
        refuseEverybody(id, "file_opinion", "linh", OWNERS, FINANCE);
    }

    @SafeVarargs
    private void refuseEverybody(CaseId id, String element, String whose, List<String>... others) {
        String task = province.task(whose, id, element);
        for (List<String> officers : others) {
            for (String officer : officers) {
                assertThat(province.inbox(officer, id)).doesNotContain(element);
                assertThatThrownBy(() -> province.motcua().act(id(officer), task, Map.of()))
                        .isInstanceOfSatisfying(
                                NotAllowedException.class,
                                refused -> assertThat(refused.reason()).isEqualTo(Reason.OTHER_AGENCY));
                assertThatThrownBy(() -> province.motcua().form(id(officer), task))
                        .isInstanceOf(NotAllowedException.class);
            }
        }
    }

    @Test
    void thePartnerNamesOnlyItsOwnPeople() {
        CaseId id = asked();
        assertThatThrownBy(() -> province.assign(id, "assign_opinion", "huong", "ngan"))
                .isInstanceOf(NotAllowedException.class);
        province.assign(id, "assign_opinion", "huong", "linh");
        assertThatThrownBy(() -> province.draft(id, "draft", "linh", "dung", letterText()))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void othersSeeTheirOwnDocumentsAndWhatIsIssued() {
        CaseId id = asked();
        province.assign(id, "assign_opinion", "huong", "linh");
        draftOpinion(id);
        assertThat(names(id, "huong")).containsExactlyInAnyOrder("receipt", OPINION);
        assertThat(names(id, "phong")).containsExactly("receipt");
        assertThat(names(id, "binh")).containsExactlyInAnyOrder("receipt", OPINION);
        CaseId others = province.receive("2.000648");
        assertThatThrownBy(() -> names(others, "huong")).isInstanceOf(NotAllowedException.class);
    }

    private List<String> names(CaseId id, String officer) {
        return province.motcua().caseFile(id(officer), id).documents().stream()
                .map(document -> document.name().value())
                .toList();
    }

    @Test
    void anotherAgencysDivisionIsNotThatOfTheCase() {
        byte[] partnerAssigns = new String(Province.model("other-opinion"), UTF_8)
                .replace("versionTag=\"1.0.0\"", "versionTag=\"1.1.0\"")
                .replace(
                        "<camunda:property name=\"motcua.slot\" value=\"specialist\"/>",
                        "<camunda:property name=\"motcua.slot\" value=\"specialist\"/>"
                                + "<camunda:property name=\"motcua.agency\" value=\"partner\"/>")
                .getBytes(UTF_8);
        try (Province other = Province.open(builder -> builder.model(partnerAssigns))) {
            CaseId id = other.receive("1.000003");
            other.assign(id, "assign", "huong", "linh");
            assertThat(other.view(id).caseFile().assigned("specialist")).containsExactly(id("linh"));
            assertThat(other.view(id).caseFile().unit()).isEmpty();
        }
    }
}
