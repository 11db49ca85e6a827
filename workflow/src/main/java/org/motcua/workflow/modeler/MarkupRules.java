package org.motcua.workflow.modeler;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.motcua.workflow.model.Markup;

/** Holds every element and attribute of a file against the allow-list, and says what is dangerous in the dangerous ones. */
final class MarkupRules {

    private static final String XSI = "http://www.w3.org/2001/XMLSchema-instance";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";
    private static final Set<String> DIAGRAM = Set.of(
            "http://www.omg.org/spec/BPMN/20100524/DI",
            "http://www.omg.org/spec/DD/20100524/DC",
            "http://www.omg.org/spec/DD/20100524/DI");
    private static final Set<String> COLOURS =
            Set.of("http://bpmn.io/schema/bpmn/biocolor/1.0", "http://www.omg.org/spec/BPMN/non-normative/color/1.0");
    private static final Set<String> FLAGS =
            Set.of("cancelActivity", "isInterrupting", "triggeredByEvent", "isSequential", "isExecutable");
    private static final String BUSINESS_KEY = "#{execution.processBusinessKey}";

    private static final Map<String, Rule> ATTRIBUTES = Map.ofEntries(
            Map.entry("class", Rule.CODE),
            Map.entry("delegateExpression", Rule.CODE),
            Map.entry("expression", Rule.CODE),
            Map.entry("resultVariable", Rule.CODE),
            Map.entry("formKey", Rule.FORM),
            Map.entry("formRef", Rule.FORM),
            Map.entry("formRefBinding", Rule.FORM),
            Map.entry("formRefVersion", Rule.FORM),
            Map.entry("formHandlerClass", Rule.FORM),
            Map.entry("assignee", Rule.PEOPLE),
            Map.entry("candidateUsers", Rule.PEOPLE),
            Map.entry("candidateGroups", Rule.PEOPLE),
            Map.entry("candidateStarterUsers", Rule.PEOPLE),
            Map.entry("candidateStarterGroups", Rule.PEOPLE),
            Map.entry("initiator", Rule.PEOPLE),
            Map.entry("dueDate", Rule.DATE),
            Map.entry("followUpDate", Rule.DATE),
            Map.entry("priority", Rule.PRIORITY),
            Map.entry("taskPriority", Rule.PRIORITY),
            Map.entry("jobPriority", Rule.PRIORITY),
            Map.entry("async", Rule.ASYNC),
            Map.entry("asyncBefore", Rule.ASYNC),
            Map.entry("asyncAfter", Rule.ASYNC),
            Map.entry("exclusive", Rule.ASYNC),
            Map.entry("resource", Rule.RESOURCE),
            Map.entry("decisionRef", Rule.DECISION),
            Map.entry("mapDecisionResult", Rule.DECISION),
            Map.entry("collection", Rule.MAPPING),
            Map.entry("elementVariable", Rule.MAPPING),
            Map.entry("variableMappingClass", Rule.MAPPING),
            Map.entry("variableMappingDelegateExpression", Rule.MAPPING),
            Map.entry("errorCodeVariable", Rule.MAPPING),
            Map.entry("errorMessageVariable", Rule.MAPPING));

    private static final Map<String, Rule> ELEMENTS = Map.ofEntries(
            Map.entry("scriptTask", Rule.SCRIPT),
            Map.entry("script", Rule.SCRIPT),
            Map.entry("businessRuleTask", Rule.DECISION),
            Map.entry("sendTask", Rule.SERVICE_TYPE),
            Map.entry("connector", Rule.CONNECTOR),
            Map.entry("executionListener", Rule.LISTENER),
            Map.entry("taskListener", Rule.LISTENER),
            Map.entry("inputOutput", Rule.MAPPING),
            Map.entry("in", Rule.MAPPING),
            Map.entry("out", Rule.MAPPING),
            Map.entry("formData", Rule.FORM),
            Map.entry("formProperty", Rule.FORM),
            Map.entry("field", Rule.CODE),
            Map.entry("failedJobRetryTimeCycle", Rule.ASYNC),
            Map.entry("timerEventDefinition", Rule.TIMER));

