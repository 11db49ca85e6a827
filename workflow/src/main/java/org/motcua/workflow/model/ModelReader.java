package org.motcua.workflow.model;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.motcua.workflow.form.Labels;

/**
 * Reads a BPMN file as data. That it can be read does not say that it may run: that is {@code ModelCheck}'s to say. What
 * this library has no word for is passed over, but a property or a condition that it cannot understand is an error.
 */
public final class ModelReader {

    /** Elements of BPMN that a token comes to. */
    public static final Set<String> NODES = Set.of(
            "startEvent",
            "endEvent",
            "boundaryEvent",
            "intermediateCatchEvent",
            "userTask",
            "serviceTask",
            "callActivity",
            "subProcess",
            "exclusiveGateway",
            "inclusiveGateway",
            "parallelGateway",
            "eventBasedGateway");

    private static final Pattern CARDINALITY = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)_count}");

    private final TypeRegistry types;
    private final Map<String, String> messages = new HashMap<>();
    private final Map<String, String> errors = new HashMap<>();
    private final Map<String, Markup> seen = new HashMap<>();
    private final List<Element> elements = new ArrayList<>();
    private final List<Flow> flows = new ArrayList<>();

    private ModelReader(TypeRegistry types) {
        this.types = types;
    }

    /**
     * The one executable process of a file, with the standard types.
     *
     * @throws ModelException when the file cannot be read; it names line, element and remedy
     */
    public static ProcessModel read(byte[] bpmn) {
        return read(bpmn, TypeRegistry.standard());
    }

    /**
     * The one executable process of a file, with the types of an application.
     *
     * @throws ModelException when the file cannot be read; it names line, element and remedy
     */
    public static ProcessModel read(byte[] bpmn, TypeRegistry types) {
        return new ModelReader(types).process(Markup.read(bpmn), hash(bpmn));
    }

    /** SHA-256 of a file's bytes as 64 small hexadecimal digits: what tells whether what runs is what was checked. */
    public static String hash(byte[] bpmn) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bpmn));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private ProcessModel process(Markup root, String hash) {
        if (!root.is("definitions")) {
            throw failure(
                    "no-bpmn", root, "không phải tệp BPMN 2.0: lưu bằng Camunda Modeler", "it is no BPMN 2.0 file");
        }
        root.all("message")
                .forEach(m -> messages.put(m.id(), m.attribute("name").orElse("")));
        root.all("error")
                .forEach(e -> errors.put(e.id(), e.attribute("errorCode").orElse("")));
        List<Markup> processes = root.all("process").stream()
                .filter(p -> p.attribute("isExecutable").orElse("false").equals("true"))
                .toList();
        if (processes.size() != 1) {
            throw failure(
                    "one-process",
                    root,
                    "có " + processes.size() + " quy trình thực thi được: mỗi tệp đúng một",
                    "it has " + processes.size() + " executable processes: write exactly one in a file");
        }
        Markup process = processes.get(0);
        walk(process, process.id());
        return new ProcessModel(
                process.id(),
                process.attribute("name").orElse(""),
                process.camunda("versionTag").orElse(""),
                hash,
                elements,
                flows);
    }

    private void walk(Markup scope, String scopeId) {
        for (Markup node : scope.children()) {
            String bpmn = node.name().getLocalPart();
            if (node.is("sequenceFlow")) {
                flows.add(flow(scope, node));
            } else if (node.is(bpmn) && NODES.contains(bpmn)) {
                if (node.id().isEmpty() || seen.put(node.id(), node) != null) {
                    throw failure(
                            "id",
                            node,
                            "phần tử " + bpmn + " không có mã hoặc trùng mã: cho mỗi phần tử một mã riêng",
                            "a " + bpmn + " has no id, or one that is taken: give each element an id of its own");
                }
                elements.add(element(scope, node, bpmn, scopeId));
                if (bpmn.equals("subProcess")) {
                    walk(node, node.id());
                }
            }
        }
    }

    private Flow flow(Markup scope, Markup flow) {
        String source = flow.attribute("sourceRef").orElse("");
        Optional<Condition> condition = flow.first("conditionExpression")
                .map(c -> Condition.find(c.text())
                        .orElseThrow(() -> failure(
                                "condition",
                                flow,
                                "điều kiện \"" + c.text().strip() + "\" không hợp lệ: viết ${ELEMENT == 'branch'}",
                                "the condition \"" + c.text().strip() + "\" is none: write ${ELEMENT == 'branch'}")));
        boolean isDefault = scope.children().stream()
                .anyMatch(n -> n.id().equals(source)
                        && n.attribute("default").filter(flow.id()::equals).isPresent());
        return new Flow(flow.id(), source, flow.attribute("targetRef").orElse(""), condition, isDefault);
    }

    private Element element(Markup scope, Markup node, String bpmn, String scopeId) {
        Map<String, String> properties = properties(node);
        Optional<Markup> message = node.first("messageEventDefinition");
        Optional<Place> place = place(node);
        Optional<Settings> settings = Optional.empty();
        String type = properties.remove(CommonSettings.TYPE);
        if (type == null && bpmn.equals("serviceTask")) {
            type = node.camunda("topic")
                    .filter(t -> t.startsWith(Setting.PREFIX))
                    .map(t -> t.substring(Setting.PREFIX.length()))
                    .orElse(null);
        }
        if (type != null) {
            settings = Optional.of(settings(node, types.require(type), place, properties));
        }
        boolean eventSubProcess = scope.attribute("triggeredByEvent").orElse("").equals("true");
        String interrupts = bpmn.equals("boundaryEvent") ? "cancelActivity" : "isInterrupting";
        return new Element(
                node.id(),
                node.attribute("name").orElse(""),
                bpmn,
                scopeId,
                node.attribute("attachedToRef"),
                (bpmn.equals("boundaryEvent") || (bpmn.equals("startEvent") && eventSubProcess))
                        && node.attribute(interrupts).orElse("true").equals("true"),
                settings,
                multiInstance(node, properties),
                bpmn.equals("callActivity") ? Optional.of(call(node, properties)) : Optional.empty(),
                message.map(m -> messages.getOrDefault(m.attribute("messageRef").orElse(""), "")),
                node.first("errorEventDefinition")
                        .map(e -> errors.getOrDefault(e.attribute("errorRef").orElse(""), "")));
    }

    private static Settings settings(
            Markup node, ElementType type, Optional<Place> place, Map<String, String> properties) {
        if (place.isEmpty() || !type.places().contains(place.get())) {
            throw failure(
                    "type-place",
                    node,
                    "loại " + type.name() + " không đặt được ở đây: chỗ của nó là " + type.places(),
                    "type " + type.name() + " cannot be here: its places are " + type.places());
        }
        return Settings.of(node.id(), type, place.get(), properties);
    }

    /** The place of types that a node of a file is, by its BPMN element and event definition; empty for none. */
    public static Optional<Place> place(Markup node) {
        boolean message = node.first("messageEventDefinition").isPresent();
        boolean otherEvent = node.children().stream()
                .anyMatch(c -> c.name().getLocalPart().endsWith("EventDefinition") && !c.is("messageEventDefinition"));
        return switch (node.is(node.name().getLocalPart()) ? node.name().getLocalPart() : "") {
            case "userTask" -> Optional.of(Place.USER_TASK);
            case "serviceTask" -> Optional.of(Place.SERVICE_TASK);
            case "startEvent" ->
                otherEvent ? Optional.empty() : Optional.of(message ? Place.MESSAGE_START : Place.START);
            case "boundaryEvent" -> message && !otherEvent ? Optional.of(Place.BOUNDARY) : Optional.empty();
            case "intermediateCatchEvent" -> message && !otherEvent ? Optional.of(Place.CATCH) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Map<String, String> properties(Markup node) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Markup extension : node.all("extensionElements")) {
            for (Markup list : extension.children()) {
                for (Markup property : list.children()) {
                    String name = property.attribute("name").orElse("");
                    if (property.name().getLocalPart().equals("property")
                            && name.startsWith(Setting.PREFIX)
                            && properties.put(name, property.attribute("value").orElse("")) != null) {
                        throw failure(
                                "property-doubled",
                                node,
                                "thuộc tính " + name + " có hai lần: bỏ bớt một",
                                "the property " + name + " is there twice: take one out");
                    }
                }
            }
        }
        // Camunda Modeler writes an empty property for a field of a template that nobody filled in.
        properties.values().removeIf(String::isEmpty);
        return properties;
    }

    private static Optional<MultiInstance> multiInstance(Markup node, Map<String, String> properties) {
        return node.first("multiInstanceLoopCharacteristics").map(loop -> {
            String count =
                    loop.first("loopCardinality").map(c -> c.text().strip()).orElse("");
            Matcher form = CARDINALITY.matcher(count);
            if (!form.matches()) {
                throw failure(
                        "multi-instance",
                        node,
                        "số lượt \"" + count + "\" không hợp lệ: viết ${SLOT_count}",
                        "the loop cardinality \"" + count + "\" is none: write ${SLOT_count}");
            }
            String join = properties.getOrDefault(CommonSettings.JOIN.name(), CommonSettings.JOIN.defaultValue());
            CommonSettings.JOIN.refusal(join).ifPresent(why -> {
                throw new ModelException("property-value", node.id(), node.line(), why);
            });
            return new MultiInstance(form.group(1), Join.of(join));
        });
    }

    private static Call call(Markup node, Map<String, String> properties) {
        return new Call(
                node.attribute("calledElement").orElse(""),
                node.camunda("calledElementVersionTag").orElse(""),
                Optional.ofNullable(properties.get(CommonSettings.PREFIX.name())),
                Optional.ofNullable(properties.get(CommonSettings.AGENCY.name())));
    }

    private static ModelException failure(String code, Markup node, String vietnamese, String english) {
        return new ModelException(code, node.id(), node.line(), new Labels(vietnamese, english));
    }
}
