package org.motcua.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.store.DocumentId;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.dossier.Channel;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.workflow.compose.Article;
import org.motcua.workflow.compose.Recipients;
import org.motcua.workflow.inbox.InboxItem;
import org.motcua.workflow.testkit.FakeSigner;
import org.motcua.workflow.testkit.MemoryStore;
import org.motcua.workflow.testkit.TestDatabase;

/** A department with its officers, a database and a store, on which facades can be opened, crashed and opened again. */
final class Town implements AutoCloseable {

    static final OfficerId HOA = new OfficerId("hoa");
    static final OfficerId BINH = new OfficerId("binh");
    static final OfficerId NGAN = new OfficerId("ngan");
    static final OfficerId KHOA = new OfficerId("khoa");
    static final OfficerId DUNG = new OfficerId("dung");
    static final OfficerId LAN = new OfficerId("lan");

    /** A Monday at 9 o'clock in Vietnam. */
    static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");

    static final Duration PATIENCE = Duration.ofSeconds(30);

    final TestDatabase database;
    final MemoryStore store;
    final FakeSigner signer = new FakeSigner();

    Town(TestDatabase database) {
        this(database, new MemoryStore());
    }

    private Town(TestDatabase database, MemoryStore store) {
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

    OneStop open() {
        return configured().build();
    }

    /** A node with the fakes; a test changes what it is about. */
    OneStopBuilder configured() {
        return OneStop.builder()
                .dataSource(database.dataSource())
                .directory(AgencyDirectory.read(resource("directory.json")))
                .catalogue(ProcedureCatalogue.read(resource("catalogue.json")))
                .calendar(WorkingCalendar.vietnam())
                .store(store)
                .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                .workerId("node-1")
                .poll(Duration.ofMillis(50))
                .lock(Duration.ofSeconds(20))
                .retries(List.of(Duration.ofMillis(1), Duration.ofMillis(1)))
                .forms(new PlainForms())
                .signer(signer);
    }

    static InputStream resource(String name) {
        return Town.class.getResourceAsStream("testkit/" + name);
    }

    Attachment attachment(String component) {
        DocumentId document = store.put((component + UUID.randomUUID()).getBytes(UTF_8));
        return new Attachment(new ComponentId(component), component + ".pdf", document);
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

    static DecisionDraft decision() {
        return decision(DUNG);
    }

    static DecisionDraft decision(OfficerId signer) {
        return new DecisionDraft(
                signer,
                "Giám đốc Sở Công Thương",
                List.of("Theo đề nghị của Trưởng phòng Quản lý thương mại"),
                List.of(Article.of("Cấp giấy chứng nhận đủ điều kiện bán lẻ xăng dầu.")),
                new Recipients(List.of("Như Điều 1"), "VT, QLTM"));
    }

    DossierCode received(OneStop oneStop) {
        return oneStop.receive(HOA, submission()).dossier().code();
    }

    DossierCode appraised(OneStop oneStop) {
        DossierCode code = received(oneStop);
        oneStop.assign(BINH, code, NGAN);
        oneStop.appraise(NGAN, code, Appraisal.meets());
        return code;
    }

    DossierCode reviewed(OneStop oneStop) {
        DossierCode code = appraised(oneStop);
        oneStop.draft(NGAN, code, decision());
        oneStop.review(BINH, code, Verdict.approve());
        return code;
    }

    DossierCode signed(OneStop oneStop) {
        DossierCode code = reviewed(oneStop);
        oneStop.sign(DUNG, code);
        awaitSigning(oneStop, code);
        return code;
    }

    DossierCode issued(OneStop oneStop) {
        DossierCode code = signed(oneStop);
        oneStop.seal(LAN, code);
        awaitSigning(oneStop, code);
        return code;
    }

    static void awaitSigning(OneStop oneStop, DossierCode code) {
        assertThat(oneStop.awaitSigning(code, PATIENCE)).isTrue();
    }

    /** Ids of the steps for which the dossier waits in the officer's inbox. */
    static List<String> waiting(OneStop oneStop, OfficerId officer, DossierCode code) {
        return oneStop.inbox(officer).stream()
                .filter(item -> item.dossier().equals(code))
                .map(InboxItem::step)
                .toList();
    }

    static List<String> acts(OneStop oneStop, DossierCode code) {
        return oneStop.history(code).stream()
                .map(AuditEntry::act)
                .map(act -> act.name())
                .toList();
    }

    /** Finished, and with everything exactly once. */
    void assertIssuedOnce(OneStop oneStop, DossierCode code) {
        Dossier dossier = oneStop.dossier(code);
        assertThat(dossier.state())
                .as(oneStop.history(code).toString())
                .isIn(DossierState.DECIDED, DossierState.RETURNED);
        assertThat(store.contains(dossier.result().document())).isTrue();
        String where = " WHERE file = '" + code.value() + "'";
        assertThat(database.count("SELECT COUNT(*) FROM mc_outgoing" + where)).isEqualTo(1);
        assertThat(database.count("SELECT COUNT(*) FROM mc_outgoing" + where + " AND state = 'USED' AND document = '"
                        + dossier.result().document().value() + "'"))
                .isEqualTo(1);
        for (String role : List.of("LEADER", "AGENCY")) {
            assertThat(database.count("SELECT COUNT(*) FROM mc_signing_operation WHERE dossier = '" + code.value()
                            + "' AND role = '" + role + "' AND state = 'COMMITTED'"))
                    .as(role)
                    .isEqualTo(1);
        }
        assertThat(acts(oneStop, code))
                .containsOnlyOnce("LEADER_SIGNED")
                .containsOnlyOnce("NUMBER_RESERVED")
                .containsOnlyOnce("ISSUED");
    }

    @Override
    public void close() {
        assertThat(database.connectionsInUse()).isZero();
        database.close();
    }

    /** Text in place of PDF. */
    private static final class PlainForms implements Forms {

        @Override
        public byte[] receipt(Officer officer, Dossier dossier, Procedure procedure) {
            return ("receipt " + dossier.code().value()).getBytes(UTF_8);
        }

        @Override
        public byte[] decision(Dossier dossier, DecisionDraft draft) {
            return ("decision " + dossier.code().value() + " " + UUID.randomUUID()).getBytes(UTF_8);
        }
    }
}
