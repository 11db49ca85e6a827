package org.motcua.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.motcua.core.Text;
import org.motcua.core.agency.Officer;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.agency.Role;
import org.motcua.core.audit.Actor;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.document.DutiesException;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Authority;
import org.motcua.workflow.act.InputForm;
import org.motcua.workflow.engine.Conflicts;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.engine.Tokens.Subscription;
import org.motcua.workflow.inbox.Candidates;
import org.motcua.workflow.inbox.InboxItem;
import org.motcua.workflow.inbox.TaskRow;
import org.motcua.workflow.inbox.Tasks;
import org.motcua.workflow.model.DocumentEffect;
import org.motcua.workflow.model.Element;
import org.motcua.workflow.model.ProcessModel;
import org.motcua.workflow.model.Settings;
import org.motcua.workflow.outcome.Acts;
import org.motcua.workflow.outcome.Outcome;
import org.motcua.workflow.outcome.Recorder;
import org.motcua.workflow.outcome.Token;
import org.motcua.workflow.outcome.Waits;
import org.motcua.workflow.process.Frames;
import org.motcua.workflow.process.Processes;
import org.motcua.workflow.sight.CaseReader;
import org.motcua.workflow.sight.Office;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.sight.Sight.Frame;

/**
 * How acts are done: at a task, or by a message to a case. The case is locked before anything of it is read, so that two
 * acts on one case wait for each other, and the second finds that it came too late.
 */
final class Desk {

    private final Transactions transactions;
    private final Office office;
    private final CaseFiles cases;
    private final CaseReader reader;
    private final Processes processes;
    private final Tokens tokens;
    private final Tasks tasks;
    private final Waits waits;
    private final Recorder recorder;
    private final Authority authority;
    private final Secrets secrets;
    private final Map<String, ActType<?>> acts;
    private final Runnable wake;
    private final Today today;

    Desk(
            Transactions transactions,
            Office office,
            CaseFiles cases,
            CaseReader reader,
            Processes processes,
            Tokens tokens,
            Tasks tasks,
            Waits waits,
            Recorder recorder,
            Authority authority,
            Secrets secrets,
            Map<String, ActType<?>> acts,
            Runnable wake,
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
        this.authority = authority;
        this.secrets = secrets;
        this.acts = Map.copyOf(acts);
        this.wake = wake;
        this.today = today;
    }

    /** Whoever acts: an officer by id, or the applicant by the secret. */
    record Doer(Actor actor, @Nullable OfficerId officer, String secret) {

        static Doer officer(OfficerId id) {
            return new Doer(Actor.officer(id), id, "");
        }

        static Doer applicant(String secret) {
            return new Doer(Actor.APPLICANT, null, secret);
        }
    }

