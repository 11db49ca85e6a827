package org.motcua.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.Act;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.DossierCode;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.transaction.Transactions;

/**
 * How an officer's act is done: dossier, audit entry and process token in one transaction, the dossier first. Its row
 * is locked before anything is read, so that two acts on one dossier wait for each other, and the second finds that it
 * came too late.
 */
final class Desk {

    private final Transactions transactions;
    private final ProcessEngine engine;
    private final AgencyDirectory directory;
    private final Dossiers dossiers;
    private final AuditLog audit;
    private final Clock clock;

    Desk(
            Transactions transactions,
            ProcessEngine engine,
            AgencyDirectory directory,
            Dossiers dossiers,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.engine = engine;
        this.directory = directory;
        this.dossiers = dossiers;
        this.audit = audit;
        this.clock = clock;
    }

    /** What the desk knows when it asks what is to be done. */
    record Sight(Officer officer, Dossier dossier, String step, Map<String, Object> variables, Instant now) {}

    /**
     * What is to be done.
     *
     * @param dossier as it shall be
     * @param details for the audit entry
     * @param variables with which the step is completed
     */
    record Decision(Dossier dossier, Act act, Map<String, String> details, Map<String, Object> variables) {}

    /** Decides in the transaction; what it throws undoes everything. */
    interface Judgement {
        Decision on(Sight sight);
    }

    /** Does one of the steps, whichever the dossier waits for, as that officer. */
    void act(OfficerId id, Role role, DossierCode code, List<String> steps, Judgement judgement) {
        Officer officer = require(id, role);
        alone(() -> transactions.inTransaction(() -> {
            Dossier dossier = dossiers.lock(code);
            Task task = task(code, steps);
            if (task.getAssignee() != null && !task.getAssignee().equals(id.value())) {
                throw new NotAllowedException(
                        id,
                        "the step \"" + task.getTaskDefinitionKey() + "\" of dossier " + code.value()
                                + " is another officer's.");
            }
            Map<String, Object> variables = engine.getRuntimeService().getVariables(task.getExecutionId());
            Decision decision =
                    judgement.on(new Sight(officer, dossier, task.getTaskDefinitionKey(), variables, clock.instant()));
            dossiers.update(dossier, seen -> decision.dossier());
            audit.append(code, Actor.officer(id), decision.act(), decision.details());
            engine.getTaskService().complete(task.getId(), decision.variables());
            return 0;
        }));
    }

    /** Refuses what the dossier does not wait for before any work is put into it; {@link #act} decides. */
    Sight look(OfficerId id, Role role, DossierCode code, String step) {
        Officer officer = require(id, role);
        return alone(() -> transactions.inTransaction(() -> {
            Dossier dossier = dossiers.lock(code);
            Task task = task(code, List.of(step));
            return new Sight(
                    officer,
                    dossier,
                    step,
                    engine.getRuntimeService().getVariables(task.getExecutionId()),
                    clock.instant());
        }));
    }

    /** The officer, who has the role today. */
    Officer require(OfficerId id, Role role) {
        Officer officer = directory.on(today()).requireOfficer(id);
        if (!officer.has(role)) {
            throw new NotAllowedException(
                    id, "it takes the role " + role + ", but the roles are " + officer.roles() + ".");
        }
        return officer;
    }

    /** Runs an act whose loss to a faster one is reported as what it is. */
    static <T> T alone(Supplier<T> act) {
        try {
            return act.get();
        } catch (RuntimeException e) {
            if (Conflicts.isOne(e)) {
                throw new ConflictException(e);
            }
            throw e;
        }
    }

    /** Today in Vietnam. */
    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
    }

    Instant now() {
        return clock.instant();
    }

    private Task task(DossierCode code, List<String> steps) {
        return engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(code.value())
                .taskDefinitionKeyIn(steps.toArray(String[]::new))
                .list()
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotAwaitedException(code, String.join("\" or \"", steps)));
    }
}
