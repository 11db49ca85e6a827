package org.motcua.workflow;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Directory;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.audit.RecordKeys;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.document.DocumentKinds;
import org.motcua.core.document.Documents;
import org.motcua.core.document.Renewals;
import org.motcua.core.document.Separation;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.register.OutgoingRegister;
import org.motcua.core.schema.CoreSchema;
import org.motcua.core.seal.Seals;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.transaction.Durability;
import org.motcua.core.transaction.JdbcTransactions;
import org.motcua.core.transaction.Transactions;
import org.motcua.signing.Level;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Authority;
import org.motcua.workflow.act.standard.StandardActs;
import org.motcua.workflow.compose.DocumentComposer;
import org.motcua.workflow.compose.TemplateLibrary;
import org.motcua.workflow.deadline.DueWaits;
import org.motcua.workflow.deadline.LegalMoments;
import org.motcua.workflow.engine.JoinedEngine;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.inbox.Tasks;
import org.motcua.workflow.ledger.SigningLedger;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.modeler.ModelGate;
import org.motcua.workflow.outcome.Recorder;
import org.motcua.workflow.outcome.Waits;
import org.motcua.workflow.personal.PersonalSigning;
import org.motcua.workflow.process.Processes;
import org.motcua.workflow.process.ShippedModels;
import org.motcua.workflow.profile.SigningProfile;
import org.motcua.workflow.profile.SigningProfiles;
import org.motcua.workflow.schema.WorkflowSchema;
import org.motcua.workflow.seal.RecordSeal;
import org.motcua.workflow.seal.RecordSealing;
import org.motcua.workflow.sight.CaseReader;
import org.motcua.workflow.sight.Office;
import org.motcua.workflow.standstill.CaseCheck;
import org.motcua.workflow.standstill.StandstillSweep;
import org.motcua.workflow.standstill.Standstills;
import org.motcua.workflow.step.DocumentSigner;
import org.motcua.workflow.step.PdfArchive;
import org.motcua.workflow.step.PdfDocumentSigner;
import org.motcua.workflow.step.PdfJudge;
import org.motcua.workflow.step.RecordChecks;
import org.motcua.workflow.step.StepType;
import org.motcua.workflow.step.standard.Compose;
import org.motcua.workflow.step.standard.Issue;
import org.motcua.workflow.step.standard.Move;
import org.motcua.workflow.step.standard.Notify;
import org.motcua.workflow.step.standard.RequestFee;
import org.motcua.workflow.step.standard.Send;
import org.motcua.workflow.step.standard.Sign;
import org.motcua.workflow.step.standard.Validate;
import org.motcua.workflow.trust.OfficerCertificates;
import org.motcua.workflow.trust.VerdictPolicy;
import org.motcua.workflow.worker.ArchiveRenewal;
import org.motcua.workflow.worker.StepBench;
import org.motcua.workflow.worker.StepWatcher;
import org.motcua.workflow.worker.StepWorker;
import org.motcua.workflow.worker.Sweep;
import org.motcua.workflow.worker.WorkerSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up a {@link Motcua}. Transactions or data source, directory, catalogue, calendar, store, keys, certificates and trust
 * are required; everything else has a default. Not thread-safe.
 */
public final class MotcuaBuilder {