    /** Runs an act whose loss to a faster one, or to the separation of duties, is reported as what it is. */
    private <T> T alone(Doer doer, Supplier<T> act) {
        try {
            return act.get();
        } catch (DutiesException e) {
            throw new NotAllowedException(doer.actor(), Reason.SEPARATION, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (Conflicts.isOne(e)) {
                throw new ConflictException(e);
            }
            throw e;
        }
    }

    void act(Doer doer, String task, Map<String, ?> input) {
        alone(
                doer,
                () -> transactions.inTransaction(() -> {
                    CaseFile caseFile = cases.lock(requireTask(task).caseId());
                    TaskRow row = requireTask(task); // again, now that nobody else can have done it
                    Element element = processes.model(row.definition()).require(row.element());
                    Sight sight = sight(doer, caseFile, row, element);
                    ActType<?> act = requireAct(element.requireSettings());
                    authority.require(act, sight, row.claimedBy());
                    recorder.record(sight, new Token.TaskDone(row, element), decide(act, sight, input));
                    transactions.afterCommit(wake);
                    return 0;
                }));
    }

    private Sight sight(Doer doer, CaseFile caseFile, TaskRow row, Element element) {
        return reader.sight(
                caseFile,
                doer.actor(),
                officer(doer, caseFile),
                element.requireSettings(),
                new Frame(row.prefix(), row.party(), row.position()),
                row.agency());
    }

    private @Nullable Officer officer(Doer doer, CaseFile caseFile) {
        if (doer.officer() == null) {
            secrets.require(caseFile, doer.secret());
            return null;
        }
        return requireInOffice(doer.officer());
    }

    private Officer requireInOffice(OfficerId id) {
        return office.directory()
                .findOfficer(id, today.day())
                .orElseThrow(() -> new NotAllowedException(
                        id, Reason.NOT_IN_OFFICE, "the directory has no such officer in office on " + today.day()));
    }

    private TaskRow requireTask(String task) {
        return tasks.find(task).orElseThrow(() -> new NotAwaitedException(task));
    }

    private ActType<?> requireAct(Settings settings) {
        ActType<?> act = acts.get(settings.type().name());
        if (act == null) {
            throw new WorkflowException(
                    "This application has no act of type " + settings.type().name() + ". Give it to the builder.");
        }
        return act;
    }

    private static <I extends Record> Outcome decide(ActType<I> act, Sight sight, Map<String, ?> given) {
        I input = InputForm.of(act.input()).bind(act.form(sight), given);
        Outcome outcome = act.decide(sight, input);
        List<String> branches = sight.settings().branches();
        if (outcome.branch().isPresent() != !branches.isEmpty()
                || outcome.branch().filter(branch -> !branches.contains(branch)).isPresent()) {
            throw new IllegalStateException("The act " + act.type().name() + " took the branch " + outcome.branch()
                    + ", which is none of " + branches + " of its type");
        }
        return outcome;
    }

    TaskForm form(Doer doer, String task) {
        return alone(
                doer,
                () -> transactions.inTransaction(() -> {
                    TaskRow row = requireTask(task);
                    Element element = processes.model(row.definition()).require(row.element());
                    Sight sight = sight(doer, cases.require(row.caseId()), row, element);
                    ActType<?> act = requireAct(element.requireSettings());
                    authority.require(act, sight, null);
                    return form(act, sight, element);
                }));
    }

    private static TaskForm form(ActType<?> act, Sight sight, Element element) {
        Optional<Document> document = sight.settings()
                .find("motcua.document")
                .flatMap(name -> sight.find(sight.frame().name(name)));
        return new TaskForm(
                sight.caseFile().id(), element.id(), act.type().name(), element.name(), act.form(sight), document);
    }

    void send(Doer doer, CaseId caseId, String elementId, Map<String, ?> input) {
        alone(
                doer,
                () -> transactions.inTransaction(() -> {
                    Addressee addressee = addressee(doer, cases.lock(caseId), elementId);
                    ActType<?> act = requireAct(addressee.sight().settings());
                    authority.require(act, addressee.sight(), null);
                    recorder.record(addressee.sight(), addressee.token(), decide(act, addressee.sight(), input));
                    transactions.afterCommit(wake);
                    return 0;
                }));
    }

    TaskForm messageForm(Doer doer, CaseId caseId, String elementId) {
        return alone(
                doer,
                () -> transactions.inTransaction(() -> {
                    Addressee addressee = addressee(doer, cases.require(caseId), elementId);
                    ActType<?> act = requireAct(addressee.sight().settings());
                    authority.require(act, addressee.sight(), null);
                    return form(act, addressee.sight(), addressee.element());
                }));
    }

    private record Addressee(Sight sight, Token token, Element element) {}

    /** The one execution that waits for the message, or a start event of the case's process where nothing is under way. */
    private Addressee addressee(Doer doer, CaseFile caseFile, String elementId) {
        Map<String, String> instances = tokens.instances(caseFile.id());
        for (Map.Entry<String, String> instance : instances.entrySet()) {
            for (Subscription subscription : tokens.subscriptions(instance.getKey())) {
                if (subscription.element().equals(elementId)) {
                    Element element = processes.model(instance.getValue()).require(elementId);
                    Frame frame = new Frames(tokens, processes, caseFile)
                            .of(instance.getKey(), instance.getValue(), element, subscription.execution());
                    return addressee(doer, caseFile, element, frame, new Token.Received(subscription));
                }
            }
        }
        String definition = processes
                .find(caseFile.process().key(), caseFile.process().tag())
                .orElseThrow()
                .definition();
        ProcessModel model = processes.model(definition);
        Optional<Element> start = model.starts().stream()
                .filter(element ->
                        element.id().equals(elementId) && element.message().isPresent())
                .findFirst();
        if (start.isEmpty() || !instances.isEmpty()) {
            throw new NotAwaitedException(caseFile.id(), elementId);
        }
        requireUnwritten(caseFile, model, start.get());
        return addressee(doer, caseFile, start.get(), Frame.ROOT, new Token.Started(definition, elementId));
    }

    /** What was signed and went out is not written again, so nothing begins that would be stuck before doing so. */
    private void requireUnwritten(CaseFile caseFile, ProcessModel model, Element start) {
        Set<String> out = reader.documents(caseFile).stream()
                .filter(document ->
                        document.signer() != null && document.state().isFinished())
                .map(document -> document.name().value())
                .collect(Collectors.toSet());
        boolean stuck = model.following(start.id()).stream()
                .flatMap(element -> element.settings().stream())
                .flatMap(Desk::drafted)
                .anyMatch(out::contains);
        if (stuck) {
            throw new NotAwaitedException(caseFile.id(), start.id());
        }
    }

    private static Stream<String> drafted(Settings settings) {
        return settings.type().effects().entrySet().stream()
                .filter(effect -> effect.getValue() == DocumentEffect.DRAFT)
                .flatMap(effect -> settings.document(effect.getKey()).stream());
    }

    private Addressee addressee(Doer doer, CaseFile caseFile, Element element, Frame frame, Token token) {
        Sight sight = reader.sight(caseFile, doer.actor(), officer(doer, caseFile), element.requireSettings(), frame);
        return new Addressee(sight, token, element);
    }

    List<InboxItem> applicantTasks(Applicant applicant) {
        return transactions.inTransaction(() -> {
            secrets.require(cases.require(applicant.caseId()), applicant.secret());
            return tasks.ofCase(applicant.caseId()).stream()
                    .filter(row -> row.who().contains(Candidates.APPLICANT))
                    .map(row -> new InboxItem(
                            row.id(),
                            row.caseId(),
                            row.element(),
                            row.type(),
                            row.title(),
                            row.since(),
                            Optional.ofNullable(row.due()),
                            Optional.ofNullable(row.claimedBy())))
                    .toList();
        });
    }

    void claim(OfficerId id, String task) {
        Doer doer = Doer.officer(id);
        alone(
                doer,
                () -> transactions.inTransaction(() -> {
                    TaskRow row = requireTask(task);
                    Element element = processes.model(row.definition()).require(row.element());
                    Sight sight = sight(doer, cases.require(row.caseId()), row, element);
                    authority.require(requireAct(element.requireSettings()), sight, row.claimedBy());
                    requireDone(tasks.claim(task, id, row.claimedBy()), id);
                    return 0;
                }));
    }

    void unclaim(OfficerId id, String task) {
        transactions.runInTransaction(() -> {
            Officer officer = requireInOffice(id);
            TaskRow row = requireTask(task);
            OfficerId holder = row.claimedBy();
            if (holder == null) {
                return;
            }
            if (!holder.equals(id)) {
                requireHeadOf(officer, cases.require(row.caseId()), holder);
            }
            requireDone(tasks.claim(task, null, holder), id);
        });
    }

    private static void requireDone(boolean claimed, OfficerId id) {
        if (!claimed) {
            throw new NotAllowedException(id, Reason.CLAIMED, "another officer has taken the task up");
        }
    }

    /** By a head of the division of the one before. */
    void reassign(OfficerId by, CaseId caseId, String slot, OfficerId from, OfficerId to) {
        Doer doer = Doer.officer(by);
        alone(
                doer,
                () -> transactions.inTransaction(() -> {
                    CaseFile caseFile = cases.lock(caseId);
                    Officer head = requireInOffice(by);
                    Officer next = requireInOffice(to);
                    List<OfficerId> named = caseFile.assigned(slot);
                    if (!named.contains(from) || named.contains(to)) {
                        throw new NotAwaitedException(caseId, slot);
                    }
                    requireHeadOf(head, caseFile, from);
                    requireEqual(next, head, from);
                    List<OfficerId> others = named.stream()
                            .map(officer -> officer.equals(from) ? to : officer)
                            .toList();
                    CaseFile changed = cases.update(caseFile, seen -> seen.assign(slot, others));
                    recorder.note(
                            changed,
                            doer.actor(),
                            Acts.REASSIGNED,
                            Map.of("slot", slot, "officer", to.value(), "before", from.value()));
                    waits.renewTasks(changed, reader.documents(changed), today.now());
                    return 0;
                }));
    }

    private void requireHeadOf(Officer head, CaseFile caseFile, OfficerId assigned) {
        Optional<Officer> before = office.directory().findEver(assigned);
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
    private void requireEqual(Officer next, Officer head, OfficerId assigned) {
        if (!next.agency().equals(head.agency())) {
            throw new NotAllowedException(next.id(), Reason.OTHER_AGENCY, "whoever takes over is of another agency");
        }
        Optional<Officer> before = office.directory().findEver(assigned);
        boolean sharesRole = before.isEmpty() || before.get().roles().stream().anyMatch(next::has);
        if (!sharesRole) {
            throw new NotAllowedException(next.id(), Reason.ROLE, "whoever takes over has none of the roles for it");
        }
    }

    void note(OfficerId id, CaseId caseId, String text) {
        Officer officer = requireInOffice(id);
        transactions.runInTransaction(() -> {
            CaseFile caseFile = cases.lock(caseId);
            if (!caseFile.concerns(officer.agency())) {
                throw new NotAllowedException(id, Reason.OTHER_AGENCY, "the case is another agency's");
            }
            Map<String, String> details = new HashMap<>();
            details.put("text", Text.required(text, "Note", 1_000));
            recorder.note(caseFile, Actor.officer(id), Acts.NOTED, details);
        });
    }
}
