package org.motcua.workflow.modeler;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Draws small models from lines, so that a test shows only what it is about:
 *
 * <pre>
 * start ID [TYPE]            mstart ID TYPE [non]         user ID TYPE      step ID TYPE     call ID PROCESS VERSION
 * xor|or|and|events ID       end ID [error=CODE|terminate]  catch ID TYPE [message=NAME]
 * on HOST ID TYPE [non]      fail HOST ID CODE            sub ID … /sub     esub ID … /sub
 * A -> B [: branch=ACT.BRANCH | : default]                and KEY=VALUE for motcua.KEY after any of them; many=SLOT
 * </pre>
 */
public final class Drawing {

    private final StringBuilder body = new StringBuilder();
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private int inside;
    private final Set<String> messages = new LinkedHashSet<>();
    private final Set<String> errors = new LinkedHashSet<>();

    private Drawing(String lines) {
        List<String[]> all = lines.lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .map(l -> l.split(" +"))
                .toList();
        for (String[] line : all) {
            if (line.length > 4 && line[4].equals("default")) {
                defaults.put(line[0], flow(line));
            }
        }
        all.forEach(this::draw);
    }

    /** A model of that id and version; a message that starts it has the name that the check asks for. */
    public static byte[] of(String key, String tag, String lines) {
        return xml(lines)
                .replace("process id=\"drawn\"", "process id=\"" + key + "\"")
                .replace("\"drawn.", "\"" + key + ".")
                .replace("versionTag=\"1.0.0\" camunda:history", "versionTag=\"" + tag + "\" camunda:history")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] of(String lines) {
        return xml(lines).getBytes(StandardCharsets.UTF_8);
    }

    static String xml(String lines) {
        return new Drawing(lines).xml();
    }