    private static final Duration LOCK = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration SWEEP = Duration.ofMinutes(1);
    private static final Duration SEAL = Duration.ofDays(1);
    private static final Duration RENEW_SEALS = Duration.ofDays(730);
    private static final Duration RENEWAL = Duration.ofHours(1);
    private static final Duration MARGIN = Duration.ofDays(90);
    private static final List<Duration> RETRIES =
            List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));
    private static final Actor BUILDER = Actor.system("application");

    private static final Logger LOG = LoggerFactory.getLogger(MotcuaBuilder.class);

    private @Nullable Transactions transactions;
    private @Nullable Directory directory;
    private @Nullable ProcedureCatalogue catalogue;
    private @Nullable WorkingCalendar calendar;
    private @Nullable DocumentStore store;
    private @Nullable SigningKeys keys;
    private @Nullable OfficerCertificates certificates;
    private @Nullable DocumentSigner signer;
    private Compose.@Nullable Composer composer;
    private Office.@Nullable DraftForms forms;
    private Validate.@Nullable Judge judge;
    private @Nullable String workerId;
    private DocumentKinds kinds = DocumentKinds.standard();
    private TemplateLibrary templates = TemplateLibrary.builtIn();
    private Separation separation = Separation.STRICT;
    private FeeService fees = FeeService.AT_THE_COUNTER;
    private Messenger messenger = Messenger.NONE;
    private @Nullable SigningProfiles profiles;
    private Collection<X509Certificate> anchors = List.of();
    private @Nullable Supplier<? extends Collection<X509CRL>> crls;
    private @Nullable VerdictPolicy verdicts;
    private boolean withoutTrust;
    private RecordKeys recordKeys = RecordKeys.NONE;
    private ReadLog readLog = ReadLog.NONE;
    private Clock clock = Clock.systemUTC();
    private int threads = 2;
    private Duration lock = LOCK;
    private Duration poll = POLL;
    private Duration sweep = SWEEP;
    private Duration renewal = RENEWAL;
    private Duration margin = MARGIN;
    private List<Duration> retries = RETRIES;
    private @Nullable RecordSeal recordSeal;
    private Duration sealEvery = SEAL;
    private Duration renewSealsAfter = RENEW_SEALS;
    private Duration patience = PATIENCE;
    private StepWatcher watcher = StepWatcher.NONE;
    private boolean shipped = true;
    private final List<byte[]> models = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<ActType<?>> acts = new ArrayList<>(StandardActs.ALL);
    private final List<StepType> steps = new ArrayList<>();

    MotcuaBuilder() {}

    /** Where transactions begin and end in this application; the same object for all that shall commit together. */
    public MotcuaBuilder transactions(Transactions transactions) {
        this.transactions = transactions;
        return this;
    }

    /**
     * A database for an application without transactions of its own: plain JDBC. A pool of twice the worker threads and
     * the threads that act is never exhausted.
     */
    public MotcuaBuilder dataSource(DataSource dataSource) {
        return transactions(JdbcTransactions.of(dataSource));
    }

    /** Agencies and officers, asked anew at every act. */
    public MotcuaBuilder directory(Directory directory) {
        this.directory = directory;
        return this;
    }

    /** Procedures, each of which names the process that handles it and the kind of document that decides. */
    public MotcuaBuilder catalogue(ProcedureCatalogue catalogue) {
        this.catalogue = catalogue;
        return this;
    }

    /** Working days. */
    public MotcuaBuilder calendar(WorkingCalendar calendar) {
        this.calendar = calendar;
        return this;
    }

    /** Where documents lie. All nodes on one database need the same. */
    public MotcuaBuilder store(DocumentStore store) {
        this.store = store;
        return this;
    }

    /** Keys and images. */
    public MotcuaBuilder keys(SigningKeys keys) {
        this.keys = keys;
        return this;
    }

    /**
     * Which certificates are whose. Required: a key whose certificate is not the officer's own, or not the agency's, signs
     * nothing.
     */
    public MotcuaBuilder certificates(OfficerCertificates certificates) {
        this.certificates = certificates;
        return this;
    }

    /**
     * How documents are signed and judged, for each agency and kind of document: level, time stamps, trust, evidence. In
     * place of {@link #trust}, {@link #crls} and {@link #verdicts}, which make one profile of level B-B for all.
     */
    public MotcuaBuilder profiles(SigningProfiles profiles) {
        this.profiles = profiles;
        return this;
    }

    /** One profile for all agencies and kinds. */
    public MotcuaBuilder profile(SigningProfile profile) {
        return profiles(SigningProfiles.same(profile));
    }

    /**
     * Certificates of the authorities whose signers are trusted. Required, unless {@link #profiles} has them or
     * {@link #dangerouslyIssueWithoutTrust} was chosen: a certificate is judged before its key is asked, and the document after each signature.
     */
    public MotcuaBuilder trust(Collection<X509Certificate> anchors) {
        this.anchors = List.copyOf(anchors);
        return this;
    }

    /** Revocation lists for that, which stay the same. Without current ones nothing is signed. Default: none. */
    public MotcuaBuilder crls(Collection<X509CRL> crls) {
        List<X509CRL> lists = List.copyOf(crls);
        return crls(() -> lists);
    }

    /** Where the revocation lists of the day come from; asked at each signing step, with no transaction open. */
    public MotcuaBuilder crls(Supplier<? extends Collection<X509CRL>> crls) {
        this.crls = crls;
        return this;
    }

    /** Which verdicts let a document go on. Default: TOTAL_PASSED alone. */
    public MotcuaBuilder verdicts(VerdictPolicy verdicts) {
        this.verdicts = verdicts;
        return this;
    }

    /**
     * Issues documents whoever vouches for their signers, also with certificates that are revoked. For trials with keys
     * that no authority vouches for.
     */
    public MotcuaBuilder dangerouslyIssueWithoutTrust() {
        this.withoutTrust = true;
        return this;
    }

    /**
     * Keys that authenticate each entry of the record and each deployed model. Without them, which the start warns of,
     * whoever can write to the database can make up a whole record, and have issued what nobody approved. All nodes need
     * the same; an installation has them from its first case on, for entries without a code are refused.
     */
    public MotcuaBuilder recordKeys(RecordKeys recordKeys) {
        this.recordKeys = recordKeys;
        return this;
    }

    /** Hears who reads cases. Default: nothing is kept of it. */
    public MotcuaBuilder readLog(ReadLog readLog) {
        this.readLog = readLog;
        return this;
    }

    /** Kinds of documents. Default: the given ones. */
    public MotcuaBuilder kinds(DocumentKinds kinds) {
        this.kinds = kinds;
        return this;
    }

    /** Templates of documents. Default: the given ones. */
    public MotcuaBuilder templates(TemplateLibrary templates) {
        this.templates = templates;
        return this;
    }

    /** Process models besides the given ones, deployed in this order: a called process before its caller. */
    public MotcuaBuilder model(byte[] bpmn) {
        models.add(bpmn.clone());
        return this;
    }

    /**
     * Roles of the agency's own that models may name. Default: the given ones, and of an {@link AgencyDirectory} those
     * that somebody has.
     */
    public MotcuaBuilder roles(Role... roles) {
        this.roles.addAll(List.of(roles));
        return this;
    }

    /** Keys of the texts that the messenger has; a model that names another is refused. Default: not checked. */
    public MotcuaBuilder texts(String... keys) {
        texts.addAll(List.of(keys));
        return this;
    }

    /** Leaves out the given process models. */
    public MotcuaBuilder withoutShippedModels() {
        shipped = false;
        return this;
    }

    /** An act of the application's own. */
    public MotcuaBuilder act(ActType<?> act) {
        acts.add(act);
        return this;
    }

    /** A step of the application's own. */
    public MotcuaBuilder step(StepType step) {
        steps.add(step);
        return this;
    }

    /** Duties about one document that may lie with one person, in very small agencies. Default: none. */
    public MotcuaBuilder separation(Separation separation) {
        this.separation = separation;
        return this;
    }

    /** Where fees are paid. Default: at the counter. */
    public MotcuaBuilder fees(FeeService fees) {
        this.fees = fees;
        return this;
    }

    /** How people are told. Default: not at all. */
    public MotcuaBuilder messenger(Messenger messenger) {
        this.messenger = messenger;
        return this;
    }

    /** Default: the system's clock. Legal time is UTC+7 whatever its zone. */
    public MotcuaBuilder clock(Clock clock) {
        this.clock = clock;
        return this;
    }

    /**
     * Name of this node among those on one database, the same after a restart. Default: the host's name; needed where
     * two run on one host.
     */
    public MotcuaBuilder workerId(String workerId) {
        this.workerId = workerId;
        return this;
    }

    /**
     * How long a key, or whatever else a step waits for, is waited for; then the step waits for an operator, and what the
     * key answers later is kept. After five seconds of waiting another step begins in its place, and no owner's keys are
     * asked for more documents at once than there are threads, so that a key which does not answer holds nobody else.
     * Default 10 minutes.
     */
    public MotcuaBuilder keyPatience(Duration patience) {
        this.patience = patience;
        return this;
    }

    /** Steps at a time. Default 2; 0 leaves them to other nodes. */
    public MotcuaBuilder workerThreads(int threads) {
        this.threads = threads;
        return this;
    }

    /** How long a step stays this node's without a sign of life. Default 5 minutes; renewed while it is done. */
    public MotcuaBuilder lock(Duration lock) {
        this.lock = lock;
        return this;
    }

    /** How often this node looks for steps that another one made ready. Default 5 seconds. */
    public MotcuaBuilder poll(Duration poll) {
        this.poll = poll;
        return this;
    }

    /**
     * How often this node looks for waits that have come to their legal time. Default 1 minute; zero leaves it to
     * {@link Motcua#sweep}.
     */
    public MotcuaBuilder sweepEvery(Duration sweep) {
        this.sweep = sweep;
        return this;
    }

    /**
     * With what the record is sealed: without it the chains of the cases are anchored nowhere, and the start logs a warning.
     * Default: not at all.
     */
    public MotcuaBuilder recordSeal(RecordSeal seal) {
        this.recordSeal = seal;
        return this;
    }

    /**
     * How often this node seals the record. Default 1 day, and a minute after the start; zero leaves it to
     * {@link Motcua#seal}.
     */
    public MotcuaBuilder sealEvery(Duration every) {
        this.sealEvery = every;
        return this;
    }

    /**
     * How old the newest time stamp of a seal may become before another is put over it. It must be well before the end of its
     * authority's certificate and of its algorithms. Default 730 days.
     */
    public MotcuaBuilder renewSealsAfter(Duration age) {
        this.renewSealsAfter = age;
        return this;
    }

    /**
     * How often this node looks for archive time stamps that end soon. Default 1 hour; zero leaves it to
     * {@link Motcua#renewArchive}.
     */
    public MotcuaBuilder renewArchiveEvery(Duration renewal) {
        this.renewal = renewal;
        return this;
    }

    /** How long before its end an archive time stamp is renewed. Default 90 days. */
    public MotcuaBuilder archiveMargin(Duration margin) {
        this.margin = margin;
        return this;
    }

    /** Pauses after failures that may pass. Default 10 s, 1 min, 10 min, 1 h; then the step waits for an operator. */
    public MotcuaBuilder retries(List<Duration> retries) {
        this.retries = List.copyOf(retries);
        return this;
    }

    /** Is told how far signing steps come. Default: nobody. */
    public MotcuaBuilder watcher(StepWatcher watcher) {
        this.watcher = watcher;
        return this;
    }

    /** What signs in place of keys; for tests and trials of models. */
    public MotcuaBuilder signer(DocumentSigner signer) {
        this.signer = signer;
        return this;
    }

    /** What lays documents out in place of the templates, for tests that are not about pages. */
    public MotcuaBuilder composer(Compose.Composer composer) {
        this.composer = composer;
        return this;
    }

    /** Documents are laid out by their templates, as by default, whatever {@link #composer} was given before. */
    public MotcuaBuilder layingOutByTemplates() {
        this.composer = null;
        return this;
    }

    /** What says whether a document stands its validation, in place of the validator; for tests and trials of models. */
    public MotcuaBuilder judge(Validate.Judge judge) {
        this.judge = judge;
        return this;
    }

    /** What drafters fill in, in place of what the templates ask for; for tests that are not about pages. */
    public MotcuaBuilder draftForms(Office.DraftForms forms) {
        this.forms = forms;
        return this;
    }

    /**
     * Brings the tables up to date, starts the engine, checks that it commits with the application and that its models are
     * the ones that were checked, deploys what is new, and takes up what was left unfinished.
     *
     * @throws WorkflowException when something required is missing, a procedure names a process or kind that is not there,
     *     a model does not pass its check, or engine and database do not fit together
     * @throws org.motcua.core.transaction.NotDurableException for a database that would lose acknowledged commits
     */
    public Motcua build() {
        Transactions transactions = required(this.transactions, "transactions or dataSource");
        if (recordKeys == RecordKeys.NONE) {
            LOG.warn("Motcua has no record keys: whoever can write to the database can make up a record that nobody can"
                    + " tell from a true one. Give the builder keys by recordKeys, such as HmacKeys.read");
        }
        Office office = office();
        DocumentStore store = required(this.store, "store");
        SigningProfiles profiles = this.signer != null && isWithoutProfiles() ? null : signingProfiles();
        DocumentSigner signer = this.signer != null ? this.signer : signer(Objects.requireNonNull(profiles));
        DataSource database = transactions.dataSource();
        Durability.requireDurable(database);
        CoreSchema.migrate(database);
        WorkflowSchema.migrate(database);
        JoinedEngine engine = WorkflowSchema.alone(database, () -> JoinedEngine.start(transactions));
        try {
            return build(transactions, office, store, signer, profiles, engine);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private Motcua build(
            Transactions transactions,
            Office office,
            DocumentStore store,
            DocumentSigner signer,
            @Nullable SigningProfiles profiles,
            JoinedEngine engine) {
        CaseFiles cases = CaseFiles.on(transactions);
        Dossiers dossiers = Dossiers.on(transactions);
        Documents documents = Documents.on(transactions);
        OutgoingRegister register = OutgoingRegister.on(transactions);
        AuditLog audit = AuditLog.on(transactions, clock, recordKeys);
        Compose.Composer composer =
                this.composer != null ? this.composer : new CaseComposer(DocumentComposer.create(clock, templates));
        Map<String, StepType> stepTypes = stepTypes(composer, store, signer, judgeBy(profiles), register);
        Map<String, ActType<?>> actTypes = once("acts", acts, ActType::type, ElementType::name);
        TypeRegistry types = types(stepTypes.values(), actTypes.values());
        Processes processes = new Processes(transactions, engine, types, gate(types, office), clock, recordKeys);
        processes.requireIntact();
        deploy(transactions, processes);
        requireProcesses(office, processes);
        Tokens tokens = new Tokens(engine.services());
        Tasks tasks = new Tasks(transactions);
        DueWaits dueWaits = new DueWaits(transactions);
        CaseReader reader = new CaseReader(dossiers, documents, office, clock);
        LegalMoments moments = new LegalMoments(office.calendar());
        Waits waits = new Waits(cases, tokens, tasks, dueWaits, processes, moments, office.directory());
        Recorder recorder = new Recorder(cases, dossiers, documents, register, audit, tokens, processes, waits);
        RecordChecks records = new RecordChecks(audit, Seals.on(transactions), tokens);
        SigningLedger ledger = new SigningLedger(transactions);
        WorkerSettings settings =
                new WorkerSettings(workerId == null ? hostName() : workerId, threads, lock, poll, retries, patience);
        StepBench bench = new StepBench(
                transactions,
                cases,
                reader,
                processes,
                tokens,
                recorder,
                records,
                ledger,
                store,
                stepTypes,
                watcher,
                settings);
        StepWorker worker = StepWorker.start(bench, clock);
        Today today = new Today(clock);
        Secrets secrets = new Secrets(transactions, clock);
        Counter counter = new Counter(
                transactions,
                office,
                cases,
                dossiers,
                reader,
                processes,
                recorder,
                records,
                store,
                composer,
                secrets,
                today);
        Desk desk = new Desk(
                transactions,
                office,
                cases,
                reader,
                processes,
                tokens,
                tasks,
                recorder,
                new Authority(audit),
                records,
                store,
                secrets,
                actTypes,
                worker::wake,
                today);
        Sweep sweeper = new Sweep(
                transactions,
                cases,
                reader,
                processes,
                tokens,
                dueWaits,
                moments,
                records,
                recorder,
                clock,
                settings.workerId());
        Renewals renewals = Renewals.on(transactions);
        ArchiveRenewal archive = profiles == null
                ? null
                : new ArchiveRenewal(
                        transactions,
                        cases,
                        documents,
                        renewals,
                        audit,
                        store,
                        new PdfArchive(profiles, clock),
                        margin,
                        clock);
        Migration migration = new Migration(
                transactions, engine, processes, tokens, cases, reader, ledger, recorder, records, waits, today);
        ReadingRoom reading =
                new ReadingRoom(transactions, office, cases, reader, documents, register, audit, readLog, today);
        Standstills standstills = new Standstills(transactions);
        StandstillSweep standing = new StandstillSweep(
                transactions, cases, tokens, new CaseCheck(processes, tokens, reader, waits), standstills, clock);
        Operations operations = new Operations(
                transactions,
                office,
                cases,
                tokens,
                ledger,
                dueWaits,
                renewals,
                standstills,
                standing,
                recorder,
                worker::wake,
                today);
        return new Motcua(
                engine,
                worker,
                office,
                counter,
                desk,
                new Reassignment(
                        transactions,
                        office,
                        cases,
                        reader,
                        processes,
                        tokens,
                        tasks,
                        waits,
                        recorder,
                        audit,
                        records,
                        today),
                new PersonalSigning(bench, office, worker::wake, clock),
                standing,
                sweeper,
                sweep,
                migration,
                new Recomputation(transactions, office, cases, dossiers, reader, waits, audit, records, today),
                transactions,
                cases,
                tasks,
                tokens,
                reading,
                operations,
                archive,
                renewal,
                processes,
                recordSeal == null ? null : new RecordSealing(transactions, clock, recordSeal, renewSealsAfter),
                sealEvery,
                today);
    }

    private Office office() {
        return new Office(
                required(directory, "directory"),
                required(catalogue, "catalogue"),
                required(calendar, "calendar"),
                kinds,
                forms != null
                        ? forms
                        : kind -> templates.require(kind.template()).form(),
                separation);
    }

    private Map<String, StepType> stepTypes(
            Compose.Composer composer,
            DocumentStore store,
            DocumentSigner signer,
            Validate.Judge judge,
            OutgoingRegister register) {
        List<StepType> all = new ArrayList<>(steps);
        all.add(new Compose(composer));
        all.add(new Sign(signer, store));
        all.add(new Issue(
                signer,
                store,
                document -> register.find(document)
                        .orElseThrow(() -> new WorkflowException("The register has no number for " + document
                                + ", but the leader has signed it; the two are committed together. Restore it."))));
        all.add(new Validate(judge, store));
        all.add(new Notify(messenger));
        all.add(new RequestFee(fees));
        all.add(new Send());
        all.add(new Move());
        return once("steps", all, StepType::type, ElementType::topic);
    }

    private static <T> Map<String, T> once(
            String what, Collection<T> all, Function<T, ElementType> type, Function<ElementType, String> key) {
        Map<String, T> byKey = new HashMap<>();
        for (T one : all) {
            if (byKey.put(key.apply(type.apply(one)), one) != null) {
                throw new WorkflowException("There are two " + what + " of type "
                        + type.apply(one).name() + ". Give the new one a name or a version of its own.");
            }
        }
        return byKey;
    }

    private static TypeRegistry types(Collection<StepType> steps, Collection<ActType<?>> acts) {
        TypeRegistry standard = TypeRegistry.standard();
        List<ElementType> own = new ArrayList<>();
        steps.forEach(step -> own.add(step.type()));
        acts.forEach(act -> own.add(act.type()));
        own.removeIf(type -> standard.find(type.name()).isPresent());
        return standard.with(own.toArray(ElementType[]::new));
    }

    private ModelGate gate(TypeRegistry types, Office office) {
        Set<Role> known = new HashSet<>(Role.GIVEN);
        known.addAll(roles);
        if (office.directory() instanceof AgencyDirectory file) {
            known.addAll(file.roles());
        }
        // What lays documents out in place of the templates needs none.
        Predicate<String> hasTemplate = composer != null
                ? template -> true
                : template -> templates.find(template).isPresent();
        return new ModelGate(
                types,
                known,
                office.kinds().all(),
                hasTemplate,
                texts,
                () -> office.catalogue().procedures());
    }

    private void deploy(Transactions transactions, Processes processes) {
        List<byte[]> all = new ArrayList<>(shipped ? ShippedModels.all() : List.of());
        all.addAll(models);
        all.forEach(bpmn -> WorkflowSchema.alone(transactions.dataSource(), () -> processes.deploy(bpmn, BUILDER)));
    }

    /** A procedure that names what is not there would be found out by the first applicant. */
    private static void requireProcesses(Office office, Processes processes) {
        office.catalogue().procedures().forEach(procedure -> {
            if (processes.newest(procedure.process()).isEmpty()) {
                throw new WorkflowException("Procedure " + procedure.code() + ", version " + procedure.version()
                        + ", names the process \"" + procedure.process()
                        + "\", which is not deployed. Give its model to the builder, or name another process.");
            }
            office.kinds().require(procedure.result());
        });
    }

    private Validate.Judge judgeBy(@Nullable SigningProfiles profiles) {
        if (judge != null) {
            return judge;
        }
        return profiles != null
                ? new PdfJudge(profiles, clock)
                : (document, bytes) -> {
                    throw new SigningRefusedException("The document cannot pass its validation: nobody is trusted.");
                };
    }

    private boolean isWithoutProfiles() {
        return profiles == null && anchors.isEmpty() && !withoutTrust;
    }

    private SigningProfiles signingProfiles() {
        boolean one = !anchors.isEmpty() || crls != null || verdicts != null || withoutTrust;
        if (profiles != null && one) {
            throw new WorkflowException("Motcua has profiles, and beside them trust, crls, verdicts or"
                    + " dangerouslyIssueWithoutTrust, which would make another one. Give these to the profiles.");
        }
        return profiles != null ? profiles : SigningProfiles.same(oneForAll());
    }

    private SigningProfile oneForAll() {
        SigningProfile.Builder profile = SigningProfile.at(Level.B_B).trust(anchors);
        if (crls != null) {
            profile.crls(crls);
        }
        if (verdicts != null) {
            profile.verdicts(verdicts);
        }
        return withoutTrust ? profile.dangerouslyWithoutTrust().build() : profile.build();
    }

    private DocumentSigner signer(SigningProfiles profiles) {
        return new PdfDocumentSigner(required(keys, "keys"), required(certificates, "certificates"), profiles, clock);
    }

    private static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new WorkflowException("Motcua has no " + name + ". Give it to the builder.");
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
