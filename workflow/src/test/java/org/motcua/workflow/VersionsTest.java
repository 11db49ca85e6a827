package org.motcua.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.motcua.workflow.Province.id;
import static org.motcua.workflow.Province.model;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.DocumentKinds;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.json.Json;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.standard.Appraise.Appraisal;
import org.motcua.workflow.act.standard.HandOver;
import org.motcua.workflow.act.standard.OrderSignature;
import org.motcua.workflow.act.standard.Supplement;
import org.motcua.workflow.act.standard.Withdraw;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.process.GoneTypeException;
import org.motcua.workflow.process.ModelConflictException;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.testkit.PlainPaper;
import org.motcua.workflow.testkit.Until;

/** Versions of a process side by side, and cases that go over from one to the other. */
class VersionsTest {

    private static final String NEWER = "one-stop-1.1.0";

    private Province province;

    @BeforeEach
    void open() {
        province = Province.open();
    }

    @AfterEach
    void close() {
        province.close();
    }

    private CaseId received() {
        return province.receive("2.000648");
    }

    private CaseId assigned() {
        CaseId id = received();
        province.assign(id, "assign", "binh", "ngan");
        return id;
    }

    private CaseId inDrafting() {
        CaseId id = assigned();
        province.appraise(id, Appraisal.meets());
        return id;
    }

    private CaseId composed() {
        CaseId id = inDrafting();
        province.draft(id);
        return id;
    }

    private CaseId approved() {
        CaseId id = composed();
        province.approve(id, "review", "binh", "result");
        return id;
    }

    private CaseId signed() {
        CaseId id = approved();
        province.order(id, "approve", "dung", "result");
        return id;
    }

    private CaseId decided() {
        CaseId id = signed();
        province.seal(id, "seal", "lan", "result");
        return id;
    }

    private CaseId refusalProposed() {
        CaseId id = assigned();
        province.appraise(id, Appraisal.refuse("Ngoài quy hoạch.", id("dung")));
        return id;
    }

    private String tag(CaseId id) {
        return province.view(id).caseFile().process().tag();
    }

    private void deploy(String model) {
        province.motcua().deploy(id("viet"), model(model));
    }

