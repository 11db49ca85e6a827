package org.motcua.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.inbox.TaskRow;
import org.motcua.workflow.inbox.Tasks;
import org.motcua.workflow.model.Element;
import org.motcua.workflow.model.ProcessModel;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Recorder;
import org.motcua.workflow.outcome.Waits;
import org.motcua.workflow.process.Processes;
import org.motcua.workflow.process.Processes.Deployed;
import org.motcua.workflow.sight.CaseReader;
import org.motcua.workflow.sight.Office;
import org.motcua.workflow.step.RecordChecks;

/** Names another officer for work of a case, and gives back what somebody has taken up. */
final class Reassignment {

    private final Transactions transactions;
    private final Office office;
    private final CaseFiles cases;
    private final CaseReader reader;
    private final Processes processes;
    private final Tokens tokens;
    private final Tasks tasks;
    private final Waits waits;
    private final Recorder recorder;
    private final AuditLog audit;
    private final RecordChecks records;
    private final Today today;

    Reassignment(
            Transactions transactions,
            Office office,
            CaseFiles cases,
            CaseReader reader,
            Processes processes,
            Tokens tokens,
            Tasks tasks,
            Waits waits,
            Recorder recorder,
            AuditLog audit,
            RecordChecks records,
            Today today) {
        this.transactions = transactions;
        this.office = office;
        this.cases = cases;
        this.reader = reader;
        this.processes = processes;
        this.tokens = tokens;
        this.tasks = tasks;
        this.waits = waits;
        this.recorder = recorder;
        this.audit = audit;
        this.records = records;
        this.today = today;
    }

    /** By whoever has taken the task up, a head of that officer's division, or the head of the division whose case it is. */
    void unclaim(OfficerId id, String task) {
        transactions.runInTransaction(() -> {
            Officer officer = office.requireInOffice(id, today.day());
            TaskRow row = tasks.find(task).orElseThrow(() -> new NotAwaitedException(task));
            OfficerId holder = row.claimedBy();
            if (holder == null) {
                return;
            }
            CaseFile caseFile = cases.require(row.caseId());
            boolean headOfCase = officer.has(Role.HEAD)
                    && officer.agency().equals(caseFile.agency())
                    && officer.unit().equals(caseFile.unit());
            if (!holder.equals(id) && !headOfCase) {
                requireHeadOf(officer, caseFile, holder);
            }
            if (!tasks.claim(task, null, holder)) {
                throw new NotAllowedException(id, Reason.CLAIMED, "another officer has taken the task up");
            }
        });
    }

    /** By a head of the division of the one before. */
    void reassign(OfficerId by, CaseId caseId, String slot, OfficerId from, OfficerId to) {
        Actor actor = Actor.officer(by);
        Alone.act(
                actor,
                () -> transactions.inTransaction(() -> {
                    CaseFile caseFile = cases.lock(caseId);
                    Officer head = office.requireInOffice(by, today.day());
                    Officer next = office.requireInOffice(to, today.day());
                    List<OfficerId> named = caseFile.assigned(slot);
                    if (!named.contains(from) || named.contains(to)) {
                        throw new NotAwaitedException(caseId, slot);
                    }
                    requireHeadOf(head, caseFile, from);
                    requireEqual(next, head);
                    requireRole(next, caseFile, slot);
                    requireNotDone(next, caseFile, slot);
                    records.of(caseFile, reader.dossier(caseFile), reader.documents(caseFile));
                    List<OfficerId> others = named.stream()
                            .map(officer -> officer.equals(from) ? to : officer)
                            .toList();
                    CaseFile changed = cases.update(caseFile, seen -> seen.assign(slot, others));
                    recorder.note(
                            changed,
                            actor,
                            Acts.REASSIGNED,
                            Map.of(
                                    "slot", slot,
                                    "officer",
                                            others.stream()
                                                    .map(OfficerId::value)
                                                    .collect(Collectors.joining(",")),
                                    "before", from.value(),
                                    "after", to.value()));
                    waits.renewTasks(changed, reader.documents(changed), today.now());
                    return 0;
                }));
    }

    private void requireHeadOf(Officer head, CaseFile caseFile, OfficerId assigned) {
        Optional<Officer> before = office.directory()
                .findOfficer(assigned, today.day())
                .or(() -> office.directory().findEver(assigned));
        if (!head.has(Role.HEAD)) {
            throw new NotAllowedException(head.id(), Reason.ROLE, "a head names another officer");
        }
        if ((before.isPresent() && !before.get().agency().equals(head.agency())) || !caseFile.concerns(head.agency())) {
            throw new NotAllowedException(head.id(), Reason.OTHER_AGENCY, "the officer is another agency's");
        }
        if (before.isPresent() && !before.get().unit().equals(head.unit())) {
            throw new NotAllowedException(head.id(), Reason.UNIT, "the officer is another division's");
        }
    }

    /** Whoever takes over has the roles for it and belongs to the same agency. */
    private static void requireEqual(Officer next, Officer head) {
        if (!next.agency().equals(head.agency())) {
            throw new NotAllowedException(next.id(), Reason.OTHER_AGENCY, "whoever takes over is of another agency");
        }
    }

    /** The role that the act had which named the officers for the slot. */
    private void requireRole(Officer next, CaseFile caseFile, String slot) {
        boolean named = models(caseFile)
                .flatMap(model -> model.elements().stream())
                .flatMap(element -> element.settings().stream())
                .filter(settings ->
                        settings.find("motcua.slot").filter(slot::equals).isPresent())
                .flatMap(settings -> settings.find("motcua.role").stream())
                .anyMatch(role -> next.has(new Role(role)));
        if (!named) {
            throw new NotAllowedException(
                    next.id(), Reason.ROLE, "whoever takes over has not the role that \"" + slot + "\" needs");
        }
    }

    /** Of several who answer each for themselves nobody answers twice, in the place of somebody else either. */
    private void requireNotDone(Officer next, CaseFile caseFile, String slot) {
        Set<String> answers = models(caseFile)
                .flatMap(model -> model.elements().stream())
                .filter(element -> element.multiInstance()
                        .filter(many -> many.slot().equals(slot))
                        .isPresent())
                .map(Element::id)
                .collect(Collectors.toSet());
        boolean done = false;
        for (AuditEntry entry : audit.entries(caseFile.id())) {
            boolean namedAnew =
                    slot.equals(entry.details().get("slot")) && !entry.act().equals(Acts.REASSIGNED);
            done = !namedAnew
                    && (done
                            || (answers.contains(entry.details().getOrDefault("element", ""))
                                    && entry.actor().equals(Actor.officer(next.id()))));
        }
        if (done) {
            throw new NotAllowedException(
                    next.id(), Reason.SEPARATION, "whoever takes over has answered for \"" + slot + "\" already");
        }
    }

    private Stream<ProcessModel> models(CaseFile caseFile) {
        return Stream.concat(
                        processes
                                .find(
                                        caseFile.process().key(),
                                        caseFile.process().tag())
                                .stream()
                                .map(Deployed::definition),
                        tokens.instances(caseFile.id()).values().stream())
                .distinct()
                .map(processes::model);
    }
}
