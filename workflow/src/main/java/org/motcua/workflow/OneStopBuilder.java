package org.motcua.workflow;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.document.DocumentStore;
import org.motcua.core.document.OutgoingRegister;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.schema.CoreSchema;
import org.motcua.core.transaction.Durability;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.signing.PdfValidator;
import org.motcua.workflow.compose.DocumentComposer;
import org.motcua.workflow.engine.JoinedEngine;
import org.motcua.workflow.ledger.LedgerSchema;
import org.motcua.workflow.ledger.SigningLedger;
import org.motcua.workflow.process.OneStopModel;
import org.motcua.workflow.step.DocumentSigner;
import org.motcua.workflow.step.PdfDocumentSigner;
import org.motcua.workflow.step.SigningWorker;
import org.motcua.workflow.step.StepWatcher;
import org.motcua.workflow.step.Workbench;
import org.motcua.workflow.step.WorkerSettings;
import org.motcua.workflow.trust.OfficerCertificates;
import org.motcua.workflow.trust.VerdictPolicy;

/**
 * Sets up a {@link OneStop}. Transactions or data source, directory, catalogue, calendar, store, keys, certificates
 * and trust are required; everything else has a default. Not thread-safe.
 */
public final class OneStopBuilder {

    private static final Duration LOCK = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final List<Duration> RETRIES =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));

    private @Nullable Transactions transactions;
    private @Nullable AgencyDirectory directory;
    private @Nullable ProcedureCatalogue catalogue;
    private @Nullable WorkingCalendar calendar;
    private @Nullable DocumentStore store;
    private @Nullable SigningKeys keys;
    private @Nullable DocumentSigner signer;
    private @Nullable Forms forms;
    private @Nullable String workerId;
    private @Nullable OfficerCertificates certificates;
    private Collection<X509Certificate> anchors = List.of();
    private Supplier<? extends Collection<X509CRL>> crls = List::of;
    private VerdictPolicy verdicts = VerdictPolicy.totalPassed();
    private boolean withoutTrust;
    private Clock clock = Clock.systemUTC();
    private int threads = 2;
    private Duration lock = LOCK;
    private Duration poll = POLL;
    private List<Duration> retries = RETRIES;
    private StepWatcher watcher = StepWatcher.NONE;

    OneStopBuilder() {}

    /** Where transactions begin and end in this application; the same object for all that shall commit together. */
    public OneStopBuilder transactions(Transactions transactions) {
        this.transactions = transactions;
        return this;
    }

    /**
     * A database for an application without transactions of its own: plain JDBC. A pool of twice the worker threads and
     * the threads that act is never exhausted.
     */
    public OneStopBuilder dataSource(DataSource dataSource) {
        return transactions(JdbcTransactions.of(dataSource));
    }

    /** Agency and officers. */
    public OneStopBuilder directory(AgencyDirectory directory) {
        this.directory = directory;
        return this;
    }

    /** Procedures; those that name the process {@code one-stop}. */
    public OneStopBuilder catalogue(ProcedureCatalogue catalogue) {
        this.catalogue = catalogue;
        return this;
    }

    /** Working days. */
    public OneStopBuilder calendar(WorkingCalendar calendar) {
        this.calendar = calendar;
        return this;
    }

    /** Where documents lie. All nodes on one database need the same. */
    public OneStopBuilder store(DocumentStore store) {
        this.store = store;
        return this;
    }

    /** Keys and images. */
    public OneStopBuilder keys(SigningKeys keys) {
        this.keys = keys;
        return this;
    }

    /**
     * Which certificates are whose. Required: a key whose certificate is not the officer's own, or not the agency's, signs
     * nothing.
     */
    public OneStopBuilder certificates(OfficerCertificates certificates) {
        this.certificates = certificates;
        return this;
    }

    /**
     * Certificates of the authorities whose signers are trusted. Required, unless {@link #dangerouslyIssueWithoutTrust}
     * was chosen: a certificate is judged before its key is asked, and the document after each signature.
     */
    public OneStopBuilder trust(Collection<X509Certificate> anchors) {
        this.anchors = List.copyOf(anchors);
        return this;
    }

    /** Revocation lists for that, which stay the same. Without current ones nothing is signed. Default: none. */
    public OneStopBuilder crls(Collection<X509CRL> crls) {
        List<X509CRL> lists = List.copyOf(crls);
        return crls(() -> lists);
    }

    /** Where the revocation lists of the day come from; asked at each signing step, with no transaction open. */
    public OneStopBuilder crls(Supplier<? extends Collection<X509CRL>> crls) {
        this.crls = crls;
        return this;
    }

    /** Which verdicts let a document go on. Default: TOTAL_PASSED alone. */
    public OneStopBuilder verdicts(VerdictPolicy verdicts) {
        this.verdicts = verdicts;
        return this;
    }

    /**
     * Issues documents whoever vouches for their signers, also with certificates that are revoked. For trials with keys
     * that no authority vouches for.
     */
    public OneStopBuilder dangerouslyIssueWithoutTrust() {
        this.withoutTrust = true;
        return this;
    }

    /** Default: the system's clock. Legal time is UTC+7 whatever its zone. */
    public OneStopBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Name of this node among those on one database, the same after a restart. Default: the host's name; needed where
     * two run on one host.
     */
    public OneStopBuilder workerId(String workerId) {
        this.workerId = workerId;
        return this;
    }

    /** Signatures at a time. Default 2; 0 leaves them to other nodes. */
    public OneStopBuilder workerThreads(int threads) {
        this.threads = threads;
        return this;
    }

    /** How long a signing step stays this node's without a sign of life. Default 5 minutes; renewed while it signs. */
    public OneStopBuilder lock(Duration lock) {
        this.lock = lock;
        return this;
    }

    /** How often this node looks for signing steps that another one made ready. Default 5 seconds. */
    public OneStopBuilder poll(Duration poll) {
        this.poll = poll;
        return this;
    }

    /** Pauses after failures that may pass. Default 10 s, 1 min, 10 min, 1 h; then the step waits for an operator. */
    public OneStopBuilder retries(List<Duration> retries) {
        this.retries = List.copyOf(retries);
        return this;
    }

    /** Is told how far signing steps come. Default: nobody. */
    public OneStopBuilder watcher(StepWatcher watcher) {
        this.watcher = watcher;
        return this;
    }

    OneStopBuilder signer(DocumentSigner signer) {
        this.signer = signer;
        return this;
    }

    OneStopBuilder forms(Forms forms) {
        this.forms = forms;
        return this;
    }

    /**
     * Brings the tables up to date, starts the engine, checks that it commits with the application, deploys the process
     * and takes up what was left unfinished.
     *
     * @throws WorkflowException when something required is missing or engine and database do not fit together
     * @throws org.motcua.core.transaction.NotDurableException for a database that would lose acknowledged commits
     */
    public OneStop build() {
        Transactions transactions = required(this.transactions, "transactions or dataSource");
        AgencyDirectory directory = required(this.directory, "directory");
        ProcedureCatalogue catalogue = required(this.catalogue, "catalogue");
        WorkingCalendar calendar = required(this.calendar, "calendar");
        DocumentStore store = required(this.store, "store");
        DocumentSigner signer = this.signer != null ? this.signer : signer();
        Forms forms = this.forms != null
                ? this.forms
                : new ComposedForms(DocumentComposer.create(clock), directory, catalogue);
        WorkerSettings settings =
                new WorkerSettings(workerId == null ? hostName() : workerId, threads, lock, poll, retries);

        DataSource database = transactions.dataSource();
        Durability.requireDurable(database);
        CoreSchema.migrate(database);
        LedgerSchema.migrate(database);
        JoinedEngine engine = LedgerSchema.alone(database, () -> JoinedEngine.start(transactions));
        engine.deploy(OneStopModel.PROCESS, OneStopModel.class, OneStopModel.RESOURCE);

        Dossiers dossiers = Dossiers.on(transactions);
        AuditLog audit = AuditLog.on(transactions, clock);
        OutgoingRegister register = OutgoingRegister.on(transactions);
        SigningWorker worker = SigningWorker.start(new Workbench(
                transactions,
                engine.services(),
                directory,
                catalogue,
                dossiers,
                register,
                audit,
                store,
                new SigningLedger(transactions),
                signer,
                clock,
                watcher,
                settings));
        Desk desk = new Desk(transactions, engine.services(), directory, dossiers, audit, clock);
        Counter counter = new Counter(
                desk, transactions, engine.services(), directory, catalogue, calendar, dossiers, audit, store, forms);
        Division division = new Division(desk, store, forms);
        Chancery chancery = new Chancery(desk, transactions, register, worker);
        return new OneStop(
                engine, worker, directory, desk, counter, division, chancery, transactions, dossiers, register, audit);
    }

    private DocumentSigner signer() {
        if (anchors.isEmpty() != withoutTrust) {
            throw new WorkflowException(
                    withoutTrust
                            ? "OneStop has trust and is to issue without it. Leave out one of the two."
                            : "OneStop has no trust: it would issue what revoked and unknown signers signed. Give the"
                                    + " builder the certificates of the authorities by trust and their revocation lists"
                                    + " by crls, or choose dangerouslyIssueWithoutTrust for a trial.");
        }
        return new PdfDocumentSigner(
                required(keys, "keys"),
                required(certificates, "certificates"),
                () -> PdfValidator.builder()
                        .trust(anchors)
                        .crls(List.copyOf(crls.get()))
                        .clock(clock)
                        .build(),
                withoutTrust ? VerdictPolicy.dangerouslyWithoutTrust() : verdicts);
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new WorkflowException("OneStop has no " + name + ". Give it to the builder.");
        }
        return value;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            throw new WorkflowException("This host has no name to call the worker by. Give the builder a workerId.", e);
        }
    }
}
