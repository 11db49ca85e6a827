package org.motcua.workflow.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentName;
import org.motcua.core.document.DocumentState;
import org.motcua.core.document.Documents;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.dossier.Channel;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.MotcuaBuilder;
import org.motcua.workflow.Submission;
import org.motcua.workflow.act.standard.Appraise;
import org.motcua.workflow.act.standard.Assign;
import org.motcua.workflow.act.standard.Decide;
import org.motcua.workflow.act.standard.Draft;
import org.motcua.workflow.act.standard.HandOver;
import org.motcua.workflow.act.standard.OrderSignature;
import org.motcua.workflow.act.standard.Seal;
import org.motcua.workflow.inbox.InboxItem;
import org.motcua.workflow.testkit.FakeSigner;
import org.motcua.workflow.testkit.PlainPaper;
import org.motcua.workflow.testkit.TestDatabase;

/** A department with its officers, a database and a store, on which nodes can be opened, crashed and opened again. */
final class Town implements AutoCloseable {

    static final OfficerId HOA = new OfficerId("hoa");
    static final OfficerId BINH = new OfficerId("binh");
    static final OfficerId NGAN = new OfficerId("ngan");
    static final OfficerId KHOA = new OfficerId("khoa");
    static final OfficerId DUNG = new OfficerId("dung");
    /** Operator. */
    static final OfficerId VIET = new OfficerId("viet");

    static final OfficerId LAN = new OfficerId("lan");

    /** A Monday at 9 o'clock in Vietnam. */
    static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");

    static final Duration PATIENCE = Duration.ofSeconds(30);

    final TestDatabase database;
    final ExchangeableStore store;
    final FakeSigner signer = new FakeSigner();

    Town(TestDatabase database) {
        this(database, new ExchangeableStore());
    }

    private Town(TestDatabase database, ExchangeableStore store) {
        this.database = database;
        this.store = store;
    }

    /** The same town with a signing service that knows its requests. */
    Town withRememberingSigner() {
        Town other = new Town(database, store);
        other.signer.remember();
        return other;
    }

    static Town onH2() {
        return new Town(TestDatabase.h2());
    }

    Motcua open() {
        return configured().build();
    }

    /** A node with the fakes; a test changes what it is about. */
    MotcuaBuilder configured() {
        return bare().composer(new PlainPaper()).signer(signer);
    }

    /** A node without the fakes. */
    MotcuaBuilder bare() {
        return Motcua.builder()
                .dataSource(database.dataSource())
                .directory(AgencyDirectory.read(resource("one-agency.json")))
                .catalogue(ProcedureCatalogue.read(resource("one-procedure.json")))
                .calendar(WorkingCalendar.vietnam())
                .store(store)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .workerId("node-1")
                .poll(Duration.ofMillis(50))
                .lock(Duration.ofSeconds(20))
                .sweepEvery(Duration.ZERO)
                .retries(List.of(Duration.ofMillis(1), Duration.ofMillis(1)));
    }

    static InputStream resource(String name) {
        return Town.class.getResourceAsStream("/org/motcua/workflow/testkit/" + name);
    }

    Submission submission() {
        return new Submission(
                new ProcedureCode("2.000648"),
                Channel.DIRECT,
                new Applicant(
                        Applicant.Kind.ENTERPRISE, "Công ty TNHH Xăng dầu Bắc Sơn", "0100000001", "Bắc Sơn", "", ""),
                "Cửa hàng xăng dầu số 1",
                List.of(attachment("application"), attachment("premises")));
    }

    private Attachment attachment(String component) {
        return new Attachment(
                new ComponentId(component),
                component + ".pdf",
                store.put((component + UUID.randomUUID()).getBytes(UTF_8)));
    }

    static Draft.Text decision() {
        return Draft.Text.of(
                DUNG,
                Map.of(
                        "authority",
                        "Giám đốc Sở Công Thương",
                        "articles",
                        "Cấp giấy chứng nhận đủ điều kiện bán lẻ xăng dầu.",
                        "recipients",
                        List.of("Như Điều 1"),
                        "filing",
                        "VT, QLTM"));
    }

    CaseId received(Motcua motcua) {
        return motcua.receive(HOA, submission()).dossier().caseId();
    }

    CaseId appraised(Motcua motcua) {
        CaseId id = received(motcua);
        act(motcua, BINH, id, "assign", new Assign.Assignment(NGAN));
        act(motcua, NGAN, id, "appraise", Appraise.Appraisal.meets());
        return id;
    }

    /** Drafted and laid out. */
    CaseId drafted(Motcua motcua) {
        CaseId id = appraised(motcua);
        draft(motcua, id);
        return id;
    }

    void draft(Motcua motcua, CaseId id) {
        act(motcua, NGAN, id, "draft", decision());
        settle(motcua, id);
    }

    CaseId reviewed(Motcua motcua) {
        CaseId id = drafted(motcua);
        review(motcua, id);
        return id;
    }

