package org.motcua.features;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentKinds;
import org.motcua.core.dossier.Applicant;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.dossier.Channel;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.procedure.ProcedureCode;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.store.FileDocumentStore;
import org.motcua.signing.Level;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SignatureAppearance;
import org.motcua.signing.SigningKey;
import org.motcua.signing.testkit.TestAuthority;
import org.motcua.signing.testkit.TestKeyKind;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.signing.timestamp.TimestampService;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.Receipt;
import org.motcua.workflow.SigningKeys;
import org.motcua.workflow.Submission;
import org.motcua.workflow.TaskForm;
import org.motcua.workflow.act.InputForm;
import org.motcua.workflow.compose.TemplateLibrary;
import org.motcua.workflow.inbox.InboxItem;
import org.motcua.workflow.profile.SigningProfile;
import org.motcua.workflow.trust.OfficerCertificates;

/**
 * The library in an application: its database, its store, its keys; real pages and real signatures, with test keys. The
 * officers' decisions are made here; in an application they come from its pages, by the same calls.
 */
public final class EmbedMain {

    private static final char[] PASSWORD = "example".toCharArray();
    private static final AgencyCode AGENCY = new AgencyCode("H99.12");

    private EmbedMain() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("motcua-embed");
        Example.tell("Issued: " + run(folder).issued() + " in " + folder);
    }

    static Document run(Path folder) {
        Clock clock = Clock.systemUTC();
        TestAuthority authority = TestAuthority.create("CN=Example root,O=Motcua,C=VN", clock);
        authority.issue("UID=CCCD:001,CN=Đỗ Minh Quân,C=VN", TestKeyKind.P_256).writePkcs12(leader(folder), PASSWORD);
        authority.issue("UID=MST:001,CN=Sở Công Thương,C=VN", TestKeyKind.P_256).writePkcs12(seal(folder), PASSWORD);
        JdbcConnectionPool database = JdbcConnectionPool.create(
                "jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0;LOCK_TIMEOUT=20000", "sa", "");
        DocumentStore store = FileDocumentStore.in(folder.resolve("documents"));
        try (Motcua motcua = office(database, store, authority, folder, clock)) {
            return decide(motcua, store);
        } finally {
            database.dispose();
        }
    }

    private static Motcua office(
            DataSource dataSource, DocumentStore store, TestAuthority authority, Path folder, Clock clock) {
        SigningKeys keys = new FileKeys(folder);
        List<X509Certificate> anchors = List.of(authority.certificate());
        TimestampService stamps = TestTimestampAuthority.of(authority, clock);
        return Motcua.builder()
                .dataSource(dataSource) // or .transactions(SpringTransactions.of(…))
                .directory(Example.directory()) // who is who: a file, or your own Directory
                .catalogue(Example.catalogue()) // procedures; each names its process and the kind of its result
                .calendar(WorkingCalendar.vietnam())
                .store(store)
                .keys(keys)
                .certificates(OfficerCertificates.withIdentifiers(
                        Map.of(Example.LEADER, "CCCD:001"), Map.of(AGENCY, "MST:001")))
                .profile(SigningProfile.at(Level.B_LTA) // or .profiles(…), by agency and kind of document
                        .timestamps(stamps) // a TimestampPool of HTTP services
                        .trust(anchors)
                        .crls(() -> List.of(authority.crl())) // asked anew at each step; .online(…) fetches
                        .build())
                .clock(clock)
                .kinds(DocumentKinds.standard().and(Example.open("kinds.json")))
                .templates(TemplateLibrary.builtIn().and(Features.templates()))
                .act(new OwnActMain.SiteVisit())
                .step(new OwnStepMain.Publish())
                .model(Example.model("own-process")) // drawn in Camunda Modeler
                .model(Example.model("site-visit"))
                .model(Example.model("publish"))
                .model(Example.model("licence"))
                .model(Example.model("expert"))
                .build();
    }

    private static final OfficerId OPERATOR = new OfficerId("hai");

    private static Document decide(Motcua motcua, DocumentStore store) {
        Attachment application = new Attachment(
                new ComponentId("application"), "don-de-nghi.pdf", store.put("đơn".getBytes(StandardCharsets.UTF_8)));
        Receipt receipt = motcua.receive(
                new OfficerId("hanh"),
                new Submission(
                        new ProcedureCode("9.000001"),
                        Channel.ONLINE,
                        new Applicant(
                                Applicant.Kind.ENTERPRISE, "Công ty TNHH Bắc Sơn", "0100000001", "An Bình", "", ""),
                        "Đề nghị của Công ty",
                        List.of(application)));
        CaseId id = receipt.dossier().caseId();

        work(motcua, "phuong", id, Example.decision());
        work(motcua, "khai", id, Map.of("answer", "approve"));
        work(motcua, "quan", id, Map.of("answer", "sign"));
        work(motcua, "lan", id, Map.of("answer", "seal"));
        work(motcua, "hanh", id, Map.of());

        return motcua.caseFile(new OfficerId("hanh"), id).documents().stream()
                .filter(document -> document.name().value().equals("result"))
                .findFirst()
                .orElseThrow();
    }

    /** What waits for the officer, what it asks for, and the answer. */
    private static void work(Motcua motcua, String name, CaseId id, Map<String, ?> answer) {
        OfficerId officer = new OfficerId(name);
        motcua.awaitSteps(id, Duration.ofSeconds(60));
        InboxItem item = motcua.inbox(officer).stream()
                .filter(waiting -> waiting.caseId().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("Nothing waits for " + name + ": " + motcua.failedSteps(OPERATOR)));
        TaskForm form = motcua.form(officer, item.task());
        Map<String, Object> input = new HashMap<>(answer);
        form.document()
                .flatMap(Document::current)
                .filter(seen -> form.form().find("document").isPresent())
                .ifPresent(seen -> input.put("document", seen.value())); // the bytes that the officer was shown
        motcua.act(officer, item.task(), input);
    }

    private static void work(Motcua motcua, String name, CaseId id, Record answer) {
        work(motcua, name, id, InputForm.values(answer));
    }

    private static Path leader(Path folder) {
        return folder.resolve("leader.p12");
    }

    private static Path seal(Path folder) {
        return folder.resolve("seal.p12");
    }

    /** Keys in files; tokens, hardware modules and remote services are the same interface. */
    private record FileKeys(Path folder) implements SigningKeys {

        @Override
        public SigningKey ofOfficer(OfficerId leader, String reference) {
            return Pkcs12Key.open(leader(folder), PASSWORD);
        }

        @Override
        public SigningKey ofAgency(AgencyCode agency, OfficerId clerk, String reference) {
            return Pkcs12Key.open(seal(folder), PASSWORD);
        }

        @Override
        public Optional<SignatureAppearance> signatureImage(OfficerId leader) {
            return Optional.empty();
        }

        @Override
        public Optional<SignatureAppearance> sealImage(AgencyCode agency) {
            return Optional.empty();
        }
    }
}
