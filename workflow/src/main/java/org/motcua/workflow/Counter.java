package org.motcua.workflow;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.Act;
import org.motcua.core.audit.Actor;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.casefile.CaseKind;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentName;
import org.motcua.core.document.KindId;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.dossier.Reception;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.act.standard.Supplement;
import org.motcua.workflow.model.Element;
import org.motcua.workflow.model.ProcessModel;
import org.motcua.workflow.model.Settings;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.model.Who;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Change;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.outcome.Recorder;
import org.motcua.workflow.outcome.Token;
import org.motcua.workflow.process.Processes;
import org.motcua.workflow.process.Processes.Deployed;
import org.motcua.workflow.sight.CaseReader;
import org.motcua.workflow.sight.Office;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.sight.Sight.Frame;
import org.motcua.workflow.step.RecordChecks;
import org.motcua.workflow.step.standard.Compose.Composer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How cases begin: the reception of a dossier with its receipt, and work of the agency's own. */
final class Counter {

    private static final Logger LOG = LoggerFactory.getLogger(Counter.class);
    private static final DocumentName RECEIPT = new DocumentName("receipt");
    private static final KindId RECEIPT_KIND = new KindId("receipt");

    private final Transactions transactions;
    private final Office office;
    private final CaseFiles cases;
    private final Dossiers dossiers;
    private final CaseReader reader;
    private final Processes processes;
    private final Recorder recorder;
    private final RecordChecks records;
    private final DocumentStore store;
    private final Composer composer;
    private final Secrets secrets;
    private final Today today;

    Counter(
            Transactions transactions,
            Office office,
            CaseFiles cases,
            Dossiers dossiers,
            CaseReader reader,
            Processes processes,
            Recorder recorder,
            RecordChecks records,
            DocumentStore store,
            Composer composer,
            Secrets secrets,
            Today today) {
        this.transactions = transactions;
        this.office = office;
        this.cases = cases;
        this.dossiers = dossiers;
        this.reader = reader;
        this.processes = processes;
        this.recorder = recorder;
        this.records = records;
        this.store = store;
        this.composer = composer;
        this.secrets = secrets;
        this.today = today;
    }

    Receipt receive(OfficerId id, Submission submission) {
        Procedure procedure = office.catalogue().require(submission.procedure(), today.day());
        Deployed process = newest(procedure.process());
        Element start = start(process, StandardTypes.RECEIVE.name());
        Officer officer = requireStarter(id, start.requireSettings(), today.day());
        Begun begun = begin(
                officer.agency(), Actor.officer(id), officer, Acts.RECEIVED, submission, procedure, process, start);
        return new Receipt(begun.dossier(), tryReceipt(officer, begun.dossier().caseId()), begun.secret());
    }

    /** What an applicant submits has its code and its secret at once; form 01 comes with the reception by an officer. */
    Receipt submit(AgencyCode agency, Submission submission) {
        office.directory().requireAgency(agency, today.day());
        Procedure procedure = office.catalogue().require(submission.procedure(), today.day());
        Deployed process = newest(procedure.process());
        Element start = start(process, StandardTypes.SUBMIT.name());
        Begun begun = begin(agency, Actor.APPLICANT, null, Acts.SUBMITTED, submission, procedure, process, start);
        return new Receipt(begun.dossier(), Optional.empty(), begun.secret());
    }

    private record Begun(Dossier dossier, String secret) {}

    private Begun begin(
            AgencyCode agency,
            Actor actor,
            @Nullable Officer officer,
            Act act,
            Submission submission,
            Procedure procedure,
            Deployed process,
            Element start) {
        requireShown(submission);
        Texts.requireStored(store, submission.attachments());
        Reception reception = Reception.of(
                agency,
                procedure,
                submission.channel(),
                submission.applicant(),
                submission.subject(),
                officer == null ? null : officer.id(),
                today.now());
        String secret = secrets.make();
        String key = secrets.hash(secret);
        Dossier begun = transactions.inTransaction(() -> {
            Dossier dossier = dossiers.receive(
                    reception,
                    agency,
                    submission.attachments(),
                    procedure,
                    office.clock(procedure),
                    process.version(),
                    key);
            Map<String, String> details = new HashMap<>(Supplement.details(submission.attachments(), 0));
            details.put("procedure", procedure.code().value());
            details.put("state", dossier.state().name());
            details.put("due", dossier.clock().due().toString());
            details.put("calendar", dossier.clock().calendarVersion());
            CaseFile caseFile = cases.lock(dossier.caseId());
            details.putAll(Acts.beginning(caseFile));
            Sight sight = reader.sight(caseFile, actor, officer, start.requireSettings(), Frame.ROOT, agency);
            Token token = new Token.Started(process.definition(), single(process) ? "" : start.id());
            recorder.record(sight, token, Outcome.of(act, details));
            return dossier;
        });
        return new Begun(begun, secret);
    }

    private static boolean isMeant(Officer officer, Settings settings) {
        return settings.by().stream()
                .anyMatch(who -> (who instanceof Who.Role role && officer.has(new Role(role.name())))
                        || (who instanceof Who.Officer named
                                && named.id().equals(officer.id().value())));
    }

