package org.motcua.workflow.modeler;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.motcua.workflow.form.Labels;
import org.motcua.workflow.model.Settings;

/** Starts, messages and errors. */
final class EventRules {

    private final Graph graph;
    private final Surroundings surroundings;
    private final Findings findings;
    private final Map<String, Node> caught = new HashMap<>();

    EventRules(Graph graph, Surroundings surroundings, Findings findings) {
        this.graph = graph;
        this.surroundings = surroundings;
        this.findings = findings;
    }

    void check() {
        for (Node node : graph.nodes()) {
            if (node.isProcess() || node.is("subProcess")) {
                starts(node);
            }
            definitions(node);
            if (node.isMessageEvent()) {
                message(node);
            }
            if (node.is("boundaryEvent") && node.isErrorEvent()) {
                errorBoundary(node);
            } else if (node.isErrorEvent()) {
                String code = graph.error(node);
                if (code == null || code.isBlank()) {
                    findings.add(Rule.REFERENCE, node.id, "errorRef", code == null ? "" : code);
                } else if (node.is("endEvent")) {
                    endByError(node, code);
                }
            }
            if (node.type != null && !node.type.error().isEmpty()) {
                caughtError(node, node.type.error());
            }
        }
    }

    private void starts(Node scope) {
        long none = starts(scope, false);
        long message = starts(scope, true);
        if (scope.isProcess() && (none > 1 || none + message == 0)) {
            start(
                    scope,
                    "quy trình phải có điểm bắt đầu, nhiều nhất một điểm không thông điệp",
                    "a process needs a start, and at most one without a message");
        } else if (scope.isEventSubProcess() && (none != 0 || message != 1)) {
            start(
                    scope,
                    "quy trình con sự kiện phải có đúng một điểm bắt đầu bằng thông điệp",
                    "an event sub-process has exactly one start, by a message");
        } else if (scope.is("subProcess") && !scope.isEventSubProcess() && (none != 1 || message != 0)) {
            start(
                    scope,
                    "quy trình con phải có đúng một điểm bắt đầu, không có thông điệp",
                    "a sub-process has exactly one start, without a message");
        }
    }

    private void start(Node scope, String vietnamese, String english) {
        findings.add(Rule.START, scope.id, new Labels(vietnamese, english));
    }

    private static long starts(Node scope, boolean message) {
        return scope.children.stream()
                .filter(c -> c.is("startEvent") && c.isMessageEvent() == message)
                .count();
    }

    /** An event has exactly the definition that its kind needs; others are refused as elements before. */
    private void definitions(Node node) {
        long definitions = node.markup.children().stream()
                .filter(c -> c.name().getLocalPart().endsWith("EventDefinition"))
                .count();
        boolean needs = node.is("boundaryEvent") || node.is("intermediateCatchEvent");
        if (definitions > 1 || (needs && definitions == 0)) {
            findings.add(Rule.EVENT_KIND, node.id, definitions == 0 ? "none" : "several");
        }
        if (!node.is("startEvent") && !node.is("boundaryEvent")) {
            return;
        }
        boolean inEventSubProcess = node.scope != null && node.scope.isEventSubProcess();
        if (node.is("startEvent")
                && !inEventSubProcess
                && node.markup.attribute("isInterrupting").isPresent()) {
            findings.add(Rule.ATTRIBUTE, node.id, "isInterrupting");
        }
    }

    private void message(Node node) {
        String name = graph.message(node);
        if (name == null) {
            findings.add(Rule.REFERENCE, node.id, "messageRef", "");
            return;
        }
        Settings settings = node.settings;
        String sent = settings == null ? null : settings.find("motcua.message").orElse(null);
        String expected = sent != null ? sent : node.id;
        if (startsProcess(node)) {
            start(node, name);
        } else if (settings != null && !name.equals(expected)) {
            findings.add(Rule.MESSAGE_NAME, node.id, name, expected);
        }
        Node before = caught.putIfAbsent(name, node);
        if (before != null) {
            findings.add(Rule.MESSAGE_DOUBLED, node.id, name);
        }
    }

    /** The engine lets one process only begin by a message: its name has the process's id in it, or is nobody else's. */
    private void start(Node node, String name) {
        String process = graph.process().id;
        String own = process + "." + node.id;
        if (!name.equals(own) && !name.equals(node.id)) {
            findings.add(Rule.MESSAGE_NAME, node.id, name, own);
        }
        surroundings
                .startedBy(name)
                .filter(other -> !other.equals(process))
                .ifPresent(other -> findings.add(Rule.MESSAGE_TAKEN, node.id, name, other, own));
    }

    private static boolean startsProcess(Node node) {
        return node.is("startEvent") && node.scope != null && node.scope.isProcess();
    }

    /** The engine ends an instance quietly by an error that nobody catches. */
    private void endByError(Node end, String code) {
        for (Node scope = end.scope; scope != null; scope = scope.scope) {
            if (scope.boundaries.stream().anyMatch(b -> b.isErrorEvent() && code.equals(graph.error(b)))) {
                return;
            }
        }
        if (!graph.isCalled()) {
            findings.add(Rule.ERROR_UNCAUGHT, end.id, code);
        }
    }

    private void errorBoundary(Node boundary) {
        String code = graph.error(boundary);
        if (code == null || code.isBlank()) {
            // One that catches everything would also hide failures that nobody foresaw.
            findings.add(Rule.REFERENCE, boundary.id, "errorRef", code == null ? "" : code);
            return;
        }
        if (!boundary.interrupts()) {
            findings.add(Rule.ATTRIBUTE_VALUE, boundary.id, "cancelActivity", "false", "true");
        }
        Node host = boundary.attachedTo;
        if (host == null || host.is("callActivity")) {
            return;
        }
        if (!errors(host).contains(code)) {
            findings.add(Rule.ERROR_UNKNOWN, boundary.id, code);
        }
        if (host.boundaries.stream()
                .anyMatch(b -> b.index < boundary.index && b.isErrorEvent() && code.equals(graph.error(b)))) {
            findings.add(Rule.ERROR_UNKNOWN, boundary.id, code);
        }
    }

    /** The errors by which what runs at a host may end. */
    private Set<String> errors(Node host) {
        Set<String> codes = new HashSet<>();
        if (host.type != null && !host.type.error().isEmpty()) {
            codes.add(host.type.error());
        }
        for (Node node : graph.nodes()) {
            String code = node.is("endEvent") && node.isErrorEvent() && node.isIn(host) ? graph.error(node) : null;
            if (code != null) {
                codes.add(code);
            }
        }
        return codes;
    }

    private void caughtError(Node step, String code) {
        boolean caughtHere = step.boundaries.stream().anyMatch(b -> b.isErrorEvent() && code.equals(graph.error(b)));
        if (!caughtHere) {
            // The engine ends an instance quietly by an error that nobody catches.
            findings.add(Rule.ERROR_BOUNDARY, step.id, code);
        }
    }
}