    private String xml() {
        StringBuilder roots = new StringBuilder();
        messages.forEach(m -> roots.append("<bpmn:message id=\"m__" + m + "\" name=\"" + m + "\"/>\n"));
        errors.forEach(e -> roots.append("<bpmn:error id=\"e__" + e + "\" name=\"x\" errorCode=\"" + e + "\"/>\n"));
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:modeler="http://camunda.org/schema/modeler/1.0" id="defs" targetNamespace="t"
                    modeler:executionPlatform="Camunda Platform" modeler:executionPlatformVersion="7.24.0">
                """ + roots + """
                <bpmn:process id="drawn" name="Vẽ" isExecutable="true" camunda:versionTag="1.0.0" camunda:historyTimeToLive="P3650D">
                """ + body + "</bpmn:process>\n</bpmn:definitions>\n";
    }

    private static String flow(String[] line) {
        return line[0] + "__" + line[2];
    }

    private void draw(String[] line) {
        if (line.length > 2 && line[1].equals("->")) {
            String condition = line.length > 4 && line[4].startsWith("branch=")
                    ? "<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">${"
                            + line[4].substring(7).replaceFirst("\\.", " == '")
                            + "'}</bpmn:conditionExpression>"
                    : "";
            body.append("<bpmn:sequenceFlow id=\"" + flow(line) + "\" sourceRef=\"" + line[0] + "\" targetRef=\""
                    + line[2] + "\">" + condition + "</bpmn:sequenceFlow>\n");
            return;
        }
        String[] rest = Arrays.copyOfRange(line, Math.min(2, line.length), line.length);
        String id = line.length > 1 ? line[1] : "";
        switch (line[0]) {
            case "start" -> put("startEvent", id, "", typed(rest), "");
            case "mstart" ->
                put(
                        "startEvent",
                        id,
                        non(rest, "isInterrupting"),
                        typed(rest),
                        message(inside == 0 ? "drawn." + id : id, rest));
            case "user" -> put("userTask", id, "", typed(rest), many("${" + id + "_decided}", rest));
            case "step" ->
                put(
                        "serviceTask",
                        id,
                        "camunda:type=\"external\" camunda:topic=\"motcua." + rest[0] + "\"",
                        properties(List.of(), rest),
                        "");
            case "call" ->
                put(
                        "callActivity",
                        id,
                        "calledElement=\"" + rest[0] + "\" camunda:calledElementBinding=\"versionTag\""
                                + " camunda:calledElementVersionTag=\"" + rest[1] + "\"",
                        "<camunda:in businessKey=\"#{execution.processBusinessKey}\"/>" + properties(List.of(), rest),
                        many("${nrOfCompletedInstances * 2 > nrOfInstances}", rest));
            case "xor" -> put("exclusiveGateway", id, def(id), "", "");
            case "or" -> put("inclusiveGateway", id, def(id), "", "");
            case "and" -> put("parallelGateway", id, "", "", "");
            case "events" -> put("eventBasedGateway", id, "", "", "");
            case "catch" -> put("intermediateCatchEvent", id, "", typed(rest), message(id, rest));
            case "end" -> put("endEvent", id, "", "", end(rest));
            case "on" -> {
                String[] own = Arrays.copyOfRange(line, 3, line.length);
                put(
                        "boundaryEvent",
                        line[2],
                        "attachedToRef=\"" + id + "\" " + non(own, "cancelActivity"),
                        typed(own),
                        message(line[2], own));
            }
            case "fail" -> put("boundaryEvent", line[2], "attachedToRef=\"" + id + "\"", "", error(line[3]));
            case "sub", "esub" -> {
                inside++;
                String event = line[0].equals("esub") ? " triggeredByEvent=\"true\"" : "";
                body.append("<bpmn:subProcess id=\"" + id + "\" name=\"x\"" + event + ">\n");
            }
            case "/sub" -> {
                inside--;
                body.append("</bpmn:subProcess>\n");
            }
            default -> throw new IllegalArgumentException("No such line: " + String.join(" ", line));
        }
    }

    private void put(String element, String id, String attributes, String extensions, String more) {
        body.append("<bpmn:" + element + " id=\"" + id + "\" name=\"x\" " + attributes + ">"
                + (extensions.isEmpty() ? "" : "<bpmn:extensionElements>" + extensions + "</bpmn:extensionElements>")
                + more + "</bpmn:" + element + ">\n");
    }

    private static String typed(String[] rest) {
        boolean type = rest.length > 0 && !rest[0].contains("=");
        return properties(type ? List.of("motcua.type=" + rest[0]) : List.of(), rest);
    }

    private static String properties(List<String> first, String[] rest) {
        List<String> all = new ArrayList<>(first);
        for (String word : rest) {
            boolean ofEvent = word.startsWith("message=") && !rest[0].equals("answer.v1") && !rest[0].equals("send.v1");
            if (word.contains("=") && !ofEvent && !word.startsWith("many=")) {
                all.add("motcua." + word);
            }
        }
        StringBuilder xml = new StringBuilder();
        all.forEach(p -> xml.append("<camunda:property name=\"" + p.substring(0, p.indexOf('=')) + "\" value=\""
                + p.substring(p.indexOf('=') + 1) + "\"/>"));
        return xml.isEmpty() ? "" : "<camunda:properties>" + xml + "</camunda:properties>";
    }

    private String def(String id) {
        return defaults.containsKey(id) ? "default=\"" + defaults.get(id) + "\"" : "";
    }

    private static String non(String[] rest, String attribute) {
        return Arrays.asList(rest).contains("non") ? attribute + "=\"false\"" : "";
    }

    private String message(String id, String[] rest) {
        String name = Arrays.stream(rest)
                .filter(w -> w.startsWith("message="))
                .map(w -> w.substring("message=".length()))
                .findFirst()
                .orElse(id);
        messages.add(name);
        return "<bpmn:messageEventDefinition messageRef=\"m__" + name + "\"/>";
    }

    private String error(String code) {
        errors.add(code);
        return "<bpmn:errorEventDefinition errorRef=\"e__" + code + "\"/>";
    }

    private String end(String[] rest) {
        if (rest.length == 0) {
            return "";
        }
        return rest[0].equals("terminate")
                ? "<bpmn:terminateEventDefinition/>"
                : error(rest[0].substring("error=".length()));
    }

    private static String many(String majority, String[] rest) {
        for (String word : rest) {
            if (word.startsWith("many=")) {
                String join = Arrays.stream(rest)
                        .filter(w -> w.startsWith("join="))
                        .map(w -> w.substring(5))
                        .findFirst()
                        .orElse("all");
                String completion = switch (join) {
                    case "any" -> "<bpmn:completionCondition>${nrOfCompletedInstances >= 1}</bpmn:completionCondition>";
                    case "majority" -> "<bpmn:completionCondition>" + majority + "</bpmn:completionCondition>";
                    default -> "";
                };
                return "<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>${" + word.substring(5)
                        + "_count}</bpmn:loopCardinality>" + completion + "</bpmn:multiInstanceLoopCharacteristics>";
            }
        }
        return "";
    }
}
