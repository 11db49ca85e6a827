package org.motcua.workflow.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.AgencyCode;
import org.motcua.core.agency.Directory;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.casefile.CaseFile;
import org.motcua.core.casefile.CaseFiles;
import org.motcua.core.document.Document;
import org.motcua.core.dossier.Dossier;
import org.motcua.workflow.WorkflowException;
import org.motcua.workflow.deadline.DueWaits;
import org.motcua.workflow.deadline.DueWaits.DueWait;
import org.motcua.workflow.deadline.LegalMoments;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.inbox.Candidates;
import org.motcua.workflow.inbox.TaskRow;
import org.motcua.workflow.inbox.Tasks;
import org.motcua.workflow.model.Element;
import org.motcua.workflow.model.ProcessModel;
import org.motcua.workflow.model.Settings;
import org.motcua.workflow.model.StandardTypes;
import org.motcua.workflow.model.When;
import org.motcua.workflow.model.Who;
import org.motcua.workflow.process.Frames;
import org.motcua.workflow.process.Processes;
import org.motcua.workflow.sight.CasePeople;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.sight.Sight.Frame;

/**
 * Keeps what waits beside the process token that it waits for: the rows of tasks and of legal time, and whether the case
 * is closed. It compares with the engine each time, so whatever moved a token otherwise is made good at the next act.
 * Thread-safe.
 */
public final class Waits {

    private static final int LONGEST_TITLE = 300;
    /** For the operator to find: nobody in office is meant by the model. */
    private static final String NOBODY = "nobody";

    private final CaseFiles cases;
    private final Tokens tokens;
    private final Tasks tasks;
    private final DueWaits dueWaits;
    private final Processes processes;
    private final LegalMoments moments;
    private final Directory directory;

    public Waits(
            CaseFiles cases,
            Tokens tokens,
            Tasks tasks,
            DueWaits dueWaits,
            Processes processes,
            LegalMoments moments,
            Directory directory) {
        this.cases = cases;
        this.tokens = tokens;
        this.tasks = tasks;
        this.dueWaits = dueWaits;
        this.processes = processes;
        this.moments = moments;
        this.directory = directory;
    }

    /** After the tokens of the case have moved. */
    CaseFile follow(CaseFile caseFile, Applied applied, Sight sight) {
        Map<String, Document> documents = new TreeMap<>();
        sight.documents().forEach(document -> documents.put(document.name().value(), document));
        applied.documents().forEach(document -> documents.put(document.name().value(), document));
        return follow(caseFile, applied.dossier(), List.copyOf(documents.values()), sight.now());
    }

    /** After the tokens of the case have moved; gives the case as it is then, closed where nothing waits any more. */
    public CaseFile follow(CaseFile caseFile, @Nullable Dossier dossier, List<Document> documents, Instant now) {
        Frames frames = new Frames(tokens, processes, caseFile);
        List<Tokens.Waiting> waiting = tokens.waiting(caseFile.id());
        followTasks(caseFile, documents, now, frames, waiting);
        if (waitsForTime(processes.model(definition(caseFile)))) {
            followTime(caseFile, dossier, now);
        }
        boolean ended = waiting.isEmpty() && !tokens.isUnderWay(caseFile.id());
        if (ended != (caseFile.closedAt() != null)) {
            return cases.update(caseFile, seen -> seen.closed(ended ? now : null));
        }
        return caseFile;
    }

    /**
     * The rows of tasks anew, where officers were named otherwise or the model is another one. What waited goes on waiting
     * since then, and stays taken up where the same people are meant.
     */
    public void renewTasks(CaseFile caseFile, List<Document> documents, Instant now) {
        Map<String, TaskRow> before =
                tasks.ofCase(caseFile.id()).stream().collect(Collectors.toMap(TaskRow::id, Function.identity()));
        Frames frames = new Frames(tokens, processes, caseFile);
        tasks.remove(before.keySet());
        tasks.add(tokens.waiting(caseFile.id()).stream()
                .map(task -> row(caseFile, documents, now, frames, task))
                .map(row -> Optional.ofNullable(before.get(row.id()))
                        .filter(known -> !known.since().isAfter(now))
                        .map(row::following)
                        .orElse(row))
                .toList());
    }

