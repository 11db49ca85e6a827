package org.motcua.workflow.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentName;
import org.motcua.core.document.Documents;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.dossier.Channel;
import org.motcua.core.procedure.Component;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.workflow.FailedStep;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.MotcuaBuilder;
import org.motcua.workflow.Receipt;
import org.motcua.workflow.Submission;
import org.motcua.workflow.inbox.InboxItem;
import org.motcua.workflow.model.ProcessModel;

/**
 * An office in memory for testing processes: an H2 database of its own, a store in memory, a clock that is set, documents
 * as plain text and keys that are none. Everything else is the library as it runs. H2 must be on the class path.
 *
 * <pre>{@code
 * try (TestOffice office = TestOffice.of(directory, catalogue, builder -> builder.model(bpmn))) {
 *     CaseId id = office.receive("hoa", "2.000648");
 *     office.act("binh", id, "assign", new Assign.Assignment(new OfficerId("ngan")));
 *     …
 *     assertThat(office.unreached(ModelReader.read(bpmn, TypeRegistry.standard()))).isEmpty();
 * }
 * }</pre>
 *
 * <p>For one test at a time.
 */
public final class TestOffice implements AutoCloseable {

    /** A Monday at 9 o'clock in Vietnam. */
    public static final Instant NOW = Instant.parse("2026-11-02T02:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CONNECTIONS = 20;

    private final DataSource database;
    private final Runnable end;
    private final MemoryStore store = new MemoryStore();
    private final SettableClock clock;
    private final FakeSigner signer = new FakeSigner();
    private final AgencyDirectory directory;
    private final ProcedureCatalogue catalogue;
    private final Motcua motcua;

    private TestOffice(
            AgencyDirectory directory,
            ProcedureCatalogue catalogue,
            SettableClock clock,
            DataSource database,
            Runnable end,
            UnaryOperator<MotcuaBuilder> configuration) {
        this.clock = clock;
        this.database = database;
        this.end = end;
        this.directory = directory;
        this.catalogue = catalogue;
        this.motcua = configuration
                .apply(Motcua.builder()
                        .dataSource(database)
                        .directory(directory)
                        .catalogue(catalogue)
                        .calendar(WorkingCalendar.vietnam())
                        .store(store)
                        .clock(clock)
                        .signer(signer)
                        .composer(new PlainPaper())
                        .workerId("test-office")
                        .poll(Duration.ofMillis(50))
                        .sweepEvery(Duration.ZERO)
                        .retries(List.of(Duration.ofMillis(1), Duration.ofMillis(1))))
                .build();
    }

    /**
     * Opens an office.
     *
     * @param configuration what is otherwise than described above, such as models, kinds, own acts and steps
     */
    public static TestOffice of(
            AgencyDirectory directory, ProcedureCatalogue catalogue, UnaryOperator<MotcuaBuilder> configuration) {
        return of(directory, catalogue, SettableClock.at(NOW), configuration);
    }

    /** An office by a clock that others go by, too, such as what issues its certificates. */
    public static TestOffice of(
            AgencyDirectory directory,
            ProcedureCatalogue catalogue,
            SettableClock clock,
            UnaryOperator<MotcuaBuilder> configuration) {
        JdbcConnectionPool memory = JdbcConnectionPool.create(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "sa", "");
        memory.setMaxConnections(CONNECTIONS);
        return new TestOffice(directory, catalogue, clock, memory, () -> shutDown(memory), configuration);
    }

    /**
     * An office on a database of the caller's, such as an empty schema of PostgreSQL; it is left open.
     *
     * @param database a pool of at least 12 connections
     */
    public static TestOffice on(
            DataSource database,
            AgencyDirectory directory,
            ProcedureCatalogue catalogue,
            UnaryOperator<MotcuaBuilder> configuration) {
        return new TestOffice(directory, catalogue, SettableClock.at(NOW), database, () -> {}, configuration);
    }

    public Motcua motcua() {
        return motcua;
    }

    /** At {@link #NOW} until it is set. */
    public SettableClock clock() {
        return clock;
    }

    public FakeSigner signer() {
        return signer;
    }

    public MemoryStore store() {
        return store;
    }

    /** For looking into tables; nothing in it is for the application. */
    public DataSource database() {
        return database;
    }

    /** What an applicant submits to an agency, with all components that the procedure requires. */
    public Receipt submitted(AgencyCode agency, String procedure) {
        return motcua.submit(agency, submission(procedure, Channel.ONLINE));
    }

    /** Receives a dossier with all components that the procedure requires. */
    public Receipt received(String officer, String procedure) {
        return motcua.receive(new OfficerId(officer), submission(procedure, Channel.DIRECT));
    }

    private Submission submission(String procedure, Channel channel) {
        Procedure known = catalogue.require(
                new ProcedureCode(procedure), LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE));
        List<Attachment> papers = known.components().stream()
                .filter(Component::required)
                .map(component -> attachment(component.id().value()))
                .toList();
        return new Submission(
                known.code(),
                channel,
                new Applicant(
                        Applicant.Kind.ENTERPRISE,
                        "Công ty TNHH Xăng dầu Bắc Sơn",
                        "0100000001",
                        "Số 1 đường Bắc Sơn",
                        "0912345678",
                        ""),
                "Cửa hàng xăng dầu số 1",
                papers);
    }

