package org.motcua.workflow.modeler;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.motcua.workflow.form.Labels;
import org.motcua.workflow.model.Condition;
import org.motcua.workflow.model.Markup;

/** How the flows run: conditions, gateways, and that every element lies on a way from a start to an end. */
final class FlowRules {

    private final Graph graph;
    private final Findings findings;

    FlowRules(Graph graph, Findings findings) {
        this.graph = graph;
        this.findings = findings;
    }

    void check() {
        graph.nodes().forEach(this::places);
        graph.nodes().forEach(this::defaults);
        graph.nodes().forEach(this::asked);
        graph.edges().forEach(this::condition);
        graph.nodes().stream()
                .filter(n -> n.is("exclusiveGateway") || n.is("inclusiveGateway"))
                .forEach(this::gateway);
        graph.nodes().stream().filter(n -> n.is("eventBasedGateway")).forEach(this::eventGateway);
        ways();
        loops();
    }

    /** Round and round without a person, a message or legal time in it, a step would be done again and again at once. */
    private void loops() {
        for (Node node : graph.nodes()) {
            if (node.is("serviceTask") && !isAttended(node) && comesBack(node)) {
                findings.add(Rule.UNATTENDED_LOOP, node.id);
                return;
            }
        }
    }

    private static boolean comesBack(Node start) {
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(following(start));
        while (!open.isEmpty()) {
            Node node = open.poll();
            if (node == start) {
                return true;
            }
            if (!isAttended(node) && seen.add(node)) {
                open.addAll(following(node));
            }
        }
        return false;
    }

    private static List<Node> following(Node node) {
        List<Node> next = new ArrayList<>();
        node.out.forEach(flow -> next.add(flow.target()));
        node.boundaries.stream().filter(Node::isErrorEvent).forEach(next::add);
        return next;
    }

    /** Where the case rests until something happens; what is in a sub-process or called is held against its own rules. */
    private static boolean isAttended(Node node) {
        return node.is("userTask")
                || node.is("intermediateCatchEvent")
                || node.is("eventBasedGateway")
                || node.is("callActivity")
                || node.is("subProcess")
                || (node.type != null && node.type.name().equals("await-due.v1"));
    }

    private void places(Node node) {
        if ((node.is("startEvent") || node.is("boundaryEvent") || node.isEventSubProcess()) && !node.in.isEmpty()) {
            place(node, "không được có luồng vào", "no flow may come to it");
        }
        if ((node.is("endEvent") || node.isEventSubProcess()) && !node.out.isEmpty()) {
            place(node, "không được có luồng ra", "no flow may leave it");
        }
        if (!node.isGateway() && node.out.size() > 1) {
            findings.add(Rule.IMPLICIT_FORK, node.id, node.out.size());
        }
    }

    private void place(Node node, String vietnamese, String english) {
        findings.add(Rule.FLOW_PLACE, node.id, new Labels(vietnamese, english));
    }

    private void defaults(Node node) {
        Optional<String> id = node.markup.attribute("default");
        if (id.isPresent() && node.out.stream().noneMatch(Edge::isDefault)) {
            findings.add(Rule.DEFAULT_FLOW, node.id, id.get());
        }
    }

    /** An answer that changes a document and is not asked for leads on as if it had not been given. */
    private void asked(Node node) {
        if (node.type == null
                || node.outcomes().size() < 2
                || node.type.effects().isEmpty()
                || node.out.size() != 1) {
            return;
        }
        Node next = node.out.get(0).target();
        boolean parts = (next.is("exclusiveGateway") || next.is("inclusiveGateway")) && next.out.size() > 1;
        if (!parts) {
            findings.add(Rule.BRANCH_UNASKED, node.id, node.outcomes());
        }
    }

    private void condition(Edge flow) {
        Optional<Markup> written = flow.markup().first("conditionExpression");
        Node source = flow.source();
        boolean parts = (source.is("exclusiveGateway") || source.is("inclusiveGateway")) && source.out.size() > 1;
        if (written.isEmpty()) {
            if (parts && !flow.isDefault()) {
                findings.add(Rule.CONDITION_MISSING, flow.id());
            }
            return;
        }
        if (!parts
                || flow.isDefault()
                || flow.markup().all("conditionExpression").size() > 1) {
            findings.add(Rule.CONDITION_PLACE, flow.id());
        }
        if (flow.condition().isEmpty()) {
            findings.add(Rule.CONDITION, flow.id(), written.get().text().strip());
        }
    }

