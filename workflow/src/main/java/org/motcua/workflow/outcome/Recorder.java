package org.motcua.workflow.outcome;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.motcua.core.audit.Act;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditLog;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.DocumentReference;
import org.motcua.core.document.Documents;
import org.motcua.core.dossier.Dossier;
import org.motcua.core.dossier.Dossiers;
import org.motcua.core.record.CaseParts;
import org.motcua.core.register.DocumentNumber;
import org.motcua.core.register.OutgoingRegister;
import org.motcua.core.register.Reservation;
import org.motcua.workflow.NotAwaitedException;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.model.Join;
import org.motcua.workflow.process.Processes;
import org.motcua.workflow.sight.Sight;

/**
 * Writes any outcome, in the bound transaction and always in one order: dossier, documents, states of the register, case,
 * process token, messages, tasks and waits, the entry in the record, and last, because others wait for its lock, a new
 * number with its entry. Each entry carries the hashes of the parts of the case that it changed. The case is locked before the sight is taken. Thread-safe.
 */
public final class Recorder {

    private final CaseFiles cases;
    private final Dossiers dossiers;
    private final Documents documents;
    private final OutgoingRegister register;
    private final AuditLog audit;
    private final Tokens tokens;
    private final Processes processes;
    private final Waits waits;

    public Recorder(
            CaseFiles cases,
            Dossiers dossiers,
            Documents documents,
            OutgoingRegister register,
            AuditLog audit,
            Tokens tokens,
            Processes processes,
            Waits waits) {
        this.cases = cases;
        this.dossiers = dossiers;
        this.documents = documents;
        this.register = register;
        this.audit = audit;
        this.tokens = tokens;
        this.processes = processes;
        this.waits = waits;
    }

    /** Writes it; what it throws undoes everything. */
    public void record(Sight sight, Token token, Outcome outcome) {
        Applied applied = Applied.of(sight, outcome);
        Map<String, String> parts = new TreeMap<>(write(sight, token, applied));
        CaseFile caseFile = sight.caseFile();
        if (!applied.caseFile().equals(caseFile)) {
            caseFile = cases.update(caseFile, seen -> applied.caseFile());
        }
        move(caseFile, token, outcome);
        for (String message : applied.messages()) {
            deliver(caseFile, message);
        }
        caseFile = waits.follow(caseFile, applied, sight);
        if (token instanceof Token.Started || !caseFile.equals(sight.caseFile())) {
            parts.putAll(CaseParts.of(caseFile));
        }
        audit.append(caseFile.id(), sight.actor(), outcome.act(), details(sight, outcome, applied, parts));
        if (applied.reservation() != null) {
            reserve(caseFile, applied.reservation());
        }
    }

    /** Dossier, documents and register; gives the parts of the case that the entry carries. */
    private Map<String, String> write(Sight sight, Token token, Applied applied) {
        Map<String, String> parts = new TreeMap<>();
        Dossier dossier = applied.dossier();
        if (dossier != null && sight.dossier() != null) {
            boolean changed = !dossier.equals(sight.dossier());
            if (changed || token instanceof Token.Started) {
                parts.putAll(CaseParts.of(changed ? dossiers.update(sight.dossier(), seen -> dossier) : dossier));
            }
        }
        for (Document document : applied.documents()) {
            parts.putAll(
                    CaseParts.of(documents.store(sight.find(document.name()).orElse(null), document)));
        }
        applied.voided().forEach(register::voidNumber);
        applied.issued().forEach(register::use);
        Stream.concat(applied.voided().keySet().stream(), applied.issued().keySet().stream())
                .forEach(reference -> parts.putAll(number(reference)));
        return parts;
    }

    private Map<String, String> number(DocumentReference reference) {
        return CaseParts.of(register.find(reference).orElseThrow());
    }

    private void reserve(CaseFile caseFile, Reservation reservation) {
        DocumentNumber number = register.reserve(reservation);
        Map<String, String> details = new TreeMap<>(number(reservation.reference()));
        details.put("name", reservation.reference().name());
        details.put("version", Integer.toString(reservation.reference().version()));
        details.put("number", number.text());
        details.put("year", Integer.toString(number.year()));
        details.put("date", reservation.date().toString());
        audit.append(caseFile.id(), Actor.system("register"), Acts.NUMBER_RESERVED, details);
    }

    /**
     * Whether what an outcome changes is possible as the case is, without writing it.
     *
     * @throws RuntimeException when it is not
     */
    public void requirePossible(Sight sight, Outcome outcome) {
        Applied unused = Applied.of(sight, outcome);
    }

    /** An entry of the record that changes nothing. */
    public void note(CaseId id, Actor actor, Act act, Map<String, String> details) {
        audit.append(id, actor, act, details);
    }

    /**
     * An entry about a case that was changed otherwise, after it was held against its record.
     *
     * @param changed as it is then
     */
    public void note(CaseFile changed, Actor actor, Act act, Map<String, String> details) {
        Map<String, String> all = new TreeMap<>(details);
        all.putAll(CaseParts.of(changed));
        audit.append(changed.id(), actor, act, all);
    }