    private final Findings findings;
    private final Set<String> ids = new HashSet<>();

    MarkupRules(Findings findings) {
        this.findings = findings;
    }

    void check(Markup root) {
        element(root, root.id());
    }

    private void element(Markup node, String owner) {
        String at = owner(node, owner);
        String namespace = node.name().getNamespaceURI();
        if (!node.id().isEmpty() && !ids.add(node.id())) {
            findings.add(Rule.ID_DOUBLED, node.id(), node.id());
        }
        if (DIAGRAM.contains(namespace)) {
            diagram(node, at);
        } else if (namespace.equals(Markup.BPMN)) {
            bpmn(node, at);
        }
    }

    /** The id that a finding names: the element's own where it is part of the process, or that of what it is in. */
    private static String owner(Markup node, String owner) {
        return node.id().isEmpty() || !node.name().getNamespaceURI().equals(Markup.BPMN) || isPart(node)
                ? owner
                : node.id();
    }

    private static boolean isPart(Markup node) {
        String name = node.name().getLocalPart();
        return name.endsWith("EventDefinition")
                || name.endsWith("LoopCharacteristics")
                || name.equals("conditionExpression");
    }

    private void bpmn(Markup node, String at) {
        String name = node.name().getLocalPart();
        Shapes.Shape shape = Shapes.of(name);
        node.attributes().forEach((attribute, value) -> attribute(node, shape, attribute, value, at));
        if (!shape.text() && !node.text().isBlank()) {
            findings.add(Rule.STRAY_TEXT, at, node.text().strip());
        }
        boolean expression = name.equals("conditionExpression")
                || name.equals("loopCardinality")
                || name.equals("completionCondition");
        if (!expression) {
            expression(node.text().strip(), at);
        }
        for (Markup child : node.children()) {
            String childNamespace = child.name().getNamespaceURI();
            String childName = child.name().getLocalPart();
            String childAt = owner(child, at);
            if (name.equals("extensionElements")) {
                extension(child, at);
            } else if (childNamespace.equals(Markup.BPMN)) {
                if (shape.children().contains(childName)) {
                    element(child, at);
                } else {
                    refuse(child, childAt);
                }
            } else if (DIAGRAM.contains(childNamespace)) {
                if (name.equals("definitions") && childName.equals("BPMNDiagram")) {
                    element(child, at);
                } else {
                    refuse(child, childAt);
                }
            } else {
                refuse(child, childAt);
            }
        }
    }

    private void attribute(Markup node, Shapes.Shape shape, QName attribute, String value, String at) {
        String name = attribute.getLocalPart();
        switch (attribute.getNamespaceURI()) {
            case "" -> {
                if (name.equals("language") || name.equals("scriptFormat")) {
                    findings.add(Rule.SCRIPT, at, name + "=" + value);
                } else if (!shape.attributes().contains(name)) {
                    findings.add(Rule.ATTRIBUTE, at, name);
                } else if (FLAGS.contains(name) && !value.equals("true") && !value.equals("false")) {
                    // XML also writes a truth as 1, which not every reader takes for one.
                    findings.add(Rule.ATTRIBUTE_VALUE, at, name, value, "true/false");
                }
            }
            case Markup.CAMUNDA -> camunda(node, shape, name, value, at);
            case XSI -> xsi(node, name, value, at);
            case MODELER -> {
                if (!node.is("definitions")) {
                    findings.add(Rule.ATTRIBUTE, at, "modeler:" + name);
                }
            }
            default -> {
                if (!COLOURS.contains(attribute.getNamespaceURI())) {
                    findings.add(Rule.NAMESPACE, at, attribute.getNamespaceURI(), name);
                }
            }
        }
        expression(value, at);
    }

