package org.motcua.workflow.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * Looks at a model whenever the engine reads it, from a file or from the database after a restart, and refuses all that
 * this library does not run: scripts, classes, listeners, mappings, forms, connectors, timers. It is an allow-list
 * beside the check before deployment and knows nothing of that: should a model come past the check, no code runs.
 */
final class ModelGuard extends AbstractBpmnParseListener {

    private static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";
    private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    private static final String XSI_TYPE = "http://www.w3.org/2001/XMLSchema-instance:type";

    /** The picture, which the engine reads no code from. */
    private static final Set<String> DIAGRAM = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC");

    private static final Set<String> ELEMENTS = Set.of(
            "definitions",
            "process",
            "collaboration",
            "participant",
            "messageFlow",
            "message",
            "error",
            "category",
            "categoryValue",
            "dataStore",
            "laneSet",
            "childLaneSet",
            "lane",
            "flowNodeRef",
            "subProcess",
            "sequenceFlow",
            "conditionExpression",
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "messageEventDefinition",
            "errorEventDefinition",
            "terminateEventDefinition",
            "userTask",
            "serviceTask",
            "callActivity",
            "multiInstanceLoopCharacteristics",
            "loopCardinality",
            "completionCondition",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "eventBasedGateway",
            "extensionElements",
            "incoming",
            "outgoing",
            "documentation",
            "textAnnotation",
            "text",
            "association",
            "group",
            "dataObject",
            "dataObjectReference",
            "dataStoreReference",
            "property",
            "dataInputAssociation",
            "dataOutputAssociation",
            "sourceRef",
            "targetRef");

    private static final Set<String> ATTRIBUTES = Set.of(
            "id",
            "name",
            "value",
            "targetNamespace",
            "exporter",
            "exporterVersion",
            "isExecutable",
            "isClosed",
            "isInterrupting",
            "isSequential",
            "isCollection",
            "cancelActivity",
            "triggeredByEvent",
            "processRef",
            "sourceRef",
            "targetRef",
            "messageRef",
            "errorRef",
            "errorCode",
            "attachedToRef",
            "calledElement",
            "default",
            "gatewayDirection",
            "associationDirection",
            "categoryValueRef",
            "dataObjectRef",
            "dataStoreRef",
            "textFormat");

    /** What the engine's parser adds by the schema of BPMN, whether a model says it or not. */
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("typeLanguage", "http://www.w3.org/2001/XMLSchema"),
            Map.entry("expressionLanguage", "http://www.w3.org/1999/XPath"),
            Map.entry("processType", "None"),
            Map.entry("isForCompensation", "false"),
            Map.entry("startQuantity", "1"),
            Map.entry("completionQuantity", "1"),
            Map.entry("parallelMultiple", "false"),
            Map.entry("instantiate", "false"),
            Map.entry("eventGatewayType", "Exclusive"),
            Map.entry("behavior", "All"),
            Map.entry("isUnlimited", "true"));

    private static final Set<String> ENGINE_ATTRIBUTES = Set.of(
            "versionTag",
            "historyTimeToLive",
            "type",
            "topic",
            "calledElementBinding",
            "calledElementVersionTag",
            "modelerTemplate",
            "modelerTemplateVersion",
            "modelerTemplateIcon");

    @Override
    public void parseRootElement(Element root, List<ProcessDefinitionEntity> definitions) {
        require(root, "definitions");
    }

    private static void require(Element element, String owner) {
        String id = element.attribute("id");
        String at = id == null ? owner : id;
        switch (element.getUri()) {
            case BPMN -> requireBpmn(element, at);
            case CAMUNDA -> requireExtension(element, at);
            default -> {
                if (!DIAGRAM.contains(element.getUri())) {
                    throw refused(at, "the element " + element.getTagName() + " of " + element.getUri());
                }
            }
        }
        element.elements().forEach(child -> require(child, at));
    }

    private static void requireBpmn(Element element, String at) {
        if (!ELEMENTS.contains(element.getTagName())) {
            throw refused(at, "the element " + element.getTagName());
        }
        for (String attribute : element.attributes()) {
            if (!isAllowed(element, attribute)) {
                throw refused(at, "the attribute " + attribute);
            }
        }
        if (element.getTagName().equals("serviceTask") && !"external".equals(element.attribute(CAMUNDA + ":type"))) {
            throw refused(at, "a service task that is not external");
        }
    }

    private static boolean isAllowed(Element element, String attribute) {
        if (attribute.startsWith(CAMUNDA + ":")) {
            return ENGINE_ATTRIBUTES.contains(attribute.substring(CAMUNDA.length() + 1));
        }
        return ATTRIBUTES.contains(attribute)
                || element.attribute(attribute).equals(DEFAULTS.get(attribute))
                || (attribute.equals("implementation")
                        && element.attribute(attribute).startsWith("##"))
                || attribute.equals("xmlns")
                || attribute.startsWith("xmlns:")
                || attribute.startsWith(MODELER + ":")
                || (attribute.equals(XSI_TYPE) && element.attribute(attribute).endsWith("tFormalExpression"));
    }

    private static void requireExtension(Element element, String at) {
        Set<String> attributes = element.attributes();
        boolean allowed = switch (element.getTagName()) {
            case "properties" -> attributes.isEmpty();
            case "property" -> Set.of("id", "name", "value").containsAll(attributes);
            case "in" ->
                attributes.equals(Set.of("businessKey"))
                        && "#{execution.processBusinessKey}".equals(element.attribute("businessKey"));
            default -> false;
        };
        if (!allowed) {
            throw refused(at, "camunda:" + element.getTagName() + " with " + attributes);
        }
    }

    private static EngineRefusedException refused(String element, String what) {
        return new EngineRefusedException("The model has " + what + " at \"" + element
                + "\", which could run code. It is not read. Was it changed in the database? Deploy models through"
                + " Motcua only, which checks them.");
    }
}