    /** What no document can show would keep the dossier from ever having one: a name does not change. */
    private static void requireShown(Submission submission) {
        Texts.requireLine("applicant.name", submission.applicant().name());
        Texts.requireLine("applicant.number", submission.applicant().number());
        Texts.requireLine("applicant.address", submission.applicant().address());
        Texts.requireLine("applicant.phone", submission.applicant().phone());
        Texts.requireLine("applicant.email", submission.applicant().email());
        Texts.requireLine("subject", submission.subject());
        submission.attachments().forEach(attachment -> Texts.requireLine("fileName", attachment.fileName()));
    }

    /** A dossier that was received keeps its code, also where its receipt cannot be laid out. */
    private Optional<DocumentId> tryReceipt(Officer officer, CaseId id) {
        try {
            return Optional.of(receipt(officer, id, false));
        } catch (RuntimeException e) {
            LOG.warn("The receipt of {} could not be made; it can be issued again", id, e);
            return Optional.empty();
        }
    }

    DocumentId issueReceipt(OfficerId id, CaseId caseId) {
        Officer officer = office.directory().requireOfficer(id, today.day());
        CaseFile caseFile = cases.require(caseId);
        if (!officer.has(Role.RECEPTION) || !officer.agency().equals(caseFile.agency())) {
            throw new NotAllowedException(id, Reason.ROLE, "receipts are the reception's of " + caseFile.agency());
        }
        return receipt(officer, caseId, true);
    }

    /** Outside of the reception's transaction, because laying out takes long. */
    private DocumentId receipt(Officer officer, CaseId id, boolean again) {
        Change.DocumentDrafted draft = new Change.DocumentDrafted(
                RECEIPT, RECEIPT_KIND, office.kinds().require(RECEIPT_KIND).vietnamese(), null, "{}");
        Sight before = transactions.inTransaction(() -> receiptSight(cases.require(id), officer));
        before.find(RECEIPT).filter(there -> !there.kind().equals(RECEIPT_KIND)).ifPresent(there -> {
            throw new WorkflowException("The document \"" + RECEIPT + "\" of case " + id + " is a " + there.kind()
                    + ", not the receipt: its model should give it another name.");
        });
        Document document = Document.drafted(
                id, RECEIPT, officer.agency(), RECEIPT_KIND, draft.subject(), null, "{}", officer.id(), today.now());
        DocumentId form = store.put(composer.compose(document, before));
        transactions.runInTransaction(() -> {
            Sight sight = receiptSight(cases.lock(id), officer);
            if (again) {
                records.of(sight);
            }
            recorder.record(
                    sight,
                    new Token.None(),
                    Outcome.of(
                            Acts.RECEIPT_ISSUED,
                            Map.of("name", RECEIPT.value(), "document", form.value()),
                            draft,
                            new Change.DocumentComposed(RECEIPT, form)));
        });
        return form;
    }

    private Sight receiptSight(CaseFile caseFile, Officer officer) {
        Deployed process = processes
                .find(caseFile.process().key(), caseFile.process().tag())
                .orElseThrow();
        return sight(
                caseFile, officer, start(process, StandardTypes.RECEIVE.name()).requireSettings());
    }

    CaseId open(OfficerId id, String key, String subject) {
        LocalDate day = today.day();
        Texts.requireLine("subject", subject);
        Deployed process = newest(key);
        Element start = start(process, StandardTypes.OPEN.name());
        Officer officer = requireStarter(id, start.requireSettings(), day);
        return transactions.inTransaction(() -> {
            CaseId caseId = cases.nextWork(officer.agency(), today.now());
            cases.open(CaseFile.opened(
                            caseId,
                            CaseKind.WORK,
                            officer.agency(),
                            Map.of(),
                            subject,
                            process.version(),
                            "",
                            today.now())
                    .inUnit(officer.unit()));
            Sight sight = sight(cases.lock(caseId), officer, start.requireSettings());
            recorder.record(
                    sight,
                    new Token.Started(process.definition(), single(process) ? "" : start.id()),
                    Outcome.of(Acts.OPENED, Acts.beginning(sight.caseFile())));
            return caseId;
        });
    }

    private boolean single(Deployed process) {
        return processes.model(process.definition()).starts().size() == 1;
    }

    private Sight sight(CaseFile caseFile, Officer officer, Settings settings) {
        return reader.sight(caseFile, Actor.officer(officer.id()), officer, settings, Frame.ROOT, officer.agency());
    }

    private Deployed newest(String key) {
        return processes
                .newest(key)
                .orElseThrow(() -> new WorkflowException(
                        "There is no process \"" + key + "\": deploy its model, or name another one."));
    }

    private Element start(Deployed process, String type) {
        ProcessModel model = processes.model(process.definition());
        return model.starts().stream()
                .filter(element -> element.typeName().filter(type::equals).isPresent()
                        && element.message().isPresent() == type.equals(StandardTypes.SUBMIT.name()))
                .findFirst()
                .orElseThrow(() -> new WorkflowException("Process " + process.version() + " does not begin with " + type
                        + ": such a case is begun otherwise."));
    }

    private Officer requireStarter(OfficerId id, Settings settings, LocalDate day) {
        Officer officer = office.requireInOffice(id, day);
        boolean meant = isMeant(officer, settings)
                || office.directory().deputised(id, day).stream()
                        .anyMatch(away -> away.agency().equals(officer.agency()) && isMeant(away, settings));
        if (!meant) {
            throw new NotAllowedException(
                    id, Reason.ROLE, "it takes " + settings.by() + ", but the roles are " + officer.roles());
        }
        return officer;
    }
}
