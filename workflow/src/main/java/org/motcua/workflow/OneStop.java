package org.motcua.workflow;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.record.DossierRecord;
import org.motcua.core.store.DocumentId;
import org.motcua.core.register.OutgoingRegister;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.engine.JoinedEngine;
import org.motcua.workflow.inbox.Inbox;
import org.motcua.workflow.inbox.InboxItem;
import org.motcua.workflow.step.SigningWorker;

/**
 * The one-stop unit of an agency: a dossier from reception to the signed, numbered, sealed and returned result.
 *
 * <p>Every act is done as an officer. It checks the officer's role and that drafter, approver and signer are different
 * people, and changes dossier, audit chain, register and process together, in the transaction that the caller has begun
 * or in one of its own. An act that the dossier does not wait for, such as the second click of a double click, is a
 * {@link NotAwaitedException}; one that lost against another at the same moment is a {@link ConflictException}; in both
 * cases nothing was changed.
 *
 * <p>Signatures are made by threads of this object, with no transaction open, after {@link #sign} and {@link #seal} have
 * committed; {@link #awaitSigning} waits for them. A document gets one number and one recorded signature of each kind,
 * whatever crashes: what a process had begun when it died is finished by the next one, or by another node.
 *
 * <p>Thread-safe. Close it when the application stops.
 */
public final class OneStop implements AutoCloseable {

    private final JoinedEngine engine;
    private final SigningWorker worker;
    private final AgencyDirectory directory;
    private final Desk desk;
    private final Counter counter;
    private final Division division;
    private final Chancery chancery;
    private final Inbox inbox;
    private final Transactions transactions;
    private final Dossiers dossiers;
    private final OutgoingRegister register;
    private final AuditLog audit;

    OneStop(
            JoinedEngine engine,
            SigningWorker worker,
            AgencyDirectory directory,
            Desk desk,
            Counter counter,
            Division division,
            Chancery chancery,
            Transactions transactions,
            Dossiers dossiers,
            OutgoingRegister register,
            AuditLog audit) {
        this.engine = engine;
        this.worker = worker;
        this.directory = directory;
        this.desk = desk;
        this.counter = counter;
        this.division = division;
        this.chancery = chancery;
        this.inbox = new Inbox(engine.services());
        this.transactions = transactions;
        this.dossiers = dossiers;
        this.register = register;
        this.audit = audit;
    }

    /** Begins to set one up. */
    public static OneStopBuilder builder() {
        return new OneStopBuilder();
    }

    /**
     * Receives a dossier: it is checked for completeness, gets its code and its deadline, and its receipt is laid out
     * and stored.
     *
     * @param officer with the role RECEPTION
     * @throws org.motcua.core.dossier.IncompleteDossierException naming all that is missing
     * @throws org.motcua.core.procedure.UnknownProcedureException when the procedure is not in force today
     */
    public Receipt receive(OfficerId officer, Submission submission) {
        return counter.receive(officer, submission);
    }

    /**
     * Lays out and stores the receipt again, for an applicant who lost it or after a crash between the reception and its
     * receipt.
     *
     * @param officer with the role RECEPTION
     */
    public DocumentId issueReceipt(OfficerId officer, DossierCode dossier) {
        return counter.issueReceipt(officer, dossier);
    }

    /** What waits for the officer, the oldest first, at most {@link Inbox#LIMIT} items. */
    public List<InboxItem> inbox(OfficerId officer) {
        Officer known = directory.on(desk.today()).requireOfficer(officer);
        return inbox.of(officer, known.roles());
    }

    /**
     * Gives the dossier to a specialist.
     *
     * @param head with the role HEAD
     */
    public void assign(OfficerId head, DossierCode dossier, OfficerId specialist) {
        division.assign(head, dossier, specialist);
    }

    /**
     * Records what the specialist finds. A supplement request stops the dossier's clock.
     *
     * @param specialist to whom the dossier is assigned
     */
    public void appraise(OfficerId specialist, DossierCode dossier, Appraisal appraisal) {
        division.appraise(specialist, dossier, appraisal);
    }

    /**
     * Receives what was asked for; the clock runs again.
     *
     * @param officer with the role RECEPTION
     */
    public void supplement(OfficerId officer, DossierCode dossier, List<Attachment> added) {
        counter.supplement(officer, dossier, added);
    }

    /**
     * Lays out the decision, stores it and puts it before the head of the unit.
     *
     * @param specialist to whom the dossier is assigned
     * @return the document, its fields for number, date and signatures empty
     */
    public DocumentId draft(OfficerId specialist, DossierCode dossier, DecisionDraft draft) {
        return division.draft(specialist, dossier, draft);
    }

