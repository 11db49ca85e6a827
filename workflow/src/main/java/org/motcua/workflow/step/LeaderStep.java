package org.motcua.workflow.step;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.motcua.core.agency.Agency;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.Actor;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.store.DocumentId;
import org.motcua.core.register.DocumentNumber;
import org.motcua.core.register.RegisteredDocument;
import org.motcua.core.register.Reservation;
import org.motcua.core.register.Series;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.Reception;
import org.motcua.core.procedure.Procedure;
import org.motcua.workflow.ledger.SigningRole;
import org.motcua.workflow.process.Acts;
import org.motcua.workflow.process.OneStopModel;
import org.motcua.workflow.process.Variable;

/** The leader signs the draft; with that the document gets its number and date. */
final class LeaderStep implements SigningStep {

    private final Workbench bench;

    LeaderStep(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public String topic() {
        return OneStopModel.TOPIC_SIGN;
    }

    @Override
    public SigningRole role() {
        return SigningRole.LEADER;
    }

    @Override
    public SigningOrder order(StepTask task) {
        return new SigningOrder(
                task.key(role()),
                task.dossier(),
                new DocumentId(Variable.DRAFT.require(task.variables())),
                new OfficerId(Variable.LEADER.require(task.variables())),
                Optional.empty());
    }

    @Override
    public byte[] sign(SigningOrder order, byte[] document, Instant signingTime) {
        return bench.signer().sign(order, document, signingTime);
    }

    @Override
    public Map<String, Object> record(SigningOrder order, DocumentId signed) {
        touch(order);
        bench.audit()
                .append(
                        order.dossier(),
                        Actor.officer(order.officer()),
                        Acts.LEADER_SIGNED,
                        Map.of(
                                "document",
                                signed.value(),
                                "draft",
                                order.document().value()));
        return Variable.SIGNED.of(signed.value());
    }

    @Override
    public void recordLast(SigningOrder order, DocumentId signed) {
        DocumentNumber number = bench.register().reserve(reservation(order));
        bench.audit()
                .append(
                        order.dossier(),
                        Actor.system("register"),
                        Acts.NUMBER_RESERVED,
                        Map.of("number", number.text(), "year", Integer.toString(number.year())));
    }

    @Override
    public Map<String, Object> recordRefusal(SigningOrder order, String reason) {
        touch(order);
        bench.audit()
                .append(
                        order.dossier(),
                        Actor.officer(order.officer()),
                        Acts.LEADER_SIGNING_REFUSED,
                        Map.of("document", order.document().value(), "reason", reason));
        return Variable.REDRAFT.of(true);
    }

    /** Changes nothing of the dossier but its version: whoever looked at it before must look again. */
    private void touch(SigningOrder order) {
        bench.dossiers().update(bench.dossiers().lock(order.dossier()), seen -> seen);
    }

    private Reservation reservation(SigningOrder order) {
        Dossier dossier = bench.dossiers().require(order.dossier());
        Reception reception = dossier.reception();
        Procedure procedure = bench.catalogue().require(reception.procedure(), reception.procedureVersion());
        LocalDate today = LocalDate.ofInstant(bench.clock().instant(), WorkingCalendar.ZONE);
        Agency agency = bench.directory().on(today).agency();
        return new Reservation(
                agency.code(),
                new Series(procedure
                        .resultType()
                        .abbreviation()
                        .orElse(procedure.resultType().name())),
                procedure.resultType().symbol(agency.abbreviation(), ""),
                today,
                DecisionReference.of(order.dossier(), order.key().documentVersion()),
                new RegisteredDocument(
                        procedure.resultType(),
                        procedure.resultSubject(reception.applicant().name(), reception.subject()),
                        bench.directory().requireOfficer(order.officer()).name(),
                        reception.applicant().name(),
                        "",
                        0));
    }
}