    private static Map<String, String> details(
            Sight sight, Outcome outcome, Applied applied, Map<String, String> parts) {
        Map<String, String> details = new TreeMap<>(outcome.details());
        details.put("element", sight.settings().element());
        String seen = details.get("document");
        details.putAll(applied.facts()); // steps go by them later, so no act of an application's own overrules them
        if (seen != null) {
            details.put("document", seen);
        }
        details.keySet().removeIf(CaseParts::isName);
        details.putAll(parts);
        details.values().removeIf(String::isEmpty);
        return details;
    }

    private void move(CaseFile caseFile, Token token, Outcome outcome) {
        Map<String, Object> variables = new HashMap<>();
        outcome.counts().forEach((slot, count) -> variables.put(slot + "_count", count));
        if (token instanceof Token.TaskDone done) {
            variables.putAll(counts(caseFile, done.task().definition()));
            complete(done, outcome, variables);
        } else if (token instanceof Token.StepDone done) {
            Map<String, Object> counts = counts(caseFile, done.step().definition());
            if (!counts.isEmpty()) {
                tokens.setProcessVariables(done.step().instance(), counts);
            }
            tokens.completeStep(done.step().id(), done.worker());
        } else if (token instanceof Token.StepEnded ended) {
            tokens.endStep(ended.step().id(), ended.worker(), ended.error(), ended.reason());
        } else if (token instanceof Token.Received received) {
            outcome.branch()
                    .ifPresent(branch -> variables.put(received.subscription().element(), branch));
            if (!tokens.receive(received.subscription(), variables)) {
                throw new NotAwaitedException(
                        caseFile.id(), received.subscription().element());
            }
        } else if (token instanceof Token.Started started) {
            tokens.start(started.definition(), caseFile.id(), started.element().isEmpty() ? null : started.element());
        }
    }

    /** How many the case has named for what the process does several times: the engine's own number decides nothing. */
    private Map<String, Object> counts(CaseFile caseFile, String definition) {
        Map<String, Object> counts = new HashMap<>();
        processes.model(definition).elements().stream()
                .flatMap(element -> element.multiInstance().stream())
                .forEach(many -> {
                    int named = caseFile.assigned(many.slot()).size();
                    if (named > 0) {
                        counts.put(many.countVariable(), named);
                    }
                });
        return counts;
    }

    private void complete(Token.TaskDone done, Outcome outcome, Map<String, Object> variables) {
        String element = done.element().id();
        String task = done.task().id();
        if (done.element().multiInstance().isEmpty()) {
            outcome.branch().ifPresent(branch -> variables.put(element, branch));
            tokens.complete(task, variables, Map.of());
            return;
        }
        join(done, outcome.branch(), variables);
        // The joined answer belongs to the process; the own one to this instance.
        tokens.setProcessVariables(done.task().instance(), variables);
        Map<String, Object> own = new HashMap<>();
        outcome.branch().ifPresent(branch -> own.put(element, branch));
        tokens.complete(task, Map.of(), own);
    }

    /** What the answers so far are together: the first branch when the rule holds for it, else another one. */
    private void join(Token.TaskDone done, Optional<String> branch, Map<String, Object> variables) {
        String element = done.element().id();
        String execution = tokens.execution(done.task().id());
        int before = tokens.count(execution, "nrOfCompletedInstances");
        int instances = tokens.count(execution, "nrOfInstances");
        int answered = before + 1;
        if (branch.isEmpty()) {
            variables.put(Join.decidedVariable(element), answered * 2 > instances);
            return;
        }
        List<String> branches = done.element().requireSettings().branches();
        int votes = (before == 0 ? 0 : tokens.count(execution, element + "_votes"))
                + (branch.get().equals(branches.get(0)) ? 1 : 0);
        int against = answered - votes;
        boolean holds = switch (done.element().multiInstance().orElseThrow().join()) {
            case ALL -> against == 0;
            case ANY -> votes > 0;
            case MAJORITY -> votes * 2 > instances;
        };
        String other = branches.size() > 1 ? branches.get(1) : branches.get(0);
        variables.put(element + "_votes", votes);
        variables.put(Join.decidedVariable(element), votes * 2 > instances || against * 2 >= instances);
        variables.put(element, holds ? branches.get(0) : other);
    }

    /** Exactly one waits for the message, or the sender comes again later. */
    private void deliver(CaseFile caseFile, String message) {
        List<Tokens.Subscription> waiting = new ArrayList<>();
        for (String instance : tokens.instances(caseFile.id()).keySet()) {
            tokens.subscriptions(instance).stream()
                    .filter(subscription -> subscription.message().equals(message))
                    .forEach(waiting::add);
        }
        if (waiting.size() != 1 || !tokens.receive(waiting.get(0), Map.of())) {
            throw new NotAwaitedException(caseFile.id(), message);
        }
    }
}
