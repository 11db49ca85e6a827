package org.motcua.workflow.modeler;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.motcua.workflow.model.Condition;

/**
 * What one thing that happens does to the tokens: they run until each rests at a node that waits or at a join. Used once.
 */
final class Step {

    private record Move(Edge flow, String branch) {}

    private final Graph graph;
    private final Reach reach;
    private final Tracked tracked;
    private final Findings findings;
    private final BitSet marking;
    private final Deque<Move> moving = new ArrayDeque<>();
    private int state;
    private @Nullable Node last;
    private boolean dead;

    Step(Graph graph, Reach reach, Tracked tracked, Findings findings, BitSet marking, int state) {
        this.graph = graph;
        this.reach = reach;
        this.tracked = tracked;
        this.findings = findings;
        this.marking = (BitSet) marking.clone();
        this.state = state;
        this.dead = state < 0;
    }

    /** A token that was at a node is there no more, nor what it started inside. */
    Step gone(Node node) {
        clear(node);
        marking.clear(node.index);
        return this;
    }

    /** What is inside a scope is no more; the scope itself is. */
    Step clear(Node scope) {
        if (!scope.children.isEmpty()) {
            BitSet inside = reach.inside(scope);
            for (Node node : graph.nodes()) {
                if (node.callSigns && inside.get(node.index) && marking.get(node.index)) {
                    findings.add(Rule.CALL_CANCELLED, node.id);
                }
            }
            marking.andNot(inside);
            moving.removeIf(m -> inside.get(reach.place(m.flow())));
        }
        return this;
    }

    Step begin(Node scope) {
        marking.set(scope.index);
        return this;
    }

    Step leave(Node node, String branch) {
        node.out.forEach(flow -> moving.add(new Move(flow, branch)));
        return this;
    }

    /** Lets the tokens run; false where the path ends in a finding. */
    boolean settle() {
        int moves = 0;
        int most = 4 * graph.edges().size() + 16;
        while (!dead) {
            Move move = moving.poll();
            if (move != null) {
                if (++moves > most) {
                    return fail(Rule.ENDLESS_LOOP, move.flow().target());
                }
                move(move);
            } else if (!completed() && !joined()) {
                return true;
            }
        }
        return false;
    }

    BitSet marking() {
        return marking;
    }

    int state() {
        return state;
    }

    /** The end that a token last came to. */
    Node last() {
        return last == null ? graph.process() : last;
    }

    private boolean fail(Rule rule, Node node) {
        findings.add(rule, node.id);
        dead = true;
        return false;
    }

    private void move(Move move) {
        Node target = move.flow().target();
        switch (target.bpmn) {
            case "exclusiveGateway", "inclusiveGateway" -> {
                if (target.is("inclusiveGateway") && target.in.size() > 1) {
                    rest(target, reach.place(move.flow()));
                } else {
                    part(target, move.branch());
                }
            }
            case "parallelGateway" -> parallel(target, move.flow());
            case "subProcess" -> {
                rest(target, target.index);
                Node start = target.start();
                if (!dead && start != null) {
                    leave(start, "");
                }
            }
            case "endEvent" -> end(target);
            default -> {
                rest(target, target.index);
                tracked.arrived(target, state);
            }
        }
    }

    private void rest(Node node, int place) {
        if (marking.get(place)) {
            fail(Rule.TOKEN_MULTIPLIED, node);
        }
        marking.set(place);
    }

    private void part(Node gateway, String branch) {
        if (gateway.out.size() == 1) {
            leave(gateway, "");
            return;
        }
        List<Edge> taken = gateway.out.stream()
                .filter(f -> f.condition()
                        .map(Condition::branch)
                        .filter(branch::equals)
                        .isPresent())
                .toList();
        if (taken.isEmpty()) {
            taken = gateway.out.stream().filter(Edge::isDefault).toList();
        }
        taken.forEach(flow -> moving.add(new Move(flow, "")));
    }

    private void parallel(Node gateway, Edge flow) {
        if (gateway.in.size() > 1) {
            rest(gateway, reach.place(flow));
            if (!gateway.in.stream().allMatch(f -> marking.get(reach.place(f)))) {
                return;
            }
            gateway.in.forEach(f -> marking.clear(reach.place(f)));
        }
        leave(gateway, "");
    }

    private void end(Node end) {
        last = end;
        if (end.isTerminate() && end.scope != null) {
            clear(end.scope);
        } else if (end.isErrorEvent()) {
            String code = graph.error(end);
            for (Node scope = end.scope; scope != null && code != null; scope = scope.scope) {
                for (Node boundary : scope.boundaries) {
                    if (boundary.isErrorEvent() && code.equals(graph.error(boundary))) {
                        gone(scope).leave(boundary, "");
                        return;
                    }
                }
            }
        }
    }

    /** Ends a sub-process in which nothing is any more. */
    private boolean completed() {
        for (Node scope : reach.subProcesses()) {
            if (marking.get(scope.index) && !marking.intersects(reach.inside(scope))) {
                marking.clear(scope.index);
                leave(scope, "");
                return true;
            }
        }
        return false;
    }

    /** Lets an inclusive gateway go on to which nothing more can come. */
    private boolean joined() {
        for (Node gateway : reach.inclusiveJoins()) {
            List<Edge> arrived =
                    gateway.in.stream().filter(f -> marking.get(reach.place(f))).toList();
            if (!arrived.isEmpty() && gateway.scope != null && !awaited(gateway, gateway.scope)) {
                arrived.forEach(f -> marking.clear(reach.place(f)));
                part(gateway, "");
                return true;
            }
        }
        return false;
    }

    private boolean awaited(Node gateway, Node scope) {
        BitSet inside = reach.inside(scope);
        for (Node node : graph.nodes()) {
            if (inside.get(node.index)
                    && marking.get(node.index)
                    && reach.from(node).get(gateway.index)) {
                return true;
            }
        }
        for (Edge flow : graph.edges()) {
            Node join = flow.target();
            if (join != gateway
                    && inside.get(reach.place(flow))
                    && marking.get(reach.place(flow))
                    && reach.from(join).get(gateway.index)) {
                return true;
            }
        }
        return false;
    }
}
