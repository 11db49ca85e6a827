package org.motcua.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentKinds;
import org.motcua.core.document.DocumentState;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.record.CaseRecord;
import org.motcua.core.record.RecordReport;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.act.Answer;
import org.motcua.workflow.act.standard.Appraise;
import org.motcua.workflow.act.standard.Assign;
import org.motcua.workflow.act.standard.Check;
import org.motcua.workflow.act.standard.Decide;
import org.motcua.workflow.act.standard.Draft;
import org.motcua.workflow.act.standard.HandOver;
import org.motcua.workflow.act.standard.Initial;
import org.motcua.workflow.act.standard.Note;
import org.motcua.workflow.act.standard.Opinion;
import org.motcua.workflow.act.standard.OrderSignature;
import org.motcua.workflow.act.standard.Seal;
import org.motcua.workflow.act.standard.Withdraw;
import org.motcua.workflow.model.ModelReader;
import org.motcua.workflow.model.ProcessModel;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.testkit.TestDatabase;
import org.motcua.workflow.testkit.TestOffice;

/**
 * Three agencies of a province on one installation, with a procedure for every model: Công Thương, whose cases they are,
 * Xây dựng, which takes part with documents of its own, and Tài chính, which is asked.
 */
final class Province implements AutoCloseable {

    /** Called before their callers. */
    private static final List<String> MODELS = List.of(
            "opinion-note",
            "parallel-appraisal",
            "other-opinion",
            "fee-first",
            "certificate",
            "deputy",
            "initials",
            "many-opinions",
            "shortest",
            "extension");

    private static volatile boolean onPostgreSql;

    private final @Nullable TestDatabase database;
    final TestOffice office;
    final List<Messenger.Message> messages = new CopyOnWriteArrayList<>();

    private Province(UnaryOperator<MotcuaBuilder> more) {
        AgencyDirectory directory = AgencyDirectory.read(resource("testkit/directory.json"));
        ProcedureCatalogue catalogue = ProcedureCatalogue.read(resource("testkit/catalogue.json"));
        UnaryOperator<MotcuaBuilder> configuration = builder -> {
            builder.kinds(DocumentKinds.standard().and(resource("testkit/kinds.json")))
                    .messenger(messages::add);
            MODELS.forEach(name -> builder.model(model(name)));
            return more.apply(builder);
        };
        this.database = onPostgreSql ? TestDatabase.postgresql() : null;
        this.office = database == null
                ? TestOffice.of(directory, catalogue, configuration)
                : TestOffice.on(database.dataSource(), directory, catalogue, configuration);
    }

    /** Whether provinces are opened on PostgreSQL from now on; otherwise in memory. */
    static void onPostgreSql(boolean wanted) {
        onPostgreSql = wanted;
    }

    static Province open() {
        return new Province(builder -> builder);
    }

    static Province open(UnaryOperator<MotcuaBuilder> more) {
        return new Province(more);
    }

    static InputStream resource(String name) {
        return Objects.requireNonNull(Province.class.getResourceAsStream(name), name);
    }