    /** The act whose branch a gateway parts ways by: all that comes to the gateway comes from it. */
    private static Optional<Node> before(Node gateway) {
        return gateway.in.size() == 1 ? Optional.of(gateway.in.get(0).source()) : Optional.empty();
    }

    private void gateway(Node gateway) {
        if (gateway.out.size() < 2) {
            return;
        }
        Optional<Node> act = before(gateway);
        Set<String> taken = new HashSet<>();
        boolean good = true;
        for (Edge flow : gateway.out) {
            Optional<Condition> condition = flow.condition();
            if (condition.isEmpty()) {
                good &= flow.isDefault();
                continue;
            }
            String element = condition.get().element();
            String branch = condition.get().branch();
            if (act.isEmpty() || !act.get().id.equals(element)) {
                findings.add(
                        Rule.CONDITION_ELEMENT,
                        flow.id(),
                        element,
                        act.map(a -> a.id).orElse("?"));
                good = false;
            } else if (act.get().settings != null) {
                List<String> branches = act.get().settings.branches();
                if (!branches.contains(branch)) {
                    findings.add(Rule.CONDITION_BRANCH, flow.id(), element, branch, branches);
                    good = false;
                }
            } else {
                // Its own finding is there where it is a typed element; anything else has no branches.
                if (act.get().type == null) {
                    findings.add(Rule.CONDITION_ELEMENT, flow.id(), element, act.get().id);
                }
                good = false;
            }
            if (!taken.add(branch) && gateway.is("exclusiveGateway")) {
                findings.add(Rule.CONDITION_DOUBLED, flow.id(), branch);
            }
        }
        boolean hasDefault = gateway.out.stream().anyMatch(Edge::isDefault);
        if (good && !hasDefault && act.isPresent()) {
            for (String branch : act.get().outcomes()) {
                if (!taken.contains(branch)) {
                    findings.add(Rule.BRANCH_FLOW, gateway.id, branch, act.get().id);
                }
            }
        }
    }

    private void eventGateway(Node gateway) {
        if (gateway.out.size() < 2) {
            findings.add(Rule.EVENT_GATEWAY, gateway.id, gateway.id);
        }
        for (Edge flow : gateway.out) {
            Node target = flow.target();
            if (!target.is("intermediateCatchEvent") || target.in.size() != 1) {
                findings.add(Rule.EVENT_GATEWAY, gateway.id, target.id);
            }
        }
    }

    private void ways() {
        Set<Node> reached = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>();
        open.add(graph.process());
        while (!open.isEmpty()) {
            Node node = open.poll();
            if (reached.add(node)) {
                node.out.forEach(f -> open.add(f.target()));
                open.addAll(node.boundaries);
                node.children.stream()
                        .filter(c -> c.is("startEvent") || c.isEventSubProcess())
                        .forEach(open::add);
            }
        }
        Set<Node> ending = new HashSet<>();
        graph.nodes().stream()
                .filter(n -> n.is("endEvent") || n.isEventSubProcess())
                .forEach(open::add);
        while (!open.isEmpty()) {
            Node node = open.poll();
            if (ending.add(node)) {
                node.in.forEach(f -> open.add(f.source()));
                if (node.is("boundaryEvent") && node.attachedTo != null) {
                    open.add(node.attachedTo);
                }
            }
        }
        for (Node node : graph.nodes()) {
            if (node.isProcess()) {
                continue;
            }
            if (!reached.contains(node)) {
                findings.add(Rule.UNREACHABLE, node.id);
            } else if (!ending.contains(node) || (node.out.isEmpty() && needsFlow(node))) {
                findings.add(Rule.NO_WAY_TO_END, node.id);
            }
        }
    }

    private static boolean needsFlow(Node node) {
        return !node.is("endEvent") && !node.isEventSubProcess();
    }
}