    /** {@link #received} and waits for the steps that follow. */
    public CaseId receive(String officer, String procedure) {
        CaseId id = received(officer, procedure).dossier().caseId();
        settle(id);
        return id;
    }

    /** A paper in the store. */
    public Attachment attachment(String component) {
        return new Attachment(
                new ComponentId(component),
                component + ".pdf",
                store.put((component + UUID.randomUUID()).getBytes(UTF_8)));
    }

    /** Opens a work file and waits for the steps that follow. */
    public CaseId open(String officer, String process, String subject) {
        CaseId id = motcua.open(new OfficerId(officer), process, subject);
        settle(id);
        return id;
    }

    /** The task at which the case waits for the officer in that element of the model. */
    public InboxItem task(String officer, CaseId caseId, String element) {
        return find(officer, caseId, element)
                .orElseThrow(() -> new AssertionError("Case " + caseId + " does not wait for " + officer + " at \""
                        + element + "\" but at " + waiting(caseId) + "; failed steps: " + failedSteps()));
    }

    private Optional<InboxItem> find(String officer, CaseId caseId, String element) {
        return motcua.inbox(new OfficerId(officer)).stream()
                .filter(item -> item.caseId().equals(caseId) && item.step().equals(element))
                .findFirst();
    }

    /** Does an act at the task of that element, and waits for the steps that follow. */
    public void act(String officer, CaseId caseId, String element, Record input) {
        motcua.act(new OfficerId(officer), task(officer, caseId, element).task(), input);
        settle(caseId);
    }

    /** Does an act at the task of that element by the names of its fields, and waits for the steps that follow. */
    public void act(String officer, CaseId caseId, String element, Map<String, ?> input) {
        motcua.act(new OfficerId(officer), task(officer, caseId, element).task(), input);
        settle(caseId);
    }

    /** Does an act that is a message, and waits for the steps that follow. */
    public void send(String officer, CaseId caseId, String element, Record input) {
        motcua.send(new OfficerId(officer), caseId, element, input);
        settle(caseId);
    }

    /** A document of the case, as any officer of the case's agency sees it. */
    public Document document(CaseId caseId, String name) {
        return Documents.on(JdbcTransactions.of(database)).require(caseId, new DocumentName(name));
    }

    /** Waits until no step of the case is being done or about to be. */
    public void settle(CaseId caseId) {
        if (!motcua.awaitSteps(caseId, PATIENCE)) {
            throw new AssertionError("Steps of " + caseId + " are not done: " + failedSteps());
        }
    }

    /** Ends the waits that are due, and waits for the steps that follow. */
    public int sweep(CaseId caseId) {
        int ended = motcua.sweep();
        settle(caseId);
        return ended;
    }

    /** The elements of the model at which the case waits for somebody. */
    public List<String> waiting(CaseId caseId) {
        return strings("SELECT DISTINCT element FROM mc_task WHERE case_id = '" + caseId + "' ORDER BY element");
    }

    /** The names of the acts in the record of the case. */
    public List<String> acts(CaseId caseId) {
        return history(caseId).stream().map(entry -> entry.act().name()).toList();
    }

    /** The record of the case. */
    public List<AuditEntry> history(CaseId caseId) {
        return AuditLog.on(JdbcTransactions.of(database), clock).entries(caseId);
    }

    /** What the operators of all agencies see of steps that failed; nothing where the directory has none. */
    public List<FailedStep> failedSteps() {
        LocalDate day = LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
        return directory.withRole(Role.OPERATOR).stream()
                .filter(officer -> directory.findOfficer(officer.id(), day).isPresent())
                .flatMap(officer -> motcua.failedSteps(officer.id()).stream())
                .distinct()
                .toList();
    }

    /** The elements of all versions of the process that no case of this office has come to, by their ids. */
    public Set<String> unreached(ProcessModel model) {
        Set<String> left = new LinkedHashSet<>();
        model.elements().forEach(element -> left.add(element.id()));
        left.removeAll(
                strings("SELECT DISTINCT act_id_ FROM act_hi_actinst WHERE proc_def_key_ = '" + model.key() + "'"));
        return left;
    }

    private List<String> strings(String sql) {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void shutDown(JdbcConnectionPool memory) {
        try (Connection connection = memory.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new IllegalStateException("The database in memory cannot be shut down", e);
        } finally {
            memory.dispose();
        }
    }

    @Override
    public void close() {
        motcua.close();
        end.run();
    }
}