    /**
     * Approves or returns what the specialist put before the head: a draft, or the proposal to refuse the dossier.
     *
     * @param head with the role HEAD, who did not draft it
     */
    public void review(OfficerId head, DossierCode dossier, Verdict verdict) {
        division.review(head, dossier, verdict);
    }

    /**
     * Orders the leader's signature; it is made after the commit. With it the document gets its number and date.
     *
     * @param leader whom the draft names, who neither drafted nor approved it
     */
    public void sign(OfficerId leader, DossierCode dossier) {
        chancery.sign(leader, dossier);
    }

    /**
     * Returns the draft to the specialist.
     *
     * @param leader whom the draft names
     */
    public void returnDraft(OfficerId leader, DossierCode dossier, String reason) {
        chancery.returnDraft(leader, dossier, reason);
    }

    /**
     * Orders number, date and the agency's signature on the document; they are put there after the commit, and with that
     * the document is issued.
     *
     * @param clerk with the role CLERK, whose hand uses the agency's key
     */
    public void seal(OfficerId clerk, DossierCode dossier) {
        chancery.seal(clerk, dossier);
    }

    /**
     * Gives the number up: the signed document is not issued and the specialist drafts a new version.
     *
     * @param clerk with the role CLERK
     */
    public void voidNumber(OfficerId clerk, DossierCode dossier, String reason) {
        chancery.voidNumber(clerk, dossier, reason);
    }

    /**
     * Hands the result to the applicant; the dossier has ended.
     *
     * @param officer with the role RECEPTION
     */
    public void returnResult(OfficerId officer, DossierCode dossier) {
        counter.returnResult(officer, dossier);
    }

    /**
     * Takes the dossier back at the applicant's wish, which is possible until the leader orders the signature.
     *
     * @param officer with the role RECEPTION, who received the wish
     */
    public void withdraw(OfficerId officer, DossierCode dossier, String reason) {
        counter.withdraw(officer, dossier, reason);
    }

    /** The dossier as it is now. */
    public Dossier dossier(DossierCode code) {
        return dossiers.require(code);
    }

    /** All that was done to the dossier, the first act first. */
    public List<AuditEntry> history(DossierCode code) {
        return audit.entries(code);
    }

    /** The dossier's record for keeping and for checking elsewhere: data, documents, register rows and audit chain. */
    public DossierRecord record(DossierCode code) {
        return transactions.inTransaction(
                () -> DossierRecord.of(dossiers.require(code), register.ofFile(code.value()), audit.entries(code)));
    }

    /** Waits until no signature of the dossier is being made or about to be; false when the patience is over before. */
    public boolean awaitSigning(DossierCode dossier, Duration patience) {
        return worker.await(() -> signingSteps(dossier).isEmpty(), patience);
    }

    /** Signing steps that failed as often as they may and wait for an operator. */
    public List<FailedStep> failedSteps() {
        RuntimeService instances = engine.services().getRuntimeService();
        return engine.services().getExternalTaskService().createExternalTaskQuery().noRetriesLeft().list().stream()
                .map(task -> new FailedStep(
                        new DossierCode(instances
                                .createProcessInstanceQuery()
                                .processInstanceId(task.getProcessInstanceId())
                                .singleResult()
                                .getBusinessKey()),
                        task.getActivityId(),
                        String.valueOf(task.getErrorMessage())))
                .toList();
    }

    /** Lets the dossier's failed signing step be tried again, once its cause has been put right. */
    public void retry(DossierCode dossier) {
        ExternalTaskService tasks = engine.services().getExternalTaskService();
        List<ExternalTask> failed = signingSteps(dossier).stream()
                .filter(task -> Integer.valueOf(0).equals(task.getRetries()))
                .toList();
        if (failed.isEmpty()) {
            throw new NotAwaitedException(dossier, "retry");
        }
        failed.forEach(task -> tasks.setRetries(task.getId(), 1));
        worker.wake();
    }

    private List<ExternalTask> signingSteps(DossierCode dossier) {
        List<ProcessInstance> instances = engine.services()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(dossier.value())
                .list();
        return instances.isEmpty()
                ? List.of()
                : engine.services()
                        .getExternalTaskService()
                        .createExternalTaskQuery()
                        .processInstanceId(instances.get(0).getId())
                        .list();
    }

    /** Waits for the signatures that are being made and stops. What is not done by then is done after the next start. */
    @Override
    public void close() {
        worker.close();
        engine.close();
    }
}
