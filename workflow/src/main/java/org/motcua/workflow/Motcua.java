package org.motcua.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.casefile.ProcessVersion;
import org.motcua.core.record.CaseRecord;
import org.motcua.core.seal.SealProof;
import org.motcua.core.seal.SealingResult;
import org.motcua.core.store.DocumentId;
import org.motcua.core.transaction.Transactions;
import org.motcua.signing.deferred.Response;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.act.InputForm;
import org.motcua.workflow.engine.JoinedEngine;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.inbox.InboxItem;
import org.motcua.workflow.inbox.Tasks;
import org.motcua.workflow.ledger.OperationKey;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.personal.PersonalSigning;
import org.motcua.workflow.personal.SigningProgress;
import org.motcua.workflow.personal.SigningSession;
import org.motcua.workflow.personal.WaitingSignature;
import org.motcua.workflow.process.Processes;
import org.motcua.workflow.seal.RecordSealing;
import org.motcua.workflow.sight.Office;
import org.motcua.workflow.standstill.StandstillSweep;
import org.motcua.workflow.worker.ArchiveRenewal;
import org.motcua.workflow.worker.StepWorker;
import org.motcua.workflow.worker.Sweep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cases of one or several agencies, from their beginning to the signed, numbered, sealed and issued documents, by the
 * process models that are deployed.
 *
 * <p>Every act is done as an officer, or as the applicant. It is refused with a {@link NotAllowedException} to whom the
 * model, the directory or the separation of duties does not let do it, and changes case, dossier, documents, register,
 * record and process together, in the transaction that the caller has begun or in one of its own. An act that is not waited
 * for, such as the second click of a double click, is a {@link NotAwaitedException}; one that lost against another at the
 * same moment is a {@link ConflictException}; what is filled in wrongly is a
 * {@link org.motcua.workflow.form.FormException} that names the field. In all these cases nothing was changed.
 *
 * <p>Documents are laid out and signed by threads of this object, with no transaction open, after the act that ordered it
 * has committed; {@link #awaitSteps} waits for them. A document gets one number and one recorded signature of each kind,
 * whatever crashes: what a process had begun when it died is finished by the next one, or by another node.
 *
 * <p>Thread-safe. Close it when the application stops.
 */
public final class Motcua implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Motcua.class);

    /** Items of an inbox that one call gives at most. */
    public static final int PAGE = 200;

    private static final Duration FIRST_SEAL = Duration.ofMinutes(1);

    private final JoinedEngine engine;
    private final StepWorker worker;
    private final Office office;
    private final Counter counter;
    private final Desk desk;
    private final Reassignment reassignment;
    private final PersonalSigning personal;
    private final StandstillSweep standing;
    private final Sweep sweep;
    private final Migration migration;
    private final Recomputation recomputation;
    private final Transactions transactions;
    private final CaseFiles cases;
    private final Tasks tasks;
    private final Tokens tokens;
    private final ReadingRoom reading;
    private final Operations operations;
    private final @Nullable ArchiveRenewal archive;
    private final Processes processes;
    private final Today today;
    private final @Nullable RecordSealing sealing;
    private final List<Recurring> timers = new ArrayList<>();

    Motcua(
            JoinedEngine engine,
            StepWorker worker,
            Office office,
            Counter counter,
            Desk desk,
            Reassignment reassignment,
            PersonalSigning personal,
            StandstillSweep standing,
            Sweep sweep,
            Duration sweepEvery,
            Migration migration,
            Recomputation recomputation,
            Transactions transactions,
            CaseFiles cases,
            Tasks tasks,
            Tokens tokens,
            ReadingRoom reading,
            Operations operations,
            @Nullable ArchiveRenewal archive,
            Duration renewEvery,
            Processes processes,
            @Nullable RecordSealing sealing,
            Duration sealEvery,
            Today today) {
        this.engine = engine;
        this.worker = worker;
        this.office = office;
        this.counter = counter;
        this.desk = desk;
        this.reassignment = reassignment;
        this.personal = personal;
        this.standing = standing;
        this.sweep = sweep;
        this.migration = migration;
        this.recomputation = recomputation;
        this.transactions = transactions;
        this.cases = cases;
        this.tasks = tasks;
        this.tokens = tokens;
        this.reading = reading;
        this.operations = operations;
        this.archive = archive;
        this.processes = processes;
        this.today = today;
        this.sealing = sealing;
        if (!sweepEvery.isZero()) {
            timers.add(new Recurring("motcua-sweep", sweepEvery, sweepEvery, this::sweep));
        }
        if (archive != null && !renewEvery.isZero()) {
            timers.add(new Recurring("motcua-archive", renewEvery, renewEvery, this::renewArchive));
        }
        if (sealing == null) {
            LOG.warn(
                    "Motcua does not seal its record: whoever can write to the database can rewrite it unseen. Give the"
                            + " builder a key and time stamps by recordSeal.");
        } else if (!sealEvery.isZero()) {
            // Soon after the start, too: an application that is started every day would never come to the end of a day.
            Duration first = sealEvery.compareTo(FIRST_SEAL) < 0 ? sealEvery : FIRST_SEAL;
            timers.add(new Recurring("motcua-seal", first, sealEvery, () -> {
                sealing.run();
                sealing.renew();
            }));
        }
    }

    /** Begins to set one up. */
    public static MotcuaBuilder builder() {
        return new MotcuaBuilder();
    }

    /**
     * Receives a dossier: it is checked for completeness, gets its code and its deadline, its process begins in the version
     * deployed last, and its receipt is laid out and stored.
     *
     * @param officer whom the start of the process is for
     * @throws org.motcua.core.dossier.IncompleteDossierException naming all that is missing
     * @throws org.motcua.core.procedure.UnknownProcedureException when the procedure is not in force today
     */
    public Receipt receive(OfficerId officer, Submission submission) {
        Receipt receipt = counter.receive(officer, submission);
        worker.wake();
        return receipt;
    }

    /**
     * Takes what an applicant submits to an agency by itself: it gets its code, and its process begins at the start for
     * submissions (type {@code submit.v1}). An officer receives it later, and its clock begins with that. Who submits is not
     * checked here: that is the application's login.
     *
     * @return without form 01; the secret is for the applicant
     * @throws WorkflowException when the procedure's process has no start for submissions
     */
    public Receipt submit(AgencyCode agency, Submission submission) {
        Receipt receipt = counter.submit(agency, submission);
        worker.wake();
        return receipt;
    }

    /**
     * Lays out and stores the receipt again, for an applicant who lost it or after a crash between the reception and its
     * receipt.
     *
     * @param officer with the role RECEPTION
     */
    public DocumentId issueReceipt(OfficerId officer, CaseId caseId) {
        return counter.issueReceipt(officer, caseId);
    }

    /**
     * Opens a work file, such as an outgoing letter.
     *
     * @param officer whom the start of the process is for
     * @param process key of its process
     */
    public CaseId open(OfficerId officer, String process, String subject) {
        CaseId caseId = counter.open(officer, process, subject);
        worker.wake();
        return caseId;
    }

    /** What waits for the officer, the oldest first, at most {@link #PAGE} items. */
    public List<InboxItem> inbox(OfficerId officer) {
        return inbox(officer, Optional.empty(), PAGE);
    }

    /**
     * A page of what waits for the officer, the oldest first.
     *
     * @param after the last item of the page before
     * @param most at most {@link #PAGE}
     */
    public List<InboxItem> inbox(OfficerId officer, Optional<InboxItem> after, int most) {
        return tasks.inbox(
                inOffice(officer),
                office.directory().deputised(officer, today.day()),
                after.orElse(null),
                Math.min(most, PAGE));
    }

    /** How many tasks wait for the officer. */
    public int inboxCount(OfficerId officer) {
        return tasks.count(inOffice(officer), office.directory().deputised(officer, today.day()));
    }

    /** What the task asks the officer for. */
    public TaskForm form(OfficerId officer, String task) {
        return desk.form(Desk.Doer.officer(officer), task);
    }

    /**
     * Does the act of a task.
     *
     * @param input by the fields of {@link #form}, as texts or typed values
     */
    public void act(OfficerId officer, String task, Map<String, ?> input) {
        desk.act(Desk.Doer.officer(officer), task, input);
    }

    /** {@link #act(OfficerId, String, Map)} with the act's input record. */
    public void act(OfficerId officer, String task, Record input) {
        act(officer, task, InputForm.values(input));
    }

    /** Does the act of a task that is the applicant's. */
    public void act(Applicant applicant, String task, Map<String, ?> input) {
        desk.act(Desk.Doer.applicant(applicant.secret()), requireOwn(applicant, task), input);
    }

    /** {@link #act(Applicant, String, Map)} with the act's input record. */
    public void act(Applicant applicant, String task, Record input) {
        act(applicant, task, InputForm.values(input));
    }

    /** The tasks of the applicant's case that wait for the applicant. */
    public List<InboxItem> tasks(Applicant applicant) {
        return desk.applicantTasks(applicant);
    }

    private String requireOwn(Applicant applicant, String task) {
        return tasks.find(task)
                .filter(row -> row.caseId().equals(applicant.caseId()))
                .map(row -> task)
                .orElseThrow(() -> new NotAwaitedException(task));
    }

    /**
     * Does an act that is a message to a case: withdraw, note, pay, recall.
     *
     * @param element id of the event in the model
     */
    public void send(OfficerId officer, CaseId caseId, String element, Map<String, ?> input) {
        desk.send(Desk.Doer.officer(officer), caseId, element, input);
    }

    /** {@link #send(OfficerId, CaseId, String, Map)} with the act's input record. */
    public void send(OfficerId officer, CaseId caseId, String element, Record input) {
        send(officer, caseId, element, InputForm.values(input));
    }

    /** Does an act of the applicant that is a message to the own case. */
    public void send(Applicant applicant, String element, Record input) {
        desk.send(Desk.Doer.applicant(applicant.secret()), applicant.caseId(), element, InputForm.values(input));
    }

    /** What the task asks the applicant for. */
    public TaskForm form(Applicant applicant, String task) {
        return desk.form(Desk.Doer.applicant(applicant.secret()), requireOwn(applicant, task));
    }

    /** What a message asks the officer for. */
    public TaskForm form(OfficerId officer, CaseId caseId, String element) {
        return desk.messageForm(Desk.Doer.officer(officer), caseId, element);
    }

    /** Takes a task up, so that others leave it. */
    public void claim(OfficerId officer, String task) {
        desk.claim(officer, task);
    }

    /**
     * Gives a task back to all who may do it: whoever has taken it up, a head of that officer's division, or the head of the
     * division whose case it is.
     */
    public void unclaim(OfficerId officer, String task) {
        reassignment.unclaim(officer, task);
    }

    /**
     * Names another officer in place of one who was named for a slot of the case, by a head of the division of the one
     * before.
     */
    public void reassign(OfficerId head, CaseId caseId, String slot, OfficerId from, OfficerId to) {
        reassignment.reassign(head, caseId, slot, from, to);
    }

    /** The documents that wait for a key which the leader must release, the oldest first, at most {@link #PAGE}. */
    public List<WaitingSignature> waitingSignatures(OfficerId leader) {
        return personal.waiting(leader, today.day(), PAGE);
    }

    /**
     * Asks for the leader's signatures on documents that wait for them. Whatever the leader then does comes back by
     * {@link #answerSigning} or is asked for by {@link #signingProgress}; meanwhile nothing is held. A second session for one
     * of the documents makes the first one void.
     *
     * @param steps of {@link #waitingSignatures}; as many as one authorization of the key is for
     * @throws NotAwaitedException when one of them does not wait for this leader any more
     * @throws SigningRefusedException when a document must not be signed with this key; it goes back to its approval
     */
    public SigningSession beginSigning(OfficerId leader, List<OperationKey> steps) {
        return personal.begin(leader, today.day(), steps);
    }

    /** Hands over a one-time password, which is neither kept nor logged, or signatures that were made elsewhere. */
    public SigningProgress answerSigning(OfficerId leader, String session, Response response) {
        return personal.answer(leader, session, response);
    }

    /** What has become of a session that the leader confirms elsewhere. */
    public SigningProgress signingProgress(OfficerId leader, String session) {
        return personal.progress(leader, session);
    }

    /** The leader will not sign: the document goes back to its approval. */
    public void declineSigning(OfficerId leader, OperationKey step, String reason) {
        personal.decline(leader, today.day(), step, reason);
    }

    /** Puts a note into the record of a case in which the officer's agency takes part. */
    public void note(OfficerId officer, CaseId caseId, String text) {
        desk.note(officer, caseId, text);
    }

    /**
     * What the officer may see of a case.
     *
     * @throws NotAllowedException when the officer's agency has no part in it
     */
    public CaseView caseFile(OfficerId reader, CaseId caseId) {
        return reading.caseFile(reader, caseId);
    }

    /**
     * All that was done to the case, the first act first.
     *
     * @throws NotAllowedException when the case is another agency's
     */
    public List<AuditEntry> history(OfficerId reader, CaseId caseId) {
        return reading.history(reader, caseId);
    }

    /**
     * The case's record for keeping and for checking elsewhere: data, documents, register rows and audit chain, and
     * where it was sealed the proof of its newest seal.
     *
     * @param reader with the role CLERK or INSPECTOR in the agency whose case it is
     * @throws NotAllowedException for anybody else
     */
    public CaseRecord record(OfficerId reader, CaseId caseId) {
        return reading.record(reader, caseId);
    }

    /**
     * Seals the record of every case that has changed since it was sealed last, as this node does by itself (see
     * {@link MotcuaBuilder#recordSeal}). Cases whose chain is not what was sealed before are not sealed, and named.
     *
     * @throws WorkflowException without a key and time stamps
     * @throws org.motcua.signing.SigningException when the key or the time stamps are not to be had; what was not sealed is
     *     sealed in the next run
     * @throws IllegalStateException inside a transaction
     */
    public SealingResult seal() {
        return requireSealing().run();
    }

    /**
     * Renews the evidence of seals that is older than it may be (see {@link MotcuaBuilder#renewSealsAfter}), as this node
     * does by itself; gives of how many.
     *
     * @throws WorkflowException without a key and time stamps
     * @throws IllegalStateException inside a transaction
     */
    public int renewSeals() {
        return requireSealing().renew();
    }

    private RecordSealing requireSealing() {
        if (sealing == null) {
            throw new WorkflowException(
                    "Motcua has no seal of the record. Give the builder a key and time stamps by" + " recordSeal.");
        }
        return sealing;
    }

    /**
     * The proof of the newest seal over the case, for keeping elsewhere; empty where it was never sealed.
     *
     * @param reader as in {@link #record}
     * @throws NotAllowedException for anybody else
     */
    public Optional<SealProof> sealProof(OfficerId reader, CaseId caseId) {
        return reading.sealProof(reader, caseId);
    }

    /**
     * Waits until no step of the case is being done or about to be, but those that wait for a person; false when the patience
     * is over before. Not for use
     * inside a transaction.
     */
    public boolean awaitSteps(CaseId caseId, Duration patience) {
        if (transactions.isActive()) {
            throw new IllegalStateException("Steps of " + caseId + " begin when the transaction has committed that"
                    + " ordered them: wait for them after it, not inside.");
        }
        cases.require(caseId);
        return worker.await(
                () -> tokens.steps(caseId).stream()
                        .allMatch(step -> step.parked() || step.topic().equals(StandardTypes.AWAIT_DUE.topic())),
                patience);
    }

    /**
     * What waits for leaders who must release their keys, the oldest first, so that it can be seen who has not come for how
     * long; of the cases in which the operator's agency takes part, at most {@link #PAGE}.
     *
     * @param operator with the role OPERATOR
     */
    public List<AwaitedLeader> awaitedLeaders(OfficerId operator) {
        return operations.awaitedLeaders(operator);
    }

    /**
     * Steps that failed as often as they may and wait for an operator, those of processes that were suspended, cases that
     * nothing would move on as {@link #sweep} has found, and waits for legal time that could not be ended and are tried again
     * now and then, and so are renewals of archive time stamps; of the cases in which the operator's agency takes part, at most
     * {@link #PAGE} of each.
     *
     * @param operator with the role OPERATOR
     */
    public List<FailedStep> failedSteps(OfficerId operator) {
        return operations.failedSteps(operator);
    }

    /**
     * Lets the case's failed steps and waits be tried again, once their cause has been put right, and puts its tasks and waits
     * for legal time into their lists anew where they were lost; the record has an entry of it.
     *
     * @param operator with the role OPERATOR in an agency that takes part in the case
     * @throws NotAwaitedException when nothing of it failed
     */
    public void retry(OfficerId operator, CaseId caseId) {
        operations.retry(operator, caseId);
    }

    /** {@link #renewArchive(int)} of at most {@link #PAGE} documents, as this node does by itself. */
    public int renewArchive() {
        return renewArchive(PAGE);
    }

    /**
     * Renews the archive time stamps of issued documents that end soon (PAdES B-LTA), each once however many nodes are at it,
     * with no transaction open while services are asked. The renewed file lies beside the issued one in the store, and is
     * {@link org.motcua.core.document.Document#archived()}; the case's record names both. A document that cannot be renewed is in
     * {@link #failedSteps}. Not for use inside a transaction.
     *
     * @param most so many documents are renewed at most, and ten times as many looked at
     * @return how many were renewed
     * @throws WorkflowException when Motcua has no signing profiles
     */
    public int renewArchive(int most) {
        if (archive == null) {
            throw new WorkflowException(
                    "Motcua has no signing profiles to renew documents by. Give them to the builder.");
        }
        if (transactions.isActive()) {
            throw new IllegalStateException("Services are asked for time stamps: renew outside of transactions.");
        }
        return archive.run(most);
    }

    /**
     * Ends the waits that have come to their legal time, as this node does by itself; gives how many. It goes through the cases
     * that are under way as well, some each time and all in turn, for what nobody would ever move on: a task that is in nobody's
     * list, a step that no worker is handed out, a token whose message is not waited for. Those are in {@link #failedSteps}
     * until they go on.
     */
    public int sweep() {
        int ended = sweep.run() + personal.sweep();
        standing.run();
        if (ended > 0) {
            worker.wake();
        }
        return ended;
    }

    /**
     * Computes the provisional due dates again that were computed by another calendar than the one that the builder was
     * given: call it after a start with the calendar of a new year. Each gets an entry with its reason in the case's record,
     * and the dates before stay known. A dossier whose clock stands gets its date when it goes on.
     *
     * @return how many
     */
    public int recomputeDueDates() {
        return recomputation.run();
    }

    /**
     * Deploys a model: new cases of its process are handled by it.
     *
     * @param officer with the role PROCESS_ADMIN
     * @throws WorkflowException naming all that is wrong with it
     */
    public ProcessVersion deploy(OfficerId officer, byte[] bpmn) {
        requireProcessAdmin(officer);
        return processes.deploy(bpmn, Actor.officer(officer)).version();
    }

    /**
     * Brings the cases of one version of a process to another one, each with everything or not at all.
     *
     * @param officer with the role PROCESS_ADMIN
     */
    public MigrationReport migrate(OfficerId officer, MigrationRequest request) {
        requireProcessAdmin(officer);
        return migration.run(officer, request);
    }

    private void requireProcessAdmin(OfficerId officer) {
        if (!inOffice(officer).has(Role.PROCESS_ADMIN)) {
            throw new NotAllowedException(officer, Reason.ROLE, "it takes the role " + Role.PROCESS_ADMIN);
        }
    }

    private Officer inOffice(OfficerId officer) {
        return office.directory().requireOfficer(officer, today.day());
    }

    /** Waits for the steps that are being done and stops. What is not done by then is done after the next start. */
    @Override
    public void close() {
        timers.forEach(Recurring::close);
        worker.close();
        engine.close();
    }
}