    void review(Motcua motcua, CaseId id) {
        act(motcua, BINH, id, "review", Decide.Decision.approve(document(id).composed()));
    }

    /** Lets the leader order the signature, and does not wait for it. */
    void order(Motcua motcua, CaseId id) {
        act(motcua, DUNG, id, "approve", OrderSignature.Order.sign(document(id).composed()));
    }

    CaseId signed(Motcua motcua) {
        CaseId id = reviewed(motcua);
        order(motcua, id);
        settle(motcua, id);
        return id;
    }

    /** Lets the clerk order the seal, and does not wait for it. */
    void seal(Motcua motcua, CaseId id) {
        act(motcua, LAN, id, "seal", Seal.Sealing.seal(document(id).signed()));
    }

    void giveUp(Motcua motcua, CaseId id) {
        act(motcua, LAN, id, "seal", Seal.Sealing.giveUp(document(id).signed(), "Thử nghiệm"));
    }

    CaseId issued(Motcua motcua) {
        CaseId id = signed(motcua);
        seal(motcua, id);
        settle(motcua, id);
        return id;
    }

    void handOver(Motcua motcua, CaseId id) {
        act(motcua, HOA, id, "return_result", new HandOver.Handing(""));
    }

    static void act(Motcua motcua, OfficerId officer, CaseId id, String element, Record input) {
        motcua.act(officer, task(motcua, officer, id, element), input);
    }

    static String task(Motcua motcua, OfficerId officer, CaseId id, String element) {
        return motcua.inbox(officer).stream()
                .filter(item -> item.caseId().equals(id) && item.step().equals(element))
                .map(InboxItem::task)
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " does not wait for " + officer + " at " + element
                        + "; acts " + acts(motcua, id) + "; failed " + motcua.failedSteps(VIET)));
    }

    static void settle(Motcua motcua, CaseId id) {
        assertThat(motcua.awaitSteps(id, PATIENCE))
                .as(() -> "failed steps " + motcua.failedSteps(VIET))
                .isTrue();
    }

    /** The document that decides the case. */
    Document document(CaseId id) {
        return Documents.on(JdbcTransactions.of(database.dataSource())).require(id, new DocumentName("result"));
    }

    /** Ids of the elements at which the case waits in the officer's inbox. */
    static List<String> waiting(Motcua motcua, OfficerId officer, CaseId id) {
        return motcua.inbox(officer).stream()
                .filter(item -> item.caseId().equals(id))
                .map(InboxItem::step)
                .toList();
    }

    static List<String> acts(Motcua motcua, CaseId id) {
        return motcua.history(HOA, id).stream()
                .map(AuditEntry::act)
                .map(act -> act.name())
                .toList();
    }

    static Dossier dossier(Motcua motcua, CaseId id) {
        return motcua.caseFile(HOA, id).dossier().orElseThrow();
    }

    /** Finished, and with everything exactly once. */
    void assertIssuedOnce(Motcua motcua, CaseId id) {
        assertThat(dossier(motcua, id).state())
                .as(() -> motcua.history(HOA, id).toString())
                .isIn(DossierState.DECIDED, DossierState.RETURNED);
        Document document = document(id);
        assertThat(document.state()).isEqualTo(DocumentState.ISSUED);
        assertThat(store.contains(document.issued())).isTrue();
        String where = " WHERE file = '" + id + "'";
        assertThat(database.count("SELECT COUNT(*) FROM mc_outgoing" + where)).isEqualTo(1);
        assertThat(database.count("SELECT COUNT(*) FROM mc_outgoing" + where + " AND state = 'USED' AND document = '"
                        + document.issued().value() + "'"))
                .isEqualTo(1);
        for (String role : List.of("LEADER", "AGENCY")) {
            assertThat(database.count("SELECT COUNT(*) FROM mc_operation WHERE case_id = '" + id + "' AND role = '"
                            + role + "' AND state = 'COMMITTED'"))
                    .as(role)
                    .isEqualTo(1);
        }
        assertThat(acts(motcua, id))
                .containsOnlyOnce("LEADER_SIGNED")
                .containsOnlyOnce("NUMBER_RESERVED")
                .containsOnlyOnce("ISSUED");
    }

    @Override
    public void close() {
        assertThat(database.connectionsInUse()).isZero();
        database.close();
    }

    /** Outlives a node, as a folder outlives a process; what lies in it can be exchanged, as in a folder. */
    static final class ExchangeableStore implements DocumentStore {

        private final Map<DocumentId, byte[]> documents = new ConcurrentHashMap<>();

        @Override
        public DocumentId put(InputStream content) {
            try {
                byte[] bytes = content.readAllBytes();
                DocumentId id = DocumentId.of(bytes);
                documents.put(id, bytes);
                return id;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void exchange(DocumentId id, byte[] bytes) {
            documents.put(id, bytes);
        }

        @Override
        public boolean contains(DocumentId id) {
            return documents.containsKey(id);
        }

        @Override
        public InputStream open(DocumentId id) {
            return new ByteArrayInputStream(documents.get(id));
        }
    }
}