    /** A model of this library or of its tests. */
    static byte[] model(String name) {
        try (InputStream in = resource("models/" + name + ".bpmn")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ProcessModel read(String name) {
        return ModelReader.read(model(name), TypeRegistry.standard());
    }

    static OfficerId id(String officer) {
        return new OfficerId(officer);
    }

    static Map<String, Object> decisionText() {
        return Map.of(
                "authority",
                "Giám đốc Sở Công Thương",
                "articles",
                "Cấp giấy chứng nhận.",
                "recipients",
                List.of("Như Điều 1"),
                "filing",
                "VT, QLTM");
    }

    static Map<String, Object> letterText() {
        return Map.of(
                "addressees",
                List.of("Sở Xây dựng"),
                "body",
                "Đề nghị cho ý kiến.",
                "recipients",
                List.of("Như trên"),
                "filing",
                "VT");
    }

    Motcua motcua() {
        return office.motcua();
    }

    CaseId receive(String procedure) {
        return office.receive("hoa", procedure);
    }

    void assign(CaseId id, String element, String head, String officer) {
        office.act(head, id, element, new Assign.Assignment(id(officer)));
    }

    void draft(CaseId id, String element, String officer, String signer, Map<String, Object> text) {
        office.act(officer, id, element, Draft.Text.of(id(signer), text));
    }

    void draft(CaseId id) {
        draft(id, "draft", "ngan", "dung", decisionText());
    }

    void appraise(CaseId id, Appraise.Appraisal appraisal) {
        office.act("ngan", id, "appraise", appraisal);
    }

    void approve(CaseId id, String element, String officer, String document) {
        office.act(officer, id, element, Decide.Decision.approve(current(id, document)));
    }

    void sendBack(CaseId id, String element, String officer, String document) {
        office.act(officer, id, element, Decide.Decision.sendBack(current(id, document), "Chưa rõ căn cứ."));
    }

    void initial(CaseId id, String element, String officer, String document) {
        office.act(officer, id, element, Initial.Initialling.initial(current(id, document)));
    }

    void order(CaseId id, String element, String leader, String document) {
        office.act(leader, id, element, OrderSignature.Order.sign(current(id, document)));
    }

    void sendBackUnsigned(CaseId id, String element, String leader, String document) {
        office.act(leader, id, element, OrderSignature.Order.sendBack(current(id, document), "Xem lại Điều 2."));
    }

    void seal(CaseId id, String element, String clerk, String document) {
        office.act(clerk, id, element, Seal.Sealing.seal(current(id, document)));
    }

    void giveUp(CaseId id, String element, String clerk, String document) {
        office.act(clerk, id, element, Seal.Sealing.giveUp(current(id, document), "Sai tên người nhận."));
    }

    void handOver(CaseId id, String element) {
        office.act("hoa", id, element, new HandOver.Handing(""));
    }

    void note(CaseId id, String element, String officer) {
        office.act(officer, id, element, new Note.Remark("Đã nghiên cứu."));
    }

    void opinion(CaseId id, String element, String officer, String answer) {
        office.act(officer, id, element, new Opinion.View(new Answer(answer), "Ý kiến của tôi."));
    }

    void check(CaseId id, String element, String officer, String answer) {
        office.act(officer, id, element, new Check.Finding(new Answer(answer), "Đã kiểm tra."));
    }

    void withdraw(CaseId id, String element) {
        office.send("hoa", id, element, new Withdraw.Wish("Đổi địa điểm kinh doanh."));
    }

    /** From the draft of the result to its issue, as most models have it. */
    void decide(CaseId id) {
        draft(id);
        approveAndIssue(id);
    }

    void approveAndIssue(CaseId id) {
        approve(id, "review", "binh", "result");
        order(id, "approve", "dung", "result");
        seal(id, "seal", "lan", "result");
    }

    /** The tail that most models have, with every way back taken once. */
    void decideWithAllReturns(CaseId id, Runnable drafting, String reviewer, String signer) {
        drafting.run();
        sendBack(id, "review", reviewer, "result");
        drafting.run();
        approve(id, "review", reviewer, "result");
        sendBackUnsigned(id, "approve", signer, "result");
        drafting.run();
        approve(id, "review", reviewer, "result");
        signAfterRefusals(id, drafting, () -> approve(id, "review", reviewer, "result"), "approve", signer, "result");
    }

    /** From the leader's task to the issue, with both refusals and a number given up on the way. */
    void signAfterRefusals(
            CaseId id, Runnable drafting, Runnable approving, String element, String signer, String document) {
        refuseSigning("LEADER");
        order(id, element, signer, document);
        allowSigning();
        assertThat(document(id, document).state()).isEqualTo(DocumentState.RETURNED);
        drafting.run();
        approving.run();
        order(id, element, signer, document);
        giveUp(id, seal(element), clerk(id, document), document);
        drafting.run();
        approving.run();
        order(id, element, signer, document);
        refuseSigning("AGENCY");
        seal(id, seal(element), clerk(id, document), document);
        allowSigning();
        assertThat(document(id, document).state()).isEqualTo(DocumentState.RETURNED);
        drafting.run();
        approving.run();
        order(id, element, signer, document);
        seal(id, seal(element), clerk(id, document), document);
        assertThat(document(id, document).state()).isEqualTo(DocumentState.ISSUED);
    }

    private static String seal(String approve) {
        return approve.replace("approve", "seal");
    }

    private String clerk(CaseId id, String document) {
        return document(id, document).agency().value().equals("H99.05") ? "nga" : "lan";
    }

    void refuseSigning(String role) {
        office.signer().before((order, attempt) -> {
            if (order.key().role().name().equals(role)) {
                throw new SigningRefusedException("Chứng thư số đã hết hạn.");
            }
        });
    }

    void allowSigning() {
        office.signer().before((order, attempt) -> {});
    }

    Document document(CaseId id, String name) {
        return office.document(id, name);
    }

    /** The bytes that whoever looks now sees. */
    DocumentId current(CaseId id, String document) {
        return document(id, document).current().orElseThrow();
    }

    Dossier dossier(CaseId id) {
        return view(id).dossier().orElseThrow();
    }

    DossierState state(CaseId id) {
        return dossier(id).state();
    }

    CaseView view(CaseId id) {
        return motcua().caseFile(id("hoa"), id);
    }

    boolean isClosed(CaseId id) {
        return view(id).caseFile().closedAt() != null;
    }

    List<String> acts(CaseId id) {
        return office.acts(id);
    }

    long times(CaseId id, String act) {
        return acts(id).stream().filter(act::equals).count();
    }

    List<String> waiting(CaseId id) {
        return office.waiting(id);
    }

    /** Where the officer is waited for in the case. */
    List<String> inbox(String officer, CaseId id) {
        return motcua().inbox(id(officer)).stream()
                .filter(item -> item.caseId().equals(id))
                .map(item -> item.step())
                .toList();
    }

    String task(String officer, CaseId id, String element) {
        return office.task(officer, id, element).task();
    }

    /** What the applicant, heads and others were told about the case. */
    List<String> told(CaseId id) {
        return messages.stream()
                .filter(message -> message.caseId().equals(id))
                .map(Messenger.Message::text)
                .toList();
    }

    void sweepAt(CaseId id, Instant when) {
        office.clock().set(when);
        office.sweep(id);
    }

    Instant now() {
        return office.clock().instant();
    }

    void later(Duration time) {
        office.clock().advance(time);
    }

    /** At 9 o'clock of the day, in Vietnam. */
    static Instant morning(String day) {
        return LocalDate.parse(day).atTime(9, 0).atZone(WorkingCalendar.ZONE).toInstant();
    }

    /** When the wait of that element ends; empty while it has no time. */
    Optional<Instant> due(CaseId id, String element) {
        List<Optional<Instant>> found = query(
                "SELECT due_at FROM mc_due WHERE case_id = '" + id + "' AND element = '" + element + "'",
                row -> Optional.ofNullable(row.getObject(1, java.time.OffsetDateTime.class))
                        .map(java.time.OffsetDateTime::toInstant));
        assertThat(found).as("waits at " + element).hasSize(1);
        return found.get(0);
    }

    /** Every row of every table of this library, as text. */
    Map<String, List<String>> tables() {
        Map<String, List<String>> all = new TreeMap<>();
        for (String table : query(
                "SELECT table_name FROM information_schema.tables WHERE lower(table_name) LIKE 'mc\\_%'"
                        + " AND lower(table_name) NOT IN ('mc_attempt', 'mc_node')",
                row -> row.getString(1))) {
            all.put(
                    table,
                    query("SELECT * FROM \"" + table + "\"", Province::text).stream()
                            .sorted()
                            .toList());
        }
        return all;
    }

    private static String text(ResultSet row) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            columns.add(row.getString(i));
        }
        return String.join("|", columns.stream().map(String::valueOf).toList());
    }

    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, Reading<T> reading) {
        try (Connection connection = office.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(reading.of(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The numbers that the case has in registers, in their order. */
    List<Integer> numbersOf(CaseId id) {
        return query("SELECT number FROM mc_outgoing WHERE file = '" + id + "' ORDER BY number", row -> row.getInt(1));
    }

    /** The record agrees with itself, with nothing but what is in it. */
    void assertRecordIntact(CaseId id) {
        byte[] json = motcua().record(new OfficerId("lan"), id).toJson().getBytes(StandardCharsets.UTF_8);
        RecordReport report = CaseRecord.verify(new ByteArrayInputStream(json));
        assertThat(report.firstBreak()).isEmpty();
        assertThat(report.disagreements()).isEmpty();
    }

    void assertEveryElementReached(String model) {
        assertThat(office.unreached(read(model)))
                .as("elements of " + model + " that no test reaches")
                .isEmpty();
    }

    @Override
    public void close() {
        office.close();
        if (database != null) {
            database.close();
        }
    }
}
