package org.motcua.console.example;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.HmacKeys;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.register.OutgoingRegister;
import org.motcua.core.register.RegisterEntry;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.store.FileDocumentStore;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.signing.CertificateFiles;
import org.motcua.signing.Level;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.Pkcs12Key;
import org.motcua.signing.SigningKey;
import org.motcua.signing.testkit.TestTimestampAuthority;
import org.motcua.workflow.Motcua;
import org.motcua.workflow.compose.DocumentComposer;
import org.motcua.workflow.profile.SigningProfile;
import org.motcua.workflow.seal.RecordSeal;

/**
 * An example process from its beginning to its end, many cases at a time, on one node or on several at once. Started
 * again on the same database it first finishes what was begun.
 */
public final class ExampleRun implements AutoCloseable {

    /** What another node made ready is seen this soon. */
    private static final Duration POLL = Duration.ofMillis(500);

    /** What a node that is gone had begun is another's this soon: no step of the example takes longer without a sign of life. */
    private static final Duration LOCK = Duration.ofSeconds(20);

    /** What a node that is gone left of a leader's signature is taken on this soon. */
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final Clock clock;
    private final ExampleProcess process;
    private final AgencyData agency;
    private final DataFolder data;
    private final HikariDataSource database;
    private final ExampleKeys keys;
    private final SigningKey sealKey;
    private final Motcua motcua;
    private final ScriptedOfficers officers;
    private final CaseFiles cases;
    private final OutgoingRegister register;
    private final DocumentStore store;

    private ExampleRun(
            Clock clock,
            int threads,
            ExampleProcess process,
            AgencyData agency,
            DataFolder data,
            HikariDataSource database,
            ExampleKeys keys) {
        this.clock = clock;
        this.process = process;
        this.agency = agency;
        this.data = data;
        this.database = database;
        this.keys = keys;
        this.sealKey = Pkcs12Key.open(data.sealKey(), data.password());
        this.store = FileDocumentStore.in(data.documents());
        Transactions transactions = JdbcTransactions.of(database);
        this.cases = CaseFiles.on(transactions);
        this.register = OutgoingRegister.on(transactions);
        this.motcua = Motcua.builder()
                .transactions(transactions)
                .directory(agency.directory())
                .catalogue(agency.catalogue())
                .kinds(agency.kinds())
                .templates(agency.templates())
                .calendar(agency.calendar())
                .store(store)
                .keys(keys)
                .certificates(ExampleKeys.certificates(agency.directory()))
                .profile(profile(data, clock))
                .recordKeys(HmacKeys.read(data.recordKeys()))
                .recordSeal(RecordSeal.of("example", sealKey, TestTimestampAuthority.of(data.timestampKey(), clock)))
                .sealEvery(Duration.ZERO)
                .clock(clock)
                .workerId(data.workerId())
                .workerThreads(threads)
                .poll(POLL)
                .lock(LOCK)
                .sweepEvery(SWEEP)
                .build();
        Applicants applicants = new Applicants(DocumentComposer.create(clock), store, process);
        this.officers = new ScriptedOfficers(
                motcua, agency, process, applicants, new ScriptedTokens(motcua, keys, agency.directory()), clock);
    }

    /** Documents that last, without a network: the example has its own authority, time stamps and revocation list. */
    private static SigningProfile profile(DataFolder data, Clock clock) {
        return SigningProfile.at(Level.B_LTA)
                .timestamps(TestTimestampAuthority.of(data.timestampKey(), clock))
                .trust(CertificateFiles.read(data.authority()))
                .crls(CertificateFiles.readCrls(data.revocations()))
                .build();
    }

    /**
     * Opens database, keys and store, making what is not there yet.
     *
     * @param node name of this node among those on the database and the folder
     * @param settings how the keys answer
     */
    public static ExampleRun open(
            ExampleProcess process,
            String databaseUrl,
            Path folder,
            String node,
            int threads,
            KeySettings settings,
            Clock clock) {
        AgencyData agency = AgencyData.example();
        DataFolder data = DataFolder.open(folder, node, agency.directory(), clock);
        try {
            ExampleKeys keys = ExampleKeys.in(data, agency.directory(), settings, clock);
            HikariDataSource database = new ExampleDatabase(databaseUrl).open(threads);
            try {
                return new ExampleRun(clock, threads, process, agency, data, database, keys);
            } catch (RuntimeException e) {
                database.close();
                keys.close();
                throw e;
            }
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /** Cases that have not come to their end, in the order of their beginning. */
    public List<CaseId> underWay() {
        return cases.ofProcess(process.key(), false, Integer.MAX_VALUE);
    }

    /** Cases that have come to their end, in the order of their beginning. */
    public List<CaseId> ended() {
        return cases.ofProcess(process.key(), true, Integer.MAX_VALUE);
    }

    /**
     * What there is to do: first take every case that was begun to its end, then begin new ones until there are
     * {@code count}. The pieces may be run on several threads at once, and on several nodes.
     *
     * @param ended hears of each case that has come to its end
     */
    public List<Runnable> work(int count, Consumer<CaseId> ended) {
        motcua.sweep(); // what a run that was killed left
        List<CaseId> begun = underWay();
        int known = begun.size() + ended().size();
        List<Runnable> work = new ArrayList<>();
        begun.forEach(id -> work.add(() -> finish(id, ended)));
        for (int number = known + 1; number <= count; number++) {
            work.add(() -> begin(count).ifPresent(id -> finish(id, ended)));
        }
        return work;
    }

    /** Begins another case unless there are enough: other nodes begin some, too. */
    private Optional<CaseId> begin(int count) {
        return data.alone(() -> {
            int known = underWay().size() + ended().size();
            return known < count ? Optional.of(officers.begin(known + 1)) : Optional.empty();
        });
    }

    private void finish(CaseId id, Consumer<CaseId> ended) {
        officers.finish(id);
        ended.accept(id);
    }

    /** The year's entries in the registers of outgoing documents of all agencies, by agency and number. */
    public List<RegisterEntry> register() {
        int year = AgencyData.today(clock).getYear();
        return agency.directory().agencies().stream()
                .flatMap(one -> register.entries(one.code(), year).stream())
                .toList();
    }

    /** The certificate of the authority that vouches for all signers and time stamps. */
    public Path authority() {
        return data.authority();
    }

    /**
     * Writes what there is to show of a case; documents are validated by what they have in them, and the authority.
     *
     * @param pictures whether the pages are drawn too, which takes longer than all else
     */
    public Results results(Path out, boolean pictures) {
        PdfValidator validator = PdfValidator.builder()
                .trust(CertificateFiles.read(data.authority()))
                .clock(clock)
                .build();
        return new Results(motcua, this::seal, agency.directory(), store, validator, out, data.workerId(), pictures);
    }

    /** One node at a time, or a node whose seal is discarded would write a record that is not sealed. */
    private void seal() {
        data.alone(motcua::seal);
    }

    /** What was done to a case, as its keeper reads it. */
    public List<AuditEntry> history(CaseId id) {
        return motcua.history(Results.keeper(agency.directory()), id);
    }

    /** The facade that everything goes through. */
    public Motcua motcua() {
        return motcua;
    }

    /** Who is who. */
    public AgencyDirectory directory() {
        return agency.directory();
    }

    @Override
    public void close() {
        motcua.close();
        database.close();
        keys.close();
        sealKey.close();
        data.close();
    }
}