    /**
     * The elements of tasks that are in no list, or in that of others than are meant, and of waits that the legal clock would
     * not end when it is time. One sees no difference after an act: {@link #follow} has made it good.
     */
    public Set<String> lost(CaseFile caseFile, @Nullable Dossier dossier, List<Document> documents, Instant now) {
        Set<String> lost = new TreeSet<>();
        Frames frames = new Frames(tokens, processes, caseFile);
        Map<String, TaskRow> rows =
                tasks.ofCase(caseFile.id()).stream().collect(Collectors.toMap(TaskRow::id, Function.identity()));
        for (Tokens.Waiting task : tokens.waiting(caseFile.id())) {
            TaskRow row = rows.get(task.id());
            if (row == null || row.since().isAfter(now) || !row.isSame(row(caseFile, documents, now, frames, task))) {
                lost.add(task.element());
            }
        }
        lostWaits(caseFile, dossier, now).forEach(wait -> lost.add(wait.element()));
        return lost;
    }

    /** Those that the clock would not end when it is time, as their rows should be. */
    private List<DueWait> lostWaits(CaseFile caseFile, @Nullable Dossier dossier, Instant now) {
        Map<String, DueWait> known = knownWaits(caseFile);
        List<DueWait> lost = new ArrayList<>();
        for (DueWait wait : waitingForTime(caseFile, now)) {
            DueWait row = known.get(wait.id());
            if (row == null || !isRight(row, wait, dossier, now)) {
                Instant since = row == null || row.since().isAfter(now) ? now : row.since();
                lost.add(wait.since(since, moment(wait, since, dossier)));
            }
        }
        return lost;
    }

    /** Whether the clock ends it when the model says; one that was reached is still there where it interrupts nothing. */
    private boolean isRight(DueWait row, DueWait wait, @Nullable Dossier dossier, Instant now) {
        if (row.reached()) {
            return isReminder(wait);
        }
        return row.rule().equals(wait.rule())
                && row.element().equals(wait.element())
                && row.execution().equals(wait.execution())
                && !row.since().isAfter(now)
                && Objects.equals(row.due(), moment(wait, row.since(), dossier));
    }

    private boolean isReminder(DueWait wait) {
        String definition = tokens.instances(wait.caseId()).get(wait.instance());
        return definition != null
                && processes
                        .model(definition)
                        .find(wait.element())
                        .filter(element -> !element.interrupting())
                        .filter(element -> element.bpmn().equals("boundaryEvent")
                                || element.bpmn().equals("startEvent"))
                        .isPresent();
    }

    /** Writes rows of tasks and waits anew that {@link #lost} has found; a wait whose row is gone has begun now. */
    public void mend(CaseFile caseFile, @Nullable Dossier dossier, List<Document> documents, Instant now) {
        renewTasks(caseFile, documents, now);
        List<DueWait> lost = lostWaits(caseFile, dossier, now);
        dueWaits.remove(lost.stream().map(DueWait::id).toList());
        lost.forEach(dueWaits::add);
    }

    private @Nullable Instant moment(DueWait wait, Instant since, @Nullable Dossier dossier) {
        return moments.moment(When.parse(wait.rule()), since, dossier).orElse(null);
    }

    private Map<String, DueWait> knownWaits(CaseFile caseFile) {
        return dueWaits.ofCase(caseFile.id()).stream().collect(Collectors.toMap(DueWait::id, Function.identity()));
    }

    private String definition(CaseFile caseFile) {
        return processes
                .find(caseFile.process().key(), caseFile.process().tag())
                .orElseThrow(() -> new WorkflowException("Process " + caseFile.process() + " of case " + caseFile.id()
                        + " is not deployed. Deploy that version again."))
                .definition();
    }

    private static boolean waitsForTime(ProcessModel model) {
        return model.elements().stream().anyMatch(element -> element.call().isPresent())
                || has(model, StandardTypes.DUE.name())
                || has(model, StandardTypes.AWAIT_DUE.name());
    }

