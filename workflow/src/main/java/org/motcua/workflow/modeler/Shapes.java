package org.motcua.workflow.modeler;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.motcua.workflow.model.ModelReader;

/** What may stand in a model: each element with its attributes and children. What is not here is refused. */
final class Shapes {

    /**
     * @param attributes without a namespace
     * @param camunda of the engine's namespace
     * @param children elements of BPMN
     * @param text whether text may stand in it
     */
    record Shape(Set<String> attributes, Set<String> camunda, Set<String> children, boolean text) {}

    private static final Set<String> TEMPLATE =
            Set.of("modelerTemplate", "modelerTemplateVersion", "modelerTemplateIcon");
    private static final Set<String> NOTES = Set.of("documentation", "textAnnotation", "association", "group");
    private static final Set<String> DATA = Set.of("dataObject", "dataObjectReference", "dataStoreReference");
    private static final Set<String> TASK = Set.of(
            "documentation",
            "extensionElements",
            "incoming",
            "outgoing",
            "property",
            "dataInputAssociation",
            "dataOutputAssociation");
    private static final Set<String> NONE = Set.of();

    private static final Map<String, Shape> SHAPES = shapes();

    private Shapes() {}

    static boolean known(String element) {
        return SHAPES.containsKey(element);
    }

    static Shape of(String element) {
        Shape shape = SHAPES.get(element);
        return shape == null ? new Shape(NONE, NONE, NONE, false) : shape;
    }

