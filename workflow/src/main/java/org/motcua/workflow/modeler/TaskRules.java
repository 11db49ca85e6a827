package org.motcua.workflow.modeler;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motcua.workflow.form.Labels;
import org.motcua.workflow.model.CommonSettings;
import org.motcua.workflow.model.Join;
import org.motcua.workflow.model.Markup;
import org.motcua.workflow.model.Names;
import org.motcua.workflow.model.Who;

/** Names that people read, calls of other processes, and multi-instances. */
final class TaskRules {

    private static final Pattern CARDINALITY = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)_count}");
    private static final Set<String> JOINS = Set.copyOf(CommonSettings.JOIN.choices());

    private final Graph graph;
    private final Surroundings surroundings;
    private final Findings findings;

    /** Characters; the engine keeps no more. */
    private static final int LONGEST_NAME = 255;

    TaskRules(Graph graph, Surroundings surroundings, Findings findings) {
        this.graph = graph;
        this.surroundings = surroundings;
        this.findings = findings;
    }

    void check() {
        for (Node node : graph.nodes()) {
            boolean seen =
                    node.is("userTask") || node.is("serviceTask") || node.is("callActivity") || node.type != null;
            if (seen && node.markup.attribute("name").orElse("").isBlank()) {
                findings.add(Rule.NAME_MISSING, node.id);
            }
            int length = node.markup.attribute("name").orElse("").length();
            if (length > LONGEST_NAME) {
                findings.add(Rule.NAME_LONG, node.id, length, LONGEST_NAME);
            }
            if (node.is("callActivity")) {
                call(node);
            }
            if (node.isMulti()) {
                multi(node);
            } else if (node.properties.containsKey(CommonSettings.JOIN.name())) {
                multi(
                        node,
                        "motcua.join chỉ dùng cho công việc đa lượt: bỏ đi",
                        "only a multi-instance has motcua.join: take it out");
            }
        }
    }

    private void call(Node node) {
        String process = node.markup.attribute("calledElement").orElse("");
        String version = node.markup.camunda("calledElementVersionTag").orElse("");
        if (!Names.isProcessKey(process)) {
            call(
                    node,
                    "calledElement \"" + process + "\" phải là mã quy trình",
                    "calledElement \"" + process + "\" must be the id of a process");
            return;
        }
        if (!node.markup.camunda("calledElementBinding").orElse("").equals("versionTag")
                || !ProcessRules.isVersion(version)) {
            call(
                    node,
                    "đặt calledElementBinding=\"versionTag\" và calledElementVersionTag như 1.0.0",
                    "set calledElementBinding=\"versionTag\" and calledElementVersionTag like 1.0.0");
            return;
        }
        List<Markup> keys = node.markup.all("extensionElements").stream()
                .flatMap(e -> e.children().stream())
                .filter(MarkupRules::isBusinessKey)
                .toList();
        if (keys.size() != 1) {
            call(
                    node,
                    "thêm đúng một <camunda:in businessKey=\"#{execution.processBusinessKey}\"/>",
                    "add <camunda:in businessKey=\"#{execution.processBusinessKey}\"/>, exactly once");
        }
        if (process.equals(graph.process().id)) {
            findings.add(Rule.CALL_ITSELF, node.id);
        } else if (!surroundings.versions(process).contains(version)) {
            Set<String> known =
                    surroundings.versions(process).isEmpty() ? surroundings.models() : surroundings.versions(process);
            String wanted = surroundings.versions(process).isEmpty() ? process : version;
            findings.add(Rule.CALL_UNKNOWN, node.id, process, version, Findings.instead(wanted, known));
        }
        node.callSigns = surroundings.signs(process, version);
        String prefix = node.properties.getOrDefault(CommonSettings.PREFIX.name(), "");
        graph.nodes().stream()
                .filter(other -> other.is("callActivity")
                        && other.index < node.index
                        && other.properties
                                .getOrDefault(CommonSettings.PREFIX.name(), "")
                                .equals(prefix))
                .findFirst()
                .ifPresent(other -> findings.add(Rule.PREFIX_DOUBLED, node.id, prefix, other.id));
        if (prefix.endsWith("#") && !node.isMulti()) {
            findings.add(Rule.INSTANCE_NAME, node.id, prefix);
        }
    }

    private void call(Node node, String vietnamese, String english) {
        findings.add(Rule.CALL, node.id, new Labels(vietnamese, english));
    }

    private void multi(Node node) {
        Markup loop = node.markup.first("multiInstanceLoopCharacteristics").orElseThrow();
        if (loop.attribute("isSequential").orElse("false").equals("true")) {
            multi(node, "chỉ dùng kiểu song song", "only parallel ones are allowed");
        }
        // The engine takes both texts as they are, blanks and all.
        String count = loop.first("loopCardinality").map(Markup::text).orElse("");
        Matcher form = CARDINALITY.matcher(count);
        if (!form.matches() || loop.all("loopCardinality").size() != 1) {
            multi(
                    node,
                    "số lượt \"" + count + "\" phải là ${SLOT_count}",
                    "the cardinality \"" + count + "\" must be ${SLOT_count}");
            return;
        }
        String slot = form.group(1);
        node.slot = Optional.of(slot);
        boolean filled = graph.nodes().stream().anyMatch(n -> TrackedSlot.fills(n, slot));
        boolean many = graph.nodes().stream()
                .anyMatch(n -> TrackedSlot.fills(n, slot)
                        && n.type != null
                        && n.type.name().equals("assign-many.v1"));
        if (!many && (filled || !graph.isCalled())) {
            findings.add(Rule.SLOT_SINGLE, node.id, slot);
        }
        completion(node, loop);
        String join = node.properties.getOrDefault(CommonSettings.JOIN.name(), CommonSettings.JOIN.defaultValue());
        if (node.callSigns && !join.equals(CommonSettings.JOIN.defaultValue())) {
            findings.add(Rule.CALL_CANCELLED, node.id);
        }
        if (node.settings != null && !node.settings.by().equals(List.of(new Who.Assigned(slot)))) {
            multi(node, "đặt motcua.by=\"assigned:" + slot + "\"", "set motcua.by=\"assigned:" + slot + "\"");
        }
        if (node.settings != null && node.settings.branches().size() > 2) {
            multi(
                    node,
                    "chỉ gộp được hai kết quả: đặt motcua.branches",
                    "only two branches can be joined: set motcua.branches");
        }
    }

    private void completion(Node node, Markup loop) {
        String join = node.properties.getOrDefault(CommonSettings.JOIN.name(), CommonSettings.JOIN.defaultValue());
        if (!JOINS.contains(join)) {
            return;
        }
        Optional<String> task = Optional.of(node.id).filter(id -> node.is("userTask"));
        String expected = Join.valueOf(join.toUpperCase(Locale.ROOT)).completionCondition(task);
        String condition = loop.first("completionCondition").map(Markup::text).orElse("");
        if (!condition.equals(expected) || loop.all("completionCondition").size() > 1) {
            multi(
                    node,
                    "điều kiện hoàn thành \"" + condition + "\" phải là \"" + expected + "\" cho motcua.join=" + join,
                    "the completion condition \"" + condition + "\" must be \"" + expected + "\" for motcua.join="
                            + join);
        }
    }

    private void multi(Node node, String vietnamese, String english) {
        findings.add(Rule.MULTI_INSTANCE, node.id, new Labels(vietnamese, english));
    }
}
