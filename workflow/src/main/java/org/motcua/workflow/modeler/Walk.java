package org.motcua.workflow.modeler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.motcua.workflow.model.DocumentEffect;
import org.motcua.workflow.model.Settings;

/**
 * Follows all paths of a process at once: every set of places in which tokens can rest together with every state of what
 * is tracked is looked at once. Between two such sets one thing happens, and the tokens then run as far as they can, as
 * they do in the engine.
 */
final class Walk {

    private record State(BitSet marking, int tracked) {}

    private final Graph graph;
    private final Reach reach;
    private final Tracked tracked;
    private final Findings findings;
    private final Set<State> seen = new HashSet<>();
    private final Deque<State> open = new ArrayDeque<>();

    Walk(Graph graph, Reach reach, Tracked tracked, Findings findings) {
        this.graph = graph;
        this.reach = reach;
        this.tracked = tracked;
        this.findings = findings;
    }

    /** Walks until nothing is new, or until as many states were seen; says how many were. */
    int walk(int most) {
        for (Node start : graph.process().children) {
            if (start.is("startEvent")) {
                int state = tracked.left(start, "", tracked.initial());
                finish(step(new BitSet(), state).leave(start, ""));
            }
        }
        while (!open.isEmpty() && seen.size() < most) {
            next(open.poll());
        }
        return seen.size();
    }

    private Step step(BitSet marking, int state) {
        return new Step(graph, reach, tracked, findings, marking, state);
    }

    private void finish(Step step) {
        if (!step.settle()) {
            return;
        }
        if (step.marking().isEmpty()) {
            tracked.ended(step.last(), step.state());
            return;
        }
        State state = new State(step.marking(), step.state());
        if (seen.add(state)) {
            open.add(state);
        }
    }

    /** Drafts of one document that are open at once would write over each other. */
    private void drafts(List<Node> resting) {
        Map<String, Node> drafted = new HashMap<>();
        for (Node node : resting) {
            Settings settings = node.settings;
            if (settings == null) {
                continue;
            }
            settings.type().effects().forEach((branch, effect) -> {
                Optional<String> document = settings.document(branch);
                if (effect == DocumentEffect.DRAFT && document.isPresent()) {
                    Node other = drafted.put(document.get(), node);
                    if (other != null && other != node) {
                        findings.add(Rule.TWO_AT_ONCE, node.id, document.get(), other.id);
                    }
                }
            });
        }
    }

    private void next(State at) {
        boolean waiting = false;
        drafts(resting(at));
        for (Node node : resting(at)) {
            if (node.waits()) {
                waiting = true;
                done(node, at);
            }
            node.boundaries.forEach(boundary -> boundary(node, boundary, at));
            node.children.stream().filter(Node::isEventSubProcess).forEach(inner -> event(node, inner, at));
        }
        if (!waiting) {
            for (Edge flow : graph.edges()) {
                if (at.marking().get(reach.place(flow))) {
                    findings.add(Rule.DEADLOCK, flow.target().id);
                }
            }
        }
    }

    /** The process, which runs as long as anything does, and the nodes that a token is at. */
    private List<Node> resting(State at) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(graph.process());
        int most = graph.nodes().size();
        for (int i = at.marking().nextSetBit(0);
                i >= 0 && i < most;
                i = at.marking().nextSetBit(i + 1)) {
            nodes.add(graph.nodes().get(i));
        }
        return nodes;
    }

    private void done(Node node, State at) {
        if (node.is("eventBasedGateway")) {
            for (Edge flow : node.out) {
                Node event = flow.target();
                int state = tracked.left(event, "", at.tracked());
                finish(step(at.marking(), state).gone(node).leave(event, ""));
            }
            return;
        }
        for (String branch : node.outcomes()) {
            int state = tracked.left(node, branch, at.tracked());
            finish(step(at.marking(), state).gone(node).leave(node, branch));
        }
    }

    private void boundary(Node host, Node boundary, State at) {
        if (boundary.isErrorEvent()) {
            // The error of a sub-process comes from an end event inside it, and is followed from there.
            if (!host.is("subProcess")) {
                int state = tracked.failed(host, at.tracked());
                finish(step(at.marking(), state).gone(host).leave(boundary, ""));
            }
        } else if (boundary.interrupts()) {
            int state = tracked.left(boundary, "", tracked.interrupted(at.tracked()));
            if (host.callSigns) {
                findings.add(Rule.CALL_CANCELLED, boundary.id);
            }
            finish(step(at.marking(), state).gone(host).leave(boundary, ""));
        } else if (!at.marking().intersects(reach.ownOf(boundary))) {
            // It may happen again and again; while what it began still runs, once more shows nothing new.
            int state = tracked.left(boundary, "", at.tracked());
            finish(step(at.marking(), state).leave(boundary, ""));
        }
    }

    private void event(Node scope, Node inner, State at) {
        Node start = inner.start();
        boolean running = scope.children.stream()
                .filter(Node::isEventSubProcess)
                .filter(s -> at.marking().get(s.index))
                .anyMatch(s -> s == inner || interrupts(s));
        if (start == null || running) {
            return;
        }
        Step step;
        if (start.interrupts()) {
            int state = tracked.left(start, "", tracked.interrupted(at.tracked()));
            step = step(at.marking(), state).clear(scope);
        } else {
            step = step(at.marking(), tracked.left(start, "", at.tracked()));
        }
        finish(step.begin(inner).leave(start, ""));
    }

    private static boolean interrupts(Node eventSubProcess) {
        Node start = eventSubProcess.start();
        return start != null && start.interrupts();
    }
}