    private static Map<String, Shape> shapes() {
        Map<String, Shape> all = new HashMap<>();
        put(
                all,
                "definitions",
                Set.of("id", "name", "targetNamespace", "exporter", "exporterVersion"),
                NONE,
                Set.of("process", "collaboration", "message", "error", "category", "dataStore"));
        put(all, "message", Set.of("id", "name"), NONE, NONE);
        put(all, "error", Set.of("id", "name", "errorCode"), NONE, NONE);
        put(all, "category", Set.of("id", "name"), NONE, Set.of("categoryValue"));
        put(all, "categoryValue", Set.of("id", "value"), NONE, NONE);
        put(all, "dataStore", Set.of("id", "name"), NONE, NONE);

        put(
                all,
                "collaboration",
                Set.of("id", "name", "isClosed"),
                NONE,
                join(NOTES, Set.of("participant", "messageFlow")));
        put(all, "participant", Set.of("id", "name", "processRef"), NONE, Set.of("documentation"));
        put(all, "messageFlow", Set.of("id", "name", "sourceRef", "targetRef"), NONE, Set.of("documentation"));
        put(all, "laneSet", Set.of("id", "name"), NONE, Set.of("lane"));
        put(all, "lane", Set.of("id", "name"), NONE, Set.of("documentation", "flowNodeRef", "childLaneSet"));
        put(all, "childLaneSet", Set.of("id", "name"), NONE, Set.of("lane"));

        Set<String> flow = join(join(NOTES, DATA), join(ModelReader.NODES, Set.of("sequenceFlow")));
        put(
                all,
                "process",
                Set.of("id", "name", "isExecutable"),
                Set.of("versionTag", "historyTimeToLive"),
                join(flow, Set.of("laneSet")));
        put(
                all,
                "subProcess",
                Set.of("id", "name", "triggeredByEvent"),
                NONE,
                join(flow, Set.of("incoming", "outgoing", "laneSet")));
        put(
                all,
                "sequenceFlow",
                Set.of("id", "name", "sourceRef", "targetRef"),
                NONE,
                Set.of("documentation", "conditionExpression"));

        put(
                all,
                "startEvent",
                Set.of("id", "name", "isInterrupting"),
                TEMPLATE,
                Set.of("documentation", "extensionElements", "outgoing", "messageEventDefinition"));
        put(
                all,
                "endEvent",
                Set.of("id", "name"),
                NONE,
                Set.of("documentation", "incoming", "errorEventDefinition", "terminateEventDefinition"));
        put(
                all,
                "boundaryEvent",
                Set.of("id", "name", "attachedToRef", "cancelActivity"),
                TEMPLATE,
                Set.of(
                        "documentation",
                        "extensionElements",
                        "outgoing",
                        "messageEventDefinition",
                        "errorEventDefinition"));
        put(
                all,
                "intermediateCatchEvent",
                Set.of("id", "name"),
                TEMPLATE,
                Set.of("documentation", "extensionElements", "incoming", "outgoing", "messageEventDefinition"));
        put(all, "messageEventDefinition", Set.of("id", "messageRef"), NONE, NONE);
        put(all, "errorEventDefinition", Set.of("id", "errorRef"), NONE, NONE);
        put(all, "terminateEventDefinition", Set.of("id"), NONE, NONE);

        put(all, "userTask", Set.of("id", "name"), TEMPLATE, join(TASK, Set.of("multiInstanceLoopCharacteristics")));
        put(all, "serviceTask", Set.of("id", "name"), join(TEMPLATE, Set.of("type", "topic")), TASK);
        put(
                all,
                "callActivity",
                Set.of("id", "name", "calledElement"),
                join(TEMPLATE, Set.of("calledElementBinding", "calledElementVersionTag")),
                join(TASK, Set.of("multiInstanceLoopCharacteristics")));
        put(
                all,
                "multiInstanceLoopCharacteristics",
                Set.of("id", "isSequential"),
                NONE,
                Set.of("loopCardinality", "completionCondition"));

        Set<String> gateway = Set.of("documentation", "incoming", "outgoing");
        put(all, "exclusiveGateway", Set.of("id", "name", "default", "gatewayDirection"), NONE, gateway);
        put(all, "inclusiveGateway", Set.of("id", "name", "default", "gatewayDirection"), NONE, gateway);
        put(all, "parallelGateway", Set.of("id", "name", "gatewayDirection"), NONE, gateway);
        put(all, "eventBasedGateway", Set.of("id", "name", "gatewayDirection"), NONE, gateway);

        put(all, "extensionElements", NONE, NONE, NONE);
        put(all, "textAnnotation", Set.of("id", "textFormat"), NONE, Set.of("text"));
        put(all, "association", Set.of("id", "sourceRef", "targetRef", "associationDirection"), NONE, NONE);
        put(all, "group", Set.of("id", "categoryValueRef"), NONE, NONE);
        put(all, "dataObject", Set.of("id", "name", "isCollection"), NONE, NONE);
        put(all, "dataObjectReference", Set.of("id", "name", "dataObjectRef"), NONE, Set.of("documentation"));
        put(all, "dataStoreReference", Set.of("id", "name", "dataStoreRef"), NONE, Set.of("documentation"));
        put(all, "property", Set.of("id", "name"), NONE, NONE);
        put(all, "dataInputAssociation", Set.of("id"), NONE, Set.of("sourceRef", "targetRef"));
        put(all, "dataOutputAssociation", Set.of("id"), NONE, Set.of("sourceRef", "targetRef"));

        for (String text : Set.of("incoming", "outgoing", "flowNodeRef", "sourceRef", "targetRef")) {
            all.put(text, new Shape(NONE, NONE, NONE, true));
        }
        all.put("documentation", new Shape(Set.of("id", "textFormat"), NONE, NONE, true));
        all.put("text", new Shape(NONE, NONE, NONE, true));
        for (String expression : Set.of("conditionExpression", "loopCardinality", "completionCondition")) {
            all.put(expression, new Shape(Set.of("id"), NONE, NONE, true));
        }
        return Map.copyOf(all);
    }

    private static void put(
            Map<String, Shape> all, String name, Set<String> attributes, Set<String> camunda, Set<String> children) {
        all.put(name, new Shape(attributes, camunda, children, false));
    }

    private static Set<String> join(Set<String> some, Set<String> more) {
        Set<String> all = new HashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }
}
