package org.motcua.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.calendar.LegalClock;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.DossierState;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.dossier.Reception;
import org.motcua.core.procedure.Procedure;
import org.motcua.core.procedure.ProcedureCatalogue;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.process.Acts;
import org.motcua.workflow.process.OneStopModel;
import org.motcua.workflow.process.Variable;

/** The one-stop unit's acts: what comes in from the applicant and goes out to the applicant. */
final class Counter {

    private final Desk desk;
    private final Transactions transactions;
    private final ProcessEngine engine;
    private final AgencyDirectory directory;
    private final ProcedureCatalogue catalogue;
    private final WorkingCalendar calendar;
    private final Dossiers dossiers;
    private final AuditLog audit;
    private final DocumentStore store;
    private final Forms forms;

    Counter(
            Desk desk,
            Transactions transactions,
            ProcessEngine engine,
            AgencyDirectory directory,
            ProcedureCatalogue catalogue,
            WorkingCalendar calendar,
            Dossiers dossiers,
            AuditLog audit,
            DocumentStore store,
            Forms forms) {
        this.desk = desk;
        this.transactions = transactions;
        this.engine = engine;
        this.directory = directory;
        this.catalogue = catalogue;
        this.calendar = calendar;
        this.dossiers = dossiers;
        this.audit = audit;
        this.store = store;
        this.forms = forms;
    }

    Receipt receive(OfficerId id, Submission submission) {
        Officer officer = desk.require(id, Role.RECEPTION);
        Procedure procedure = catalogue.require(submission.procedure(), desk.today());
        requireStored(submission.attachments());
        Reception reception = Reception.of(
                directory.on(desk.today()).agency().code(),
                procedure,
                submission.channel(),
                submission.applicant(),
                submission.subject(),
                id,
                desk.now());
        LegalClock clock = LegalClock.of(calendar, procedure.clockRules());
        Dossier received = transactions.inTransaction(() -> {
            Dossier dossier = dossiers.receive(reception, submission.attachments(), procedure, clock);
            Map<String, String> details = details(dossier, submission.attachments());
            details.put("procedure", procedure.code().value());
            audit.append(dossier.code(), Actor.officer(id), Acts.RECEIVED, details);
            engine.getRuntimeService()
                    .startProcessInstanceByKey(
                            OneStopModel.PROCESS,
                            dossier.code().value(),
                            Map.of(Variable.REDRAFT.name(), false, Variable.DOCUMENT_VERSION.name(), 0));
            return dossier;
        });
        return new Receipt(received, issueReceipt(officer, received, procedure));
    }

    /** Outside the reception's transaction, because laying out takes long; issued again it is another entry. */
    DocumentId issueReceipt(OfficerId id, DossierCode code) {
        Officer officer = desk.require(id, Role.RECEPTION);
        Dossier dossier = dossiers.require(code);
        return issueReceipt(officer, dossier, procedure(dossier));
    }

    private DocumentId issueReceipt(Officer officer, Dossier dossier, Procedure procedure) {
        DocumentId form = store.put(forms.receipt(officer, dossier, procedure));
        transactions.inTransaction(() -> {
            audit.append(
                    dossier.code(), Actor.officer(officer.id()), Acts.RECEIPT_ISSUED, Map.of("document", form.value()));
            return 0;
        });
        return form;
    }

    void supplement(OfficerId id, DossierCode code, List<Attachment> added) {
        requireStored(added);
        desk.act(id, Role.RECEPTION, code, List.of(OneStopModel.SUPPLEMENT), sight -> {
            Procedure procedure = procedure(sight.dossier());
            Dossier resumed = sight.dossier()
                    .receiveSupplement(
                            sight.now(), added, LegalClock.of(calendar, procedure.clockRules()), procedure.time());
            return new Desk.Decision(resumed, Acts.SUPPLEMENT_RECEIVED, details(resumed, added), Map.of());
        });
    }

    void returnResult(OfficerId id, DossierCode code) {
        desk.act(
                id,
                Role.RECEPTION,
                code,
                List.of(OneStopModel.RETURN_RESULT),
                sight -> new Desk.Decision(
                        sight.dossier().moveTo(DossierState.RETURNED), Acts.RESULT_RETURNED, Map.of(), Map.of()));
    }

    void withdraw(OfficerId id, DossierCode code, String reason) {
        desk.require(id, Role.RECEPTION);
        Desk.alone(() -> transactions.inTransaction(() -> {
            dossiers.update(dossiers.lock(code), seen -> seen.moveTo(DossierState.WITHDRAWN));
            audit.append(code, Actor.officer(id), Acts.WITHDRAWN, Map.of("reason", reason));
            try {
                engine.getRuntimeService()
                        .createMessageCorrelation(OneStopModel.MESSAGE_WITHDRAWAL)
                        .processInstanceBusinessKey(code.value())
                        .correlate();
            } catch (MismatchingMessageCorrelationException e) {
                throw new NotAwaitedException(code, OneStopModel.MESSAGE_WITHDRAWAL);
            }
            return 0;
        }));
    }

    private Procedure procedure(Dossier dossier) {
        return catalogue.require(
                dossier.reception().procedure(), dossier.reception().procedureVersion());
    }

    /** A reference to bytes that nobody has would be found out when it is too late to ask the applicant. */
    private void requireStored(List<Attachment> attachments) {
        List<String> absent = attachments.stream()
                .filter(attachment -> !store.contains(attachment.document()))
                .map(Attachment::fileName)
                .toList();
        if (!absent.isEmpty()) {
            throw new WorkflowException(
                    "The document store does not hold " + String.join(", ", absent) + ". Put the files there first.");
        }
    }

    /** Each document has a detail of its own, so that the record's check finds it in the chain. */
    private static Map<String, String> details(Dossier dossier, List<Attachment> added) {
        Map<String, String> details = new HashMap<>();
        details.put("due", dossier.clock().due().toString());
        details.put("calendar", dossier.clock().calendarVersion());
        int first = dossier.attachments().size() - added.size() + 1;
        for (int i = 0; i < added.size(); i++) {
            details.put("attachment." + (first + i), added.get(i).document().value());
        }
        return details;
    }
}
