package org.motcua.workflow.modeler;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be come to from where, and what is in what. A place is a node, or a flow that a token waits on at a join. */
final class Reach {

    private final Graph graph;
    private final Map<Node, BitSet> from = new HashMap<>();
    private final Map<Node, BitSet> inside = new HashMap<>();
    private final Map<Node, BitSet> own = new HashMap<>();

    private final List<Node> subProcesses;
    private final List<Node> inclusiveJoins;

    Reach(Graph graph) {
        this.graph = graph;
        subProcesses = graph.nodes().stream().filter(n -> n.is("subProcess")).toList();
        inclusiveJoins = graph.nodes().stream()
                .filter(n -> n.is("inclusiveGateway") && n.in.size() > 1)
                .toList();
    }

    List<Node> subProcesses() {
        return subProcesses;
    }

    /** The inclusive gateways that wait for what can still come. */
    List<Node> inclusiveJoins() {
        return inclusiveJoins;
    }

    int place(Edge flow) {
        return graph.nodes().size() + flow.index();
    }

    /** The nodes of the same scope that a token which leaves a node may come to. */
    BitSet from(Node node) {
        return from.computeIfAbsent(node, n -> nodes(n, null));
    }

    /** The places in a scope, at any depth. */
    BitSet inside(Node scope) {
        return inside.computeIfAbsent(scope, s -> {
            BitSet places = new BitSet();
            graph.nodes().stream().filter(n -> n.isIn(s)).forEach(n -> places.set(n.index));
            graph.edges().stream().filter(e -> e.source().isIn(s)).forEach(e -> places.set(place(e)));
            return places;
        });
    }

    /** The places that are come to only through an event. */
    BitSet ownOf(Node event) {
        return own.computeIfAbsent(event, e -> {
            BitSet nodes = nodes(e, null);
            nodes.andNot(nodes(graph.process(), e));
            BitSet places = new BitSet();
            places.or(nodes);
            graph.edges().stream().filter(f -> nodes.get(f.source().index)).forEach(f -> places.set(place(f)));
            return places;
        });
    }

    private static BitSet nodes(Node first, @Nullable Node without) {
        BitSet seen = new BitSet();
        Deque<Node> open = new ArrayDeque<>();
        next(first, open);
        while (!open.isEmpty()) {
            Node node = open.poll();
            if (node != without && !seen.get(node.index)) {
                seen.set(node.index);
                next(node, open);
            }
        }
        return seen;
    }

    private static void next(Node node, Deque<Node> open) {
        node.out.forEach(f -> open.add(f.target()));
        open.addAll(node.boundaries);
        node.children.stream()
                .filter(c -> c.is("startEvent") || c.isEventSubProcess())
                .forEach(open::add);
    }
}
