package org.motcua.console.example;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.motcua.core.agency.Agency;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Role;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.store.FileDocumentStore;
import org.motcua.core.register.OutgoingRegister;
import org.motcua.core.register.RegisterEntry;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.signing.CertificateFiles;
import org.motcua.signing.PdfValidator;
import org.motcua.signing.SignatureAppearance;
import org.motcua.workflow.OneStop;
import org.motcua.workflow.compose.DocumentComposer;

/**
 * The process {@code one-stop} from reception to the returned result, many dossiers at a time. Started again on the same
 * database it first finishes what was begun.
 */
public final class ExampleRun implements AutoCloseable {

    private static final Set<DossierState> ENDED =
            EnumSet.of(DossierState.RETURNED, DossierState.REFUSED, DossierState.STOPPED, DossierState.WITHDRAWN);
    private static final Set<DossierState> UNDER_WAY = EnumSet.complementOf(EnumSet.copyOf(ENDED));

    private final Clock clock;
    private final Department department;
    private final DataFolder data;
    private final HikariDataSource database;
    private final ExampleKeys keys;
    private final OneStop oneStop;
    private final ScriptedOfficers officers;
    private final Dossiers dossiers;
    private final OutgoingRegister register;
    private final DocumentStore store;

    private ExampleRun(
            Clock clock,
            int threads,
            Department department,
            DataFolder data,
            HikariDataSource database,
            ExampleKeys keys) {
        this.clock = clock;
        this.department = department;
        this.data = data;
        this.database = database;
        this.keys = keys;
        this.store = FileDocumentStore.in(data.documents());
        Transactions transactions = JdbcTransactions.of(database);
        this.dossiers = Dossiers.on(transactions);
        this.register = OutgoingRegister.on(transactions);
        this.oneStop = OneStop.builder()
                .transactions(transactions)
                .directory(department.directory())
                .catalogue(department.catalogue())
                .calendar(department.calendar())
                .store(store)
                .keys(keys)
                .certificates(keys.certificates(
                        department.directory().withRole(Role.LEADER).get(0).id()))
                .trust(CertificateFiles.read(data.authority()))
                .crls(CertificateFiles.readCrls(data.revocations()))
                .clock(clock)
                .workerId(data.workerId())
                .workerThreads(threads)
                .build();
        Applicants applicants = new Applicants(DocumentComposer.create(clock), store);
        this.officers = new ScriptedOfficers(
                oneStop, department.directory(), department.petrolStation(clock), applicants, clock);
    }

    /**
     * Opens database, keys and store, making what is not there yet.
     *
     * @param keyDelay how long the keys take to answer
     */
    public static ExampleRun open(String databaseUrl, Path folder, int threads, Duration keyDelay, Clock clock) {
        Department department = Department.load();
        Agency agency = department.directory().agency();
        String leader = department.directory().withRole(Role.LEADER).get(0).name();
        DataFolder data = DataFolder.open(folder, leader, agency.name(), clock);
        try {
            ExampleKeys keys = new ExampleKeys(
                    data,
                    SignatureAppearance.image(ExampleImages.signature(leader, 7)),
                    SignatureAppearance.image(ExampleImages.seal(agency.name(), agency.superior())),
                    keyDelay);
            HikariDataSource database = new ExampleDatabase(databaseUrl).open(threads);
            try {
                return new ExampleRun(clock, threads, department, data, database, keys);
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

    /** Dossiers that have not come to their end, in the order of reception. */
    public List<DossierCode> underWay() {
        return dossiers.inStates(UNDER_WAY, Integer.MAX_VALUE);
    }

    /** Dossiers that have come to their end, in the order of reception. */
    public List<DossierCode> ended() {
        return dossiers.inStates(ENDED, Integer.MAX_VALUE);
    }

    /**
     * What there is to do: first take every dossier that was begun to its end, then receive new ones until there are
     * {@code count}. The pieces may be run on several threads at once.
     *
     * @param ended hears of each dossier that has come to its end
     */
    public List<Runnable> work(int count, Consumer<DossierCode> ended) {
        List<DossierCode> begun = underWay();
        int known = begun.size() + ended().size();
        List<Runnable> work = new ArrayList<>();
        begun.forEach(code -> work.add(() -> finish(code, ended)));
        IntStream.rangeClosed(known + 1, count)
                .forEach(number -> work.add(() -> finish(officers.receive(number), ended)));
        return work;
    }

    private void finish(DossierCode code, Consumer<DossierCode> ended) {
        officers.finish(code);
        ended.accept(code);
    }

    /** The year's entries in the register of outgoing documents, by number. */
    public List<RegisterEntry> register() {
        return register.entries(
                department.directory().agency().code(), Department.today(clock).getYear());
    }

    /**
     * Writes what there is to show of a dossier.
     *
     * @param pictures whether the pages are drawn too, which takes longer than all else
     */
    public Results results(Path out, boolean pictures) {
        PdfValidator validator = PdfValidator.builder()
                .trust(CertificateFiles.read(data.authority()))
                .crls(CertificateFiles.readCrls(data.revocations()))
                .clock(clock)
                .build();
        return new Results(oneStop, store, validator, out, pictures);
    }

    /** The facade that everything goes through. */
    public OneStop oneStop() {
        return oneStop;
    }

    /** Who is who. */
    public AgencyDirectory directory() {
        return department.directory();
    }

    @Override
    public void close() {
        oneStop.close();
        database.close();
        keys.close();
        data.close();
    }
}