    private void followTasks(
            CaseFile caseFile, List<Document> documents, Instant now, Frames frames, List<Tokens.Waiting> waiting) {
        Set<String> known = tasks.ofCase(caseFile.id()).stream()
                .map(TaskRow::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<TaskRow> added = new ArrayList<>();
        for (Tokens.Waiting task : waiting) {
            if (!known.remove(task.id())) {
                added.add(row(caseFile, documents, now, frames, task));
            }
        }
        tasks.remove(known);
        tasks.add(added);
    }

    private TaskRow row(CaseFile caseFile, List<Document> documents, Instant now, Frames frames, Tokens.Waiting task) {
        Element element = processes.model(task.definition()).require(task.element());
        Settings settings = element.requireSettings();
        Frame frame = frames.of(task.instance(), task.definition(), element, task.execution());
        AgencyCode agency = CasePeople.agency(caseFile, settings, frame);
        String unit = CasePeople.unit(caseFile, agency, directory, LocalDate.ofInstant(now, WorkingCalendar.ZONE));
        String title = element.name()
                .substring(0, Math.min(LONGEST_TITLE, element.name().length()));
        return new TaskRow(
                task.id(),
                who(caseFile, documents, settings, frame, unit),
                caseFile.id(),
                agency,
                task.definition(),
                task.instance(),
                element.id(),
                settings.type().name(),
                title,
                frame.prefix(),
                frame.party(),
                frame.index(),
                now,
                settings.budget().map(time -> moments.after(now, time)).orElse(null),
                null);
    }

    private static Set<String> who(
            CaseFile caseFile, List<Document> documents, Settings settings, Frame frame, String unit) {
        Set<String> all = new LinkedHashSet<>();
        for (Who who : settings.by()) {
            if (who instanceof Who.Role role) {
                all.add(
                        role.ofUnit() && !unit.isEmpty()
                                ? Candidates.role(role.name(), unit)
                                : Candidates.role(role.name()));
            } else if (who instanceof Who.Officer officer) {
                all.add(Candidates.officer(new OfficerId(officer.id())));
            } else if (who instanceof Who.Assigned assigned) {
                CasePeople.assigned(caseFile, assigned.slot(), frame).ifPresent(id -> all.add(Candidates.officer(id)));
            } else if (who instanceof Who.Signer) {
                ofDocument(documents, settings, frame, Document::signer)
                        .ifPresent(id -> all.add(Candidates.officer(id)));
            } else if (who instanceof Who.Drafter) {
                ofDocument(documents, settings, frame, Document::drafter)
                        .ifPresent(id -> all.add(Candidates.officer(id)));
            } else if (who instanceof Who.Applicant) {
                all.add(Candidates.APPLICANT);
            }
        }
        if (all.isEmpty()) {
            all.add(NOBODY);
        }
        return all;
    }

    private static Optional<OfficerId> ofDocument(
            List<Document> documents, Settings settings, Frame frame, Function<Document, @Nullable OfficerId> part) {
        Optional<String> local = settings.find("motcua.document");
        return local.flatMap(name -> documents.stream()
                .filter(document -> document.name().equals(frame.name(name)))
                .findFirst()
                .map(part));
    }

    private void followTime(CaseFile caseFile, @Nullable Dossier dossier, Instant now) {
        Map<String, DueWait> known = knownWaits(caseFile);
        Set<String> seen = new LinkedHashSet<>();
        List<DueWait> moved = new ArrayList<>();
        for (DueWait wait : waitingForTime(caseFile, now)) {
            seen.add(wait.id());
            DueWait before = known.get(wait.id());
            Instant since = before == null ? now : before.since();
            Instant due = moment(wait, since, dossier);
            DueWait current = (before == null ? wait : before).now(wait, due);
            if (before == null) {
                dueWaits.add(current);
            } else if (!before.reached() && !current.equals(before)) {
                moved.add(current);
            }
        }
        dueWaits.move(moved);
        dueWaits.remove(known.keySet().stream().filter(id -> !seen.contains(id)).toList());
    }

    private List<DueWait> waitingForTime(CaseFile caseFile, Instant now) {
        List<DueWait> all = new ArrayList<>();
        tokens.instances(caseFile.id()).forEach((instance, definition) -> {
            ProcessModel model = processes.model(definition);
            if (has(model, StandardTypes.DUE.name())) {
                tokens.subscriptions(instance)
                        .forEach(found -> when(model, found.element(), StandardTypes.DUE.name())
                                .map(rule -> wait(
                                        found.id(), caseFile, instance, found.execution(), found.element(), rule, now))
                                .ifPresent(all::add));
            }
            if (has(model, StandardTypes.AWAIT_DUE.name())) {
                tokens.steps(instance, caseFile.id())
                        .forEach(found -> when(model, found.element(), StandardTypes.AWAIT_DUE.name())
                                .map(rule -> wait(
                                        found.id(), caseFile, instance, found.execution(), found.element(), rule, now))
                                .ifPresent(all::add));
            }
        });
        return all;
    }

    /** Without its moment, which {@link #followTime} knows. */
    private static DueWait wait(
            String id, CaseFile caseFile, String instance, String execution, String element, String rule, Instant now) {
        return DueWait.waiting(id, caseFile.id(), instance, execution, element, rule, now, null);
    }

    private static boolean has(ProcessModel model, String type) {
        return model.elements().stream()
                .anyMatch(element -> element.typeName().filter(type::equals).isPresent());
    }

    private static Optional<String> when(ProcessModel model, String element, String type) {
        return model.find(element)
                .flatMap(Element::settings)
                .filter(settings -> settings.type().name().equals(type))
                .map(settings -> settings.text("motcua.when"));
    }
}