    private MigrationReport migrate(Map<String, String> renamed, String to) {
        return province.motcua().migrate(id("viet"), new MigrationRequest("one-stop", "1.0.0", to, renamed, false));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> renames() {
        return (Map<String, String>)
                Json.read(Province.resource("models/" + NEWER + ".migration.json"), Map.class, "map")
                        .get("map");
    }

    @Test
    void runningCasesGoOnByTheirsAndNewOnesByTheNewest() {
        CaseId older = inDrafting();
        deploy(NEWER);
        CaseId newer = inDrafting();
        assertThat(tag(older)).isEqualTo("1.0.0");
        assertThat(tag(newer)).isEqualTo("1.1.0");
        province.draft(older);
        province.draft(newer);
        assertThat(province.waiting(older)).containsExactly("review");
        assertThat(province.waiting(newer)).containsExactly("check_format");
        province.approveAndIssue(older);
        province.handOver(older, "return_result");
        province.initial(newer, "check_format", "mai", "result");
        province.approveAndIssue(newer);
        province.handOver(newer, "hand_over");
        assertThat(province.isClosed(older)).isTrue();
        assertThat(province.isClosed(newer)).isTrue();
    }

    @Test
    void casesGoOverAtEveryPlaceWhereTheyWait() {
        Map<String, CaseId> cases = new LinkedHashMap<>();
        cases.put("assign", received());
        cases.put("appraise", assigned());
        CaseId supplement = assigned();
        province.appraise(supplement, Appraisal.needsSupplement("Thiếu."));
        cases.put("supplement", supplement);
        cases.put("confirm_refusal", refusalProposed());
        CaseId refusal = refusalProposed();
        province.approve(refusal, "confirm_refusal", "binh", "refusal");
        cases.put("order_refusal", refusal);
        CaseId refused = refusalProposed();
        province.approve(refused, "confirm_refusal", "binh", "refusal");
        province.order(refused, "order_refusal", "dung", "refusal");
        cases.put("seal_refusal", refused);
        cases.put("draft", inDrafting());
        cases.put("review", composed());
        cases.put("approve", approved());
        cases.put("seal", signed());
        cases.put("return_result", decided());
        cases.forEach((element, id) -> assertThat(province.waiting(id)).containsExactly(element));
        CaseId failing = approved();
        province.office.signer().before((order, attempt) -> {
            throw new IllegalStateException("Không kết nối được thiết bị ký.");
        });
        province.motcua()
                .act(
                        id("dung"),
                        province.task("dung", failing, "approve"),
                        OrderSignature.Order.sign(province.current(failing, "result")));
        Until.holds(
                "the step waits for an operator",
                () -> !province.motcua().failedSteps(DrawnOffice.VIET).isEmpty());
        province.allowSigning();

        province.motcua().claim(id("ngan"), province.task("ngan", cases.get("draft"), "draft"));
        deploy(NEWER);
        var before = province.tables();
        MigrationReport tried = province.motcua()
                .migrate(id("viet"), new MigrationRequest("one-stop", "1.0.0", "1.1.0", renames(), false).tried());
        assertThat(tried.refused()).isEmpty();
        assertThat(tried.migrated()).hasSize(12);
        assertThat(province.tables()).isEqualTo(before);

        MigrationReport report = migrate(renames(), "1.1.0");
        assertThat(report.refused()).isEmpty();
        assertThat(report.migrated()).hasSize(12).contains(failing).containsAll(cases.values());
        for (CaseId id : report.migrated()) {
            assertThat(tag(id)).isEqualTo("1.1.0");
            assertThat(province.times(id, "MIGRATED")).isEqualTo(1);
            province.assertRecordIntact(id);
        }
        assertThat(province.office.task("ngan", cases.get("draft"), "draft").claimedBy())
                .as("still taken up")
                .contains(id("ngan"));

        province.assign(cases.get("assign"), "assign", "binh", "ngan");
        assertThat(province.due(cases.get("assign"), "due_soon")).isPresent();
        province.appraise(cases.get("appraise"), Appraisal.meets());
        province.office.act(
                "hoa",
                supplement,
                "supplement",
                new Supplement.Papers(List.of(province.office.attachment("premises"))));
        assertThat(province.waiting(supplement)).containsExactly("appraise");
        province.approve(cases.get("confirm_refusal"), "confirm_refusal", "binh", "refusal");
        province.order(refusal, "order_refusal", "dung", "refusal");
        province.seal(refused, "seal_refusal", "lan", "refusal");
        assertThat(province.state(refused)).isEqualTo(DossierState.STOPPED);
        province.draft(cases.get("draft"));
        assertThat(province.waiting(cases.get("draft"))).containsExactly("check_format");
        province.approveAndIssue(cases.get("review"));
        province.handOver(cases.get("review"), "hand_over");
        province.order(cases.get("approve"), "approve", "dung", "result");
        province.seal(cases.get("seal"), "seal", "lan", "result");
        assertThat(province.waiting(cases.get("return_result"))).containsExactly("hand_over");
        province.handOver(cases.get("return_result"), "hand_over");
        assertThat(province.isClosed(cases.get("return_result"))).isTrue();
        province.motcua().retry(DrawnOffice.VIET, failing);
        province.office.settle(failing);
        assertThat(province.waiting(failing)).containsExactly("seal");
    }

    @Test
    void aCaseWithoutCounterpartStaysAsItWas() {
        CaseId drafting = inDrafting();
        CaseId decided = decided();
        deploy(NEWER);
        List<String> before = rows(decided);
        MigrationReport report = migrate(Map.of(), "1.1.0");
        assertThat(report.migrated()).containsExactly(drafting);
        assertThat(report.refused()).containsOnlyKeys(decided);
        assertThat(report.refused().get(decided)).contains("return_result");
        assertThat(rows(decided)).isEqualTo(before);
        province.handOver(decided, "return_result");
        assertThat(province.isClosed(decided)).isTrue();
    }

    private List<String> rows(CaseId id) {
        return province.tables().entrySet().stream()
                .flatMap(table -> table.getValue().stream()
                        .filter(row -> row.contains(id.value()))
                        .map(row -> table.getKey() + " " + row))
                .toList();
    }

    @Test
    void aWaitForLegalTimeThatIsCalledOtherwiseEndsAllTheSame() {
        CaseId id = assigned();
        Instant due = province.due(id, "due_soon").orElseThrow();
        province.motcua().deploy(id("viet"), edited(model("one-stop"), "1.2.0", "due_soon", "nearly_due"));
        MigrationReport report = migrate(Map.of("due_soon", "nearly_due"), "1.2.0");
        assertThat(report.refused()).isEmpty();
        assertThat(province.due(id, "nearly_due")).contains(due);
        province.sweepAt(id, due);
        assertThat(province.told(id)).containsExactly("due-soon");
    }

    private static byte[] edited(byte[] model, String tag, String before, String after) {
        return new String(model, UTF_8)
                .replace("versionTag=\"1.0.0\"", "versionTag=\"" + tag + "\"")
                .replace(before, after)
                .getBytes(UTF_8);
    }

    @Test
    void aVersionNeverMeansSomethingElse() {
        byte[] other = new String(model("one-stop"), UTF_8)
                .replace("name=\"Phân công xử lý\"", "name=\"Giao việc\"")
                .getBytes(UTF_8);
        var before = province.tables();
        assertThatThrownBy(() -> province.motcua().deploy(id("viet"), other))
                .isInstanceOf(ModelConflictException.class);
        assertThat(province.tables()).isEqualTo(before);
        deploy("one-stop"); // the same content is no other version
        assertThat(province.tables()).isEqualTo(before);
    }

    /** A hand-over of the application's own. */
    private record OwnHandOver(HandOver given) implements ActType<HandOver.Handing> {

        @Override
        public ElementType type() {
            ElementType standard = StandardTypes.HAND_OVER;
            return new ElementType(
                    "own-hand-over.v1",
                    standard.use(),
                    standard.places(),
                    standard.label(),
                    standard.help(),
                    standard.settings(),
                    standard.branches(),
                    standard.defaultBy(),
                    standard.effects());
        }

        @Override
        public Class<HandOver.Handing> input() {
            return given.input();
        }

        @Override
        public Outcome decide(Sight sight, HandOver.Handing input) {
            return given.decide(sight, input);
        }
    }

    @Test
    void aNodeDoesNotStartWithoutATypeThatARunningCaseNeeds() {
        byte[] own = edited(model("one-stop"), "1.3.0", "hand-over.v1", "own-hand-over.v1");
        try (Province first = Province.open(
                builder -> builder.act(new OwnHandOver(new HandOver())).model(own))) {
            CaseId id = first.receive("2.000648");
            first.motcua().close();
            assertThatThrownBy(() -> node(first).build()).isInstanceOf(GoneTypeException.class);
            try (Motcua second =
                    node(first).act(new OwnHandOver(new HandOver())).build()) {
                second.send(id("hoa"), id, "withdrawn_unassigned", new Withdraw.Wish("Thôi."));
                assertThat(second.caseFile(id("hoa"), id).caseFile().closedAt()).isNotNull();
            }
        }
    }

    /** Another node on the same database and store. */
    static MotcuaBuilder node(Province province) {
        return Motcua.builder()
                .transactions(JdbcTransactions.of(province.office.database()))
                .directory(AgencyDirectory.read(Province.resource("testkit/directory.json")))
                .catalogue(ProcedureCatalogue.read(Province.resource("testkit/catalogue.json")))
                .kinds(DocumentKinds.standard().and(Province.resource("testkit/kinds.json")))
                .calendar(WorkingCalendar.vietnam())
                .store(province.office.store())
                .clock(province.office.clock())
                .signer(province.office.signer())
                .composer(new PlainPaper())
                .workerId("another-node")
                .sweepEvery(Duration.ZERO);
    }
}
