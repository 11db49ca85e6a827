package org.motcua.workflow.modeler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.motcua.workflow.model.Condition;
import org.motcua.workflow.model.Markup;
import org.motcua.workflow.model.ModelReader;
import org.motcua.workflow.model.Names;

/** The nodes and flows of a process, as far as they can be made out; what cannot is a finding. */
final class Graph {

    private final Findings findings;
    private final Map<String, Node> byId = new LinkedHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Markup> messages = new HashMap<>();
    private final Map<String, Markup> errors = new HashMap<>();
    private final Node process;

    private Graph(Markup definitions, Markup process, Findings findings) {
        this.findings = findings;
        definitions.all("message").forEach(m -> messages.putIfAbsent(m.id(), m));
        definitions.all("error").forEach(e -> errors.putIfAbsent(e.id(), e));
        this.process = new Node(process, 0, null);
        nodes.add(this.process);
    }

    static Graph of(Markup definitions, Markup process, Findings findings) {
        Graph graph = new Graph(definitions, process, findings);
        graph.nodes(graph.process);
        graph.nodes.forEach(graph::attach);
        graph.flows(process);
        return graph;
    }

    private void nodes(Node scope) {
        for (Markup child : scope.markup.children()) {
            String bpmn = child.name().getLocalPart();
            if (!child.is(bpmn) || !ModelReader.NODES.contains(bpmn)) {
                continue;
            }
            Node node = new Node(child, nodes.size(), scope);
            nodes.add(node);
            scope.children.add(node);
            if (id(node)) {
                byId.putIfAbsent(node.id, node);
            }
            if (bpmn.equals("subProcess")) {
                nodes(node);
            }
        }
    }

    private boolean id(Node node) {
        if (node.id.isEmpty()) {
            String around = node.scope == null ? "" : node.scope.id;
            findings.add(Rule.ID_MISSING, around, node.bpmn);
            return false;
        }
        if (Names.isTaken(node.id)) {
            findings.add(Rule.ID_WORD, node.id, node.id);
        } else if (!Names.isIdentifier(node.id)) {
            findings.add(Rule.ID_FORM, node.id, node.id);
        }
        return true;
    }

    private void attach(Node node) {
        if (!node.is("boundaryEvent")) {
            return;
        }
        String host = node.markup.attribute("attachedToRef").orElse("");
        Node attachedTo = byId.get(host);
        if (attachedTo == null
                || attachedTo.scope != node.scope
                || attachedTo.isEventSubProcess()
                || !(attachedTo.is("userTask")
                        || attachedTo.is("serviceTask")
                        || attachedTo.is("callActivity")
                        || attachedTo.is("subProcess"))) {
            findings.add(Rule.REFERENCE, node.id, "attachedToRef", host);
            return;
        }
        node.attachedTo = attachedTo;
        attachedTo.boundaries.add(node);
    }

    private void flows(Markup scope) {
        for (Markup flow : scope.all("sequenceFlow")) {
            flow(flow);
        }
        scope.all("subProcess").forEach(this::flows);
    }

    private void flow(Markup flow) {
        Node source = end(flow, "sourceRef");
        Node target = end(flow, "targetRef");
        if (flow.id().isEmpty()) {
            findings.add(Rule.ID_MISSING, source == null ? process.id : source.id, "sequenceFlow");
        }
        if (source == null || target == null) {
            return;
        }
        if (source.scope != target.scope) {
            findings.add(Rule.FLOW_SCOPE, flow.id());
            return;
        }
        boolean isDefault = !flow.id().isEmpty()
                && source.markup.attribute("default").filter(flow.id()::equals).isPresent();
        Edge edge = new Edge(
                flow,
                edges.size(),
                source,
                target,
                flow.first("conditionExpression").flatMap(c -> Condition.find(c.text())),
                isDefault);
        edges.add(edge);
        source.out.add(edge);
        target.in.add(edge);
    }

    private @Nullable Node end(Markup flow, String attribute) {
        String id = flow.attribute(attribute).orElse("");
        Node node = byId.get(id);
        if (node == null) {
            findings.add(Rule.REFERENCE, flow.id(), attribute, id);
        }
        return node;
    }

    Node process() {
        return process;
    }

    /** Whether other processes call it: its start does nothing by itself. */
    boolean isCalled() {
        return process.children.stream().anyMatch(n -> n.is("startEvent") && !n.isMessageEvent() && n.type == null);
    }

    /** The process first, then every node. */
    List<Node> nodes() {
        return nodes;
    }

    List<Edge> edges() {
        return edges;
    }

    @Nullable
    Node find(String id) {
        return byId.get(id);
    }

    Map<String, Node> byId() {
        return byId;
    }

    /** The name of the message that a node's event definition points to; null where there is none. */
    @Nullable
    String message(Node node) {
        Markup message = referred(node, "messageEventDefinition", "messageRef", messages);
        return message == null ? null : message.attribute("name").orElse("");
    }

    /** The code of the error that a node's event definition points to; null where there is none. */
    @Nullable
    String error(Node node) {
        Markup error = referred(node, "errorEventDefinition", "errorRef", errors);
        return error == null ? null : error.attribute("errorCode").orElse("");
    }

    private static @Nullable Markup referred(
            Node node, String definition, String attribute, Map<String, Markup> roots) {
        return node.markup
                .first(definition)
                .flatMap(d -> d.attribute(attribute))
                .map(roots::get)
                .orElse(null);
    }
}