    private void camunda(Markup node, Shapes.Shape shape, String name, String value, String at) {
        if (node.is("serviceTask") && name.equals("type") && !value.equals("external")) {
            findings.add(Rule.SERVICE_TYPE, at, value);
        } else if (!shape.camunda().contains(name)) {
            Rule rule = ATTRIBUTES.getOrDefault(name, Rule.ATTRIBUTE);
            findings.add(rule, at, "camunda:" + name);
        }
    }

    private void xsi(Markup node, String name, String value, String at) {
        boolean expression = Set.of("conditionExpression", "loopCardinality", "completionCondition")
                .contains(node.name().getLocalPart());
        if (name.equals("schemaLocation") || name.equals("noNamespaceSchemaLocation")) {
            // A parser that follows it asks a server of the author's choice.
            findings.add(Rule.SCHEMA_LOCATION, at);
        } else if (!expression || !name.equals("type") || !value.matches("([A-Za-z_][\\w.-]*:)?tFormalExpression")) {
            findings.add(Rule.ATTRIBUTE, at, "xsi:" + name);
        }
    }

    /** The engine evaluates names, descriptions, topics and more: none may hold an expression. */
    private void expression(String value, String at) {
        if (value.contains("${") || value.contains("#{")) {
            findings.add(Rule.EXPRESSION, at, value);
        }
    }

    private void extension(Markup node, String at) {
        String name = node.name().getLocalPart();
        boolean camunda = node.name().getNamespaceURI().equals(Markup.CAMUNDA);
        if (camunda && name.equals("properties")) {
            node.attributes().keySet().forEach(a -> findings.add(Rule.ATTRIBUTE, at, a.getLocalPart()));
            text(node, at);
            node.children().forEach(property -> property(property, at));
        } else if (camunda && name.equals("in") && isBusinessKey(node)) {
            text(node, at);
        } else {
            refuse(node, at);
        }
    }

    static boolean isBusinessKey(Markup in) {
        return in.name().equals(new QName(Markup.CAMUNDA, "in"))
                && in.attributes().equals(Map.of(new QName("businessKey"), BUSINESS_KEY))
                && in.children().isEmpty();
    }

    private void property(Markup property, String at) {
        if (!property.name().equals(new QName(Markup.CAMUNDA, "property"))) {
            refuse(property, at);
            return;
        }
        property.attributes().forEach((attribute, value) -> {
            if (!attribute.getNamespaceURI().isEmpty()
                    || !Set.of("id", "name", "value").contains(attribute.getLocalPart())) {
                findings.add(Rule.ATTRIBUTE, at, attribute.getLocalPart());
            }
            expression(value, at);
        });
        text(property, at);
        property.children().forEach(child -> refuse(child, at));
    }

    private void text(Markup node, String at) {
        if (!node.text().isBlank()) {
            findings.add(Rule.STRAY_TEXT, at, node.text().strip());
        }
    }

    private void refuse(Markup node, String at) {
        String name = node.name().getLocalPart();
        String namespace = node.name().getNamespaceURI();
        if (!namespace.equals(Markup.BPMN) && !namespace.equals(Markup.CAMUNDA) && !DIAGRAM.contains(namespace)) {
            findings.add(Rule.NAMESPACE, at, namespace, name);
        } else if (ELEMENTS.containsKey(name)) {
            findings.add(ELEMENTS.getOrDefault(name, Rule.ELEMENT), at, name);
        } else if (name.endsWith("EventDefinition")) {
            findings.add(Rule.EVENT_KIND, at, name);
        } else {
            findings.add(Rule.ELEMENT, at, name);
        }
    }

    /** The picture says nothing to the engine; still nothing else may hide in it. */
    private void diagram(Markup node, String at) {
        node.attributes().forEach((attribute, value) -> {
            String namespace = attribute.getNamespaceURI();
            if (!namespace.isEmpty() && !COLOURS.contains(namespace)) {
                findings.add(Rule.NAMESPACE, at, namespace, attribute.getLocalPart());
            }
        });
        text(node, at);
        for (Markup child : node.children()) {
            if (DIAGRAM.contains(child.name().getNamespaceURI())) {
                element(child, at);
            } else {
                refuse(child, at);
            }
        }
    }
}
