package org.motcua.workflow.standstill;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.motcua.core.casefile.CaseId;
import org.motcua.workflow.engine.Tokens;
import org.motcua.workflow.model.Element;
import org.motcua.workflow.model.Flow;
import org.motcua.workflow.model.ProcessModel;
import org.motcua.workflow.worker.WorkerSettings;

/**
 * Holds one process of a case against what would move each of its tokens on: a task for a person, a task that a worker is
 * handed out, a message that is waited for, a process that was called. For one look.
 */
final class ProcessCheck {

    private static final String BACKUP = " Restore the engine's rows of the case from a backup.";

    private final Tokens tokens;
    private final CaseId caseId;
    private final List<Tokens.Waiting> waiting;
    private final String instance;
    private final String definition;
    private final ProcessModel model;
    private final Map<String, String> found = new LinkedHashMap<>();

    /** @param waiting the user tasks of the whole case */
    ProcessCheck(
            Tokens tokens,
            CaseId caseId,
            List<Tokens.Waiting> waiting,
            String instance,
            String definition,
            ProcessModel model) {
        this.tokens = tokens;
        this.caseId = caseId;
        this.waiting = waiting;
        this.instance = instance;
        this.definition = definition;
        this.model = model;
    }

    /** Why it stands still, by element. */
    Map<String, String> standstills() {
        List<Tokens.Place> places = tokens.places(instance);
        Set<String> active = places.stream().map(Tokens.Place::element).collect(Collectors.toSet());
        List<Tokens.Place> tips =
                places.stream().filter(place -> !place.hasInner()).toList();
        boolean moves = tips.stream().map(Tokens.Place::element).anyMatch(this::canMove);
        if (!moves) {
            found.put(
                    tips.stream().map(Tokens.Place::element).findFirst().orElse(""),
                    "Nothing that could go on is left in the process." + BACKUP);
        }
        Set<String> tasks = waiting.stream()
                .map(task -> task.execution() + " " + task.element())
                .collect(Collectors.toSet());
        List<Tokens.Step> steps = tokens.steps(instance, caseId);
        Set<String> handedOut = steps.stream()
                .map(step -> step.execution() + " " + step.element())
                .collect(Collectors.toSet());
        for (Tokens.Place place : tips) {
            switch (bpmn(place.element())) {
                case "userTask" -> require(place, tasks, "The task that a person would do is gone.");
                case "serviceTask" -> require(place, handedOut, "The task that a worker would be handed out is gone.");
                default -> {}
            }
        }
        requireCalled(tips);
        requireMessages(active, tips);
        steps.forEach(this::requireHandedOut);
        if (!steps.isEmpty() && tokens.countSteps(instance) < steps.size()) {
            found.put(
                    steps.get(0).element(),
                    "A task of this process is neither active nor suspended, so that no node is handed it. Let it be tried"
                            + " again.");
        }
        return found;
    }

    private boolean canMove(String element) {
        return switch (bpmn(element)) {
            case "userTask", "serviceTask", "callActivity", "intermediateCatchEvent", "eventBasedGateway" -> true;
            default -> false;
        };
    }

    private String bpmn(String element) {
        return model.find(element).map(Element::bpmn).orElse("");
    }

    private void require(Tokens.Place place, Set<String> there, String reason) {
        boolean isThere =
                place.executions().stream().anyMatch(execution -> there.contains(execution + " " + place.element()));
        if (!isThere) {
            found.put(place.element(), reason + BACKUP);
        }
    }

    private void requireCalled(List<Tokens.Place> tips) {
        List<String> calls = tips.stream()
                .map(Tokens.Place::element)
                .filter(element -> bpmn(element).equals("callActivity"))
                .toList();
        if (!calls.isEmpty() && tokens.countCalled(instance) < calls.size()) {
            found.put(calls.get(0), "The process that was called is gone." + BACKUP);
        }
    }

    /** Messages that end a wait, reach what is under way, or begin something beside it. */
    private void requireMessages(Set<String> active, List<Tokens.Place> tips) {
        Collection<String> subscribed = tokens.subscriptions(instance).stream()
                .map(Tokens.Subscription::element)
                .collect(Collectors.toCollection(HashSet::new));
        tips.stream().map(Tokens.Place::element).forEach(element -> {
            if (bpmn(element).equals("intermediateCatchEvent")) {
                requireSubscribed(element, subscribed);
            } else if (bpmn(element).equals("eventBasedGateway")) {
                model.outgoing(element).stream()
                        .map(Flow::target)
                        .forEach(target -> requireSubscribed(target, subscribed));
            }
        });
        active.stream().flatMap(element -> model.boundaries(element).stream()).forEach(boundary -> {
            if (boundary.message().isPresent()) {
                requireSubscribed(boundary.id(), subscribed);
            }
        });
        model.elements().stream()
                .filter(element ->
                        element.bpmn().equals("startEvent") && element.message().isPresent())
                .filter(start -> waitsBeside(start, active))
                .forEach(start -> requireSubscribed(start.id(), subscribed));
    }

    /** The start of an event sub-process, while nothing has interrupted what it stands beside. */
    private boolean waitsBeside(Element start, Set<String> active) {
        return model.find(start.parent())
                .map(Element::parent)
                .filter(scope -> scope.equals(model.key()) || active.contains(scope))
                .filter(scope -> !isInterrupted(scope, active))
                .isPresent();
    }

    private boolean isInterrupted(String scope, Set<String> active) {
        return model.elements().stream()
                .filter(start -> start.bpmn().equals("startEvent") && start.interrupting())
                .flatMap(start -> model.find(start.parent()).stream())
                .anyMatch(within -> within.parent().equals(scope) && active.contains(within.id()));
    }

    private void requireSubscribed(String element, Collection<String> subscribed) {
        if (!subscribed.contains(element)) {
            found.put(element, "The process does not wait for the message of this event any more." + BACKUP);
        }
    }

    /** A task that no worker will ever be handed out. */
    private void requireHandedOut(Tokens.Step step) {
        if (step.parked() || step.isFailed()) {
            return;
        }
        Integer retries = step.retries();
        if (retries != null && retries < 0) {
            found.put(
                    step.element(),
                    "The task of this step was given " + retries
                            + " retries, so that no node is handed it. Let it be tried again.");
            return;
        }
        if (!definition.equals(step.definition())) {
            found.put(
                    step.element(),
                    "The task of this step was given the model \"" + step.definition()
                            + "\", but its process is handled by \"" + definition
                            + "\". Restore it in the engine's tables.");
            return;
        }
        String topic = model.require(step.element()).requireSettings().type().topic();
        if (!topic.equals(step.topic())) {
            found.put(
                    step.element(),
                    "The task of this step was given the topic \"" + step.topic() + "\", but its model says \"" + topic
                            + "\". Restore it in the engine's tables.");
        } else if (isHeld(step, tokens.now())) {
            found.put(
                    step.element(),
                    "The task of this step was locked until " + step.lockedUntil()
                            + ", longer than any node locks one. Let it be tried again.");
        }
    }

    /** Whether it was locked for longer than any worker locks one. */
    static boolean isHeld(Tokens.Step step, Instant now) {
        Instant until = step.lockedUntil();
        return !step.parked() && until != null && until.isAfter(now.plus(WorkerSettings.LONGEST_LOCK));
    }
}
