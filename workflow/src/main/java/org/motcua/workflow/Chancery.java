package org.motcua.workflow;

import java.util.List;
import java.util.Map;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.register.OutgoingRegister;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.process.Acts;
import org.motcua.workflow.process.OneStopModel;
import org.motcua.workflow.process.Variable;
import org.motcua.workflow.step.DecisionReference;
import org.motcua.workflow.step.SigningWorker;

/** The acts that set off a signature: the leader's and the clerk's. */
final class Chancery {

    private final Desk desk;
    private final Transactions transactions;
    private final OutgoingRegister register;
    private final SigningWorker worker;

    Chancery(Desk desk, Transactions transactions, OutgoingRegister register, SigningWorker worker) {
        this.desk = desk;
        this.transactions = transactions;
        this.register = register;
        this.worker = worker;
    }

    void sign(OfficerId leader, DossierCode code) {
        desk.act(leader, Role.LEADER, code, List.of(OneStopModel.APPROVE), sight -> {
            transactions.afterCommit(worker::wake);
            return new Desk.Decision(
                    // Refuses a leader who drafted or approved; the signature itself is recorded when it is made.
                    sight.dossier().signedBy(leader),
                    Acts.SIGNATURE_ORDERED,
                    Map.of("document", Variable.DRAFT.require(sight.variables())),
                    Variable.APPROVED.of(true));
        });
    }

    void returnDraft(OfficerId leader, DossierCode code, String reason) {
        Verdict verdict = Verdict.returned(reason);
        desk.act(
                leader,
                Role.LEADER,
                code,
                List.of(OneStopModel.APPROVE),
                sight -> new Desk.Decision(
                        sight.dossier(),
                        Acts.APPROVAL_RETURNED,
                        Map.of("document", Variable.DRAFT.require(sight.variables()), "reason", verdict.reason()),
                        Variable.APPROVED.of(false)));
    }

    void seal(OfficerId clerk, DossierCode code) {
        desk.act(clerk, Role.CLERK, code, List.of(OneStopModel.SEAL), sight -> {
            transactions.afterCommit(worker::wake);
            return new Desk.Decision(
                    sight.dossier(),
                    Acts.ISSUE_ORDERED,
                    Map.of("document", Variable.SIGNED.require(sight.variables())),
                    Map.of(Variable.ISSUE.name(), true, Variable.CLERK.name(), clerk.value()));
        });
    }

    void voidNumber(OfficerId clerk, DossierCode code, String reason) {
        desk.act(clerk, Role.CLERK, code, List.of(OneStopModel.SEAL), sight -> {
            DocumentReference reference =
                    DecisionReference.of(code, Variable.DOCUMENT_VERSION.require(sight.variables()));
            register.voidNumber(reference, reason);
            return new Desk.Decision(
                    sight.dossier(),
                    Acts.NUMBER_VOIDED,
                    Map.of("document", Variable.SIGNED.require(sight.variables()), "reason", reason),
                    Map.of(Variable.ISSUE.name(), false, Variable.REDRAFT.name(), true));
        });
    }
}
