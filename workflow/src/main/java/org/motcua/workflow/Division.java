package org.motcua.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.store.DocumentId;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.DossierState;
import org.motcua.workflow.process.Acts;
import org.motcua.workflow.process.OneStopModel;
import org.motcua.workflow.process.Variable;

/** The division's acts: assignment, appraisal, draft and review. */
final class Division {

    private final Desk desk;
    private final DocumentStore store;
    private final Forms forms;

    Division(Desk desk, DocumentStore store, Forms forms) {
        this.desk = desk;
        this.store = store;
        this.forms = forms;
    }

    void assign(OfficerId head, DossierCode code, OfficerId specialist) {
        desk.require(specialist, Role.SPECIALIST);
        desk.act(
                head,
                Role.HEAD,
                code,
                List.of(OneStopModel.ASSIGN),
                sight -> new Desk.Decision(
                        sight.dossier().moveTo(DossierState.IN_PROGRESS).assignTo(specialist),
                        Acts.ASSIGNED,
                        Map.of("specialist", specialist.value()),
                        Variable.SPECIALIST.of(specialist.value())));
    }

    void appraise(OfficerId specialist, DossierCode code, Appraisal appraisal) {
        desk.act(specialist, Role.SPECIALIST, code, List.of(OneStopModel.APPRAISE), sight -> {
            Dossier dossier = sight.dossier();
            Map<String, Object> outcome =
                    Variable.APPRAISAL.of(appraisal.outcome().name());
            Map<String, String> reason = Map.of("reason", appraisal.reason());
            return switch (appraisal.outcome()) {
                case MEETS -> new Desk.Decision(dossier, Acts.APPRAISED, Map.of(), outcome);
                case SUPPLEMENT ->
                    new Desk.Decision(
                            dossier.requestSupplement(sight.now()), Acts.SUPPLEMENT_REQUESTED, reason, outcome);
                case REFUSE -> new Desk.Decision(dossier, Acts.REFUSAL_PROPOSED, reason, outcome);
            };
        });
    }

    /** Laid out and stored with no transaction open; a draft that then comes too late is in the store and nowhere else. */
    DocumentId draft(OfficerId specialist, DossierCode code, DecisionDraft draft) {
        desk.require(draft.signer(), Role.LEADER);
        Desk.Sight before = desk.look(specialist, Role.SPECIALIST, code, OneStopModel.DRAFT);
        DocumentId document = store.put(forms.decision(before.dossier(), draft));
        desk.act(specialist, Role.SPECIALIST, code, List.of(OneStopModel.DRAFT), sight -> {
            int version = Variable.DOCUMENT_VERSION.require(sight.variables()) + 1;
            Map<String, Object> variables = new HashMap<>();
            variables.put(Variable.DOCUMENT_VERSION.name(), version);
            variables.put(Variable.DRAFT.name(), document.value());
            variables.put(Variable.LEADER.name(), draft.signer().value());
            return new Desk.Decision(
                    sight.dossier().draftedBy(specialist),
                    Acts.DRAFTED,
                    Map.of(
                            "document", document.value(),
                            "version", Integer.toString(version),
                            "signer", draft.signer().value()),
                    variables);
        });
        return document;
    }

    /** The head's word on a draft or on a refusal, whichever waits. */
    void review(OfficerId head, DossierCode code, Verdict verdict) {
        desk.act(
                head,
                Role.HEAD,
                code,
                List.of(OneStopModel.REVIEW, OneStopModel.CONFIRM_REFUSAL),
                sight -> sight.step().equals(OneStopModel.REVIEW)
                        ? reviewDraft(sight, verdict)
                        : reviewRefusal(sight, verdict));
    }

    private static Desk.Decision reviewDraft(Desk.Sight sight, Verdict verdict) {
        Map<String, Object> variables = Variable.APPROVED.of(verdict.approved());
        String document = Variable.DRAFT.require(sight.variables());
        if (!verdict.approved()) {
            return new Desk.Decision(
                    sight.dossier(),
                    Acts.REVIEW_RETURNED,
                    Map.of("document", document, "reason", verdict.reason()),
                    variables);
        }
        return new Desk.Decision(
                sight.dossier().approvedBy(sight.officer().id()),
                Acts.REVIEWED,
                Map.of("document", document),
                variables);
    }

    private static Desk.Decision reviewRefusal(Desk.Sight sight, Verdict verdict) {
        Map<String, Object> variables = Variable.APPROVED.of(verdict.approved());
        if (!verdict.approved()) {
            return new Desk.Decision(
                    sight.dossier(), Acts.REFUSAL_RETURNED, Map.of("reason", verdict.reason()), variables);
        }
        return new Desk.Decision(sight.dossier().moveTo(DossierState.STOPPED), Acts.REFUSED, Map.of(), variables);
    }
}
