package org.motcua.workflow.step;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.Actor;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.register.DateLine;
import org.motcua.core.store.DocumentId;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.register.Issue;
import org.motcua.core.register.RegisterEntry;
import org.motcua.core.dossier.Result;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.process.Acts;
import org.motcua.workflow.process.OneStopModel;
import org.motcua.workflow.process.Variable;

/** Number and date are put on the document, the agency signs it, and with that it is issued. */
final class AgencyStep implements SigningStep {

    /** The register keeps 1,000 characters of a reason. */
    private static final int LONGEST_REASON = 1_000;

    private final Workbench bench;

    AgencyStep(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public String topic() {
        return OneStopModel.TOPIC_ISSUE;
    }

    @Override
    public SigningRole role() {
        return SigningRole.AGENCY;
    }

    @Override
    public SigningOrder order(StepTask task) {
        DocumentReference reference =
                DecisionReference.of(task.dossier(), Variable.DOCUMENT_VERSION.require(task.variables()));
        RegisterEntry entry = bench.register()
                .find(reference)
                .orElseThrow(() -> new WorkflowException("The register has no number for " + reference
                        + ", but the leader has signed it; the two are committed together. Restore the register."));
        return new SigningOrder(
                task.key(role()),
                task.dossier(),
                new DocumentId(Variable.SIGNED.require(task.variables())),
                new OfficerId(Variable.CLERK.require(task.variables())),
                Optional.of(new SigningOrder.NumberAndDate(entry.number().text(), DateLine.of(entry.date()))));
    }

    @Override
    public byte[] sign(SigningOrder order, byte[] document, Instant signingTime) {
        return bench.signer().sign(order, document, signingTime);
    }

    @Override
    public Map<String, Object> record(SigningOrder order, DocumentId signed) {
        DocumentReference reference = reference(order);
        bench.dossiers()
                .update(bench.dossiers().lock(order.dossier()), seen -> seen.decide(new Result(reference, signed)));
        LocalDate today = LocalDate.ofInstant(bench.clock().instant(), WorkingCalendar.ZONE);
        bench.register().use(reference, new Issue(signed, today, "", ""));
        bench.audit()
                .append(
                        order.dossier(),
                        Actor.officer(order.officer()),
                        Acts.ISSUED,
                        Map.of(
                                "document", signed.value(),
                                "number", order.register().orElseThrow().number()));
        return Map.of();
    }

    @Override
    public void recordLast(SigningOrder order, DocumentId signed) {
        // The register's row is this document's alone: nobody waits for it.
    }

    @Override
    public Map<String, Object> recordRefusal(SigningOrder order, String reason) {
        bench.dossiers().update(bench.dossiers().lock(order.dossier()), seen -> seen);
        String kept = reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
        bench.register().voidNumber(reference(order), kept);
        bench.audit()
                .append(
                        order.dossier(),
                        Actor.officer(order.officer()),
                        Acts.AGENCY_SIGNING_REFUSED,
                        Map.of(
                                "document", order.document().value(),
                                "number", order.register().orElseThrow().number(),
                                "reason", kept));
        return Variable.REDRAFT.of(true);
    }

    private static DocumentReference reference(SigningOrder order) {
        return DecisionReference.of(order.dossier(), order.key().documentVersion());
    }
}
