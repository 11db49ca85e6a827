package org.motcua.workflow;

import java.util.ArrayList;
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
import org.motcua.core.audit.Actor;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.document.Document;
import org.motcua.core.store.DocumentStore;
import org.motcua.core.transaction.Transactions;
import org.motcua.workflow.NotAllowedException.Reason;
import org.motcua.workflow.act.ActType;
import org.motcua.workflow.act.Authority;
import org.motcua.workflow.act.InputForm;
import org.motcua.workflow.act.standard.Supplement;
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
import org.motcua.workflow.process.Frames;
import org.motcua.workflow.process.Processes;
import org.motcua.workflow.sight.CaseReader;
import org.motcua.workflow.sight.Office;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.sight.Sight.Frame;
import org.motcua.workflow.step.RecordChecks;

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
    private final Recorder recorder;
    private final Authority authority;
    private final RecordChecks records;
    private final DocumentStore store;
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
            Recorder recorder,
            Authority authority,
            RecordChecks records,
            DocumentStore store,
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
        this.recorder = recorder;
        this.authority = authority;
        this.records = records;
        this.store = store;
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

    /** Before the transaction: tries are counted in their own, and would hold two connections at once inside of another. */
    private void admit(Doer doer, Supplier<CaseId> to) {
        if (doer.officer() == null) {
            secrets.require(cases.require(to.get()), doer.secret());
        }
    }

    void act(Doer doer, String task, Map<String, ?> input) {
        admit(doer, () -> requireTask(task).caseId());
        Alone.act(
                doer.actor(),
                () -> transactions.inTransaction(() -> {
                    CaseFile caseFile = cases.lock(requireTask(task).caseId());
                    TaskRow row = requireTask(task); // again, now that nobody else can have done it
                    Addressee addressee = addressee(doer, caseFile, row);
                    Sight sight = addressee.sight();
                    ActType<?> act = requireAct(sight.settings());
                    authority.require(act, sight, row.claimedBy());
                    Outcome outcome = decide(act, sight, input);
                    records.of(sight);
                    recorder.record(sight, addressee.token(), outcome);
                    transactions.afterCommit(wake);
                    return 0;
                }));
    }

    /** Where the engine has the task: the row is for finding it, and says nothing about who may do it. */
    private Addressee addressee(Doer doer, CaseFile caseFile, TaskRow row) {
        Tokens.Waiting waiting = tokens.waiting(caseFile.id()).stream()
                .filter(task -> task.id().equals(row.id()))
                .findFirst()
                .orElseThrow(() -> new NotAwaitedException(row.id()));
        Element element = processes.model(waiting.definition()).require(waiting.element());
        Frame frame = new Frames(tokens, processes, caseFile)
                .of(waiting.instance(), waiting.definition(), element, waiting.execution());
        return addressee(
                doer,
                caseFile,
                element,
                frame,
                new Token.TaskDone(row.in(waiting.definition(), waiting.instance()), element));
    }

    private @Nullable Officer officer(Doer doer) {
        return doer.officer() == null ? null : office.requireInOffice(doer.officer(), today.day());
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

    private <I extends Record> Outcome decide(ActType<I> act, Sight sight, Map<String, ?> given) {
        I input = InputForm.of(act.input()).bind(act.form(sight), given);
        InputForm.values(input).forEach(Texts::requireShown);
        requireStored(input);
        Outcome outcome = act.decide(sight, input);
        List<String> branches = sight.settings().branches();
        if (outcome.branch().isPresent() != !branches.isEmpty()
                || outcome.branch().filter(branch -> !branches.contains(branch)).isPresent()) {
            throw new IllegalStateException("The act " + act.type().name() + " took the branch " + outcome.branch()
                    + ", which is none of " + branches + " of its type");
        }
        return outcome;
    }

    private void requireStored(Record input) {
        if (input instanceof Supplement.Papers papers) {
            Texts.requireStored(store, papers.attachments());
        }
    }

    TaskForm form(Doer doer, String task) {
        admit(doer, () -> requireTask(task).caseId());
        return Alone.act(
                doer.actor(),
                () -> transactions.inTransaction(() -> {
                    TaskRow row = requireTask(task);
                    Addressee addressee = addressee(doer, cases.require(row.caseId()), row);
                    ActType<?> act = requireAct(addressee.sight().settings());
                    authority.require(act, addressee.sight(), null);
                    return form(act, addressee.sight(), addressee.element());
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
        admit(doer, () -> caseId);
        Alone.act(
                doer.actor(),
                () -> transactions.inTransaction(() -> {
                    Addressee addressee = addressee(doer, cases.lock(caseId), elementId);
                    Sight sight = addressee.sight();
                    ActType<?> act = requireAct(sight.settings());
                    authority.require(act, sight, null);
                    Outcome outcome = decide(act, sight, input);
                    records.of(sight);
                    recorder.record(sight, addressee.token(), outcome);
                    transactions.afterCommit(wake);
                    return 0;
                }));
    }

    TaskForm messageForm(Doer doer, CaseId caseId, String elementId) {
        admit(doer, () -> caseId);
        return Alone.act(
                doer.actor(),
                () -> transactions.inTransaction(() -> {
                    Addressee addressee = addressee(doer, cases.require(caseId), elementId);
                    ActType<?> act = requireAct(addressee.sight().settings());
                    authority.require(act, addressee.sight(), null);
                    return form(act, addressee.sight(), addressee.element());
                }));
    }

    private record Addressee(Sight sight, Token token, Element element) {}

    /**
     * The execution that waits for the message, of several the first that it may come from, or a start event of the case's
     * process where nothing is under way.
     */
    private Addressee addressee(Doer doer, CaseFile caseFile, String elementId) {
        Map<String, String> instances = tokens.instances(caseFile.id());
        List<Addressee> waiting = waiting(doer, caseFile, elementId, instances);
        if (!waiting.isEmpty()) {
            return waiting.stream().filter(this::isLawful).findFirst().orElse(waiting.get(0));
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

    private boolean isLawful(Addressee addressee) {
        try {
            authority.require(requireAct(addressee.sight().settings()), addressee.sight(), null);
            return true;
        } catch (NotAllowedException e) {
            return false;
        }
    }

    private List<Addressee> waiting(Doer doer, CaseFile caseFile, String elementId, Map<String, String> instances) {
        List<Addressee> all = new ArrayList<>();
        for (Map.Entry<String, String> instance : instances.entrySet()) {
            for (Subscription subscription : tokens.subscriptions(instance.getKey())) {
                if (subscription.element().equals(elementId)) {
                    Element element = processes.model(instance.getValue()).require(elementId);
                    Frame frame = new Frames(tokens, processes, caseFile)
                            .of(instance.getKey(), instance.getValue(), element, subscription.execution());
                    all.add(addressee(doer, caseFile, element, frame, new Token.Received(subscription)));
                }
            }
        }
        return all;
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
        Sight sight = reader.sight(caseFile, doer.actor(), officer(doer), element.requireSettings(), frame);
        return new Addressee(sight, token, element);
    }

    List<InboxItem> applicantTasks(Applicant applicant) {
        admit(Doer.applicant(applicant.secret()), applicant::caseId);
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
    }

    void claim(OfficerId id, String task) {
        Doer doer = Doer.officer(id);
        Alone.act(
                doer.actor(),
                () -> transactions.inTransaction(() -> {
                    TaskRow row = requireTask(task);
                    Sight sight =
                            addressee(doer, cases.require(row.caseId()), row).sight();
                    authority.require(requireAct(sight.settings()), sight, row.claimedBy());
                    requireDone(tasks.claim(task, id, row.claimedBy()), id);
                    return 0;
                }));
    }

    private static void requireDone(boolean claimed, OfficerId id) {
        if (!claimed) {
            throw new NotAllowedException(id, Reason.CLAIMED, "another officer has taken the task up");
        }
    }

    void note(OfficerId id, CaseId caseId, String text) {
        Officer officer = office.requireInOffice(id, today.day());
        Texts.requireShown("text", text);
        transactions.runInTransaction(() -> {
            CaseFile caseFile = cases.lock(caseId);
            if (!caseFile.concerns(officer.agency())) {
                throw new NotAllowedException(id, Reason.OTHER_AGENCY, "the case is another agency's");
            }
            Map<String, String> details = new HashMap<>();
            details.put("text", Text.required(text, "Note", 1_000));
            recorder.note(caseFile.id(), Actor.officer(id), Acts.NOTED, details);
        });
    }
}
