package org.motcua.workflow.modeler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.motcua.workflow.model.CommonSettings;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.Kind;
import org.motcua.workflow.model.Place;
import org.motcua.workflow.model.Setting;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.model.Use;

/**
 * Writes the element templates of Camunda Modeler from the types that models may name, so that what Modeler offers is what
 * {@link ModelCheck} knows. A file of them goes into {@code .camunda/element-templates} beside the models. The same types
 * give the same bytes.
 */
public final class ElementTemplates {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema@0.22.1/resources/schema.json";

    private static final Map<Place, String> ELEMENTS = Map.of(
            Place.START, "bpmn:StartEvent",
            Place.MESSAGE_START, "bpmn:StartEvent",
            Place.BOUNDARY, "bpmn:BoundaryEvent",
            Place.CATCH, "bpmn:IntermediateCatchEvent",
            Place.USER_TASK, "bpmn:UserTask",
            Place.SERVICE_TASK, "bpmn:ServiceTask");

    private ElementTemplates() {}

    /** The templates of all types as one JSON array: one a type and BPMN element, by the type's name. */
    public static String json(TypeRegistry types) {
        List<String> templates = new ArrayList<>();
        for (ElementType type : types.all()) {
            List<String> done = new ArrayList<>();
            for (Place place : Place.values()) {
                String element = ELEMENTS.getOrDefault(place, "");
                if (type.places().contains(place) && !done.contains(element)) {
                    done.add(element);
                    templates.add(template(type, place, element));
                }
            }
        }
        return "[\n" + String.join(",\n", templates) + "\n]\n";
    }

    /** How a template is called in {@code camunda:modelerTemplate}. */
    static String id(ElementType type, String element) {
        return "org.motcua." + type.name() + "." + element.substring("bpmn:".length());
    }

    /** A task may still be a plain one; the template then makes it what it must be. */
    private static String appliesTo(String element) {
        List<String> elements = new ArrayList<>();
        if (element.endsWith("Task")) {
            elements.add(JsonObject.quoted("bpmn:Task"));
        }
        elements.add(JsonObject.quoted(element));
        return array(elements);
    }

    private static String template(ElementType type, Place place, String element) {
        List<String> properties = new ArrayList<>();
        if (type.use() == Use.STEP) {
            properties.add(hidden("property", "camunda:type", "external"));
            properties.add(hidden("property", "camunda:topic", type.topic()));
        } else {
            properties.add(hidden("camunda:property", CommonSettings.TYPE, type.name()));
        }
        for (Setting setting : type.settingsAt(place)) {
            properties.add(property(type, setting));
        }
        JsonObject template = new JsonObject()
                .text("$schema", SCHEMA)
                .text("name", type.label().vietnamese() + suffix(place))
                .text("id", id(type, element))
                .raw("version", type.name().substring(type.name().lastIndexOf(".v") + 2))
                .text("description", type.help().vietnamese())
                .raw(
                        "keywords",
                        array(List.of(
                                JsonObject.quoted(type.name()),
                                JsonObject.quoted(type.label().english()))))
                .raw("appliesTo", appliesTo(element));
        if (element.endsWith("Task")) {
            template.raw("elementType", new JsonObject().text("value", element).toString());
        }
        return template.raw(
                        "groups",
                        array(List.of(new JsonObject()
                                .text("id", "motcua")
                                .text("label", "Motcua")
                                .toString())))
                .raw("properties", array(properties))
                .toString();
    }

    /** Tells apart the templates of one type in Modeler's list. */
    private static String suffix(Place place) {
        return switch (place) {
            case BOUNDARY -> " (sự kiện biên)";
            case CATCH -> " (sự kiện chờ)";
            case START, MESSAGE_START -> " (bắt đầu)";
            case USER_TASK, SERVICE_TASK -> "";
        };
    }

    private static String hidden(String binding, String name, String value) {
        return new JsonObject()
                .text("type", "Hidden")
                .text("value", value)
                .raw("binding", binding(binding, name))
                .toString();
    }

    private static String property(ElementType type, Setting setting) {
        boolean choice = setting.kind() == Kind.CHOICE;
        JsonObject json = new JsonObject()
                .text("label", setting.label().vietnamese())
                .text("type", choice ? "Dropdown" : "String")
                .text("group", "motcua");
        String value = value(type, setting);
        if (!value.isEmpty()) {
            json.text("value", value);
        }
        String example = example(type, setting);
        if (!example.isEmpty()) {
            json.text("description", "Ví dụ: " + example);
        }
        if (choice) {
            json.raw(
                    "choices",
                    array(setting.choices().stream()
                            .map(ElementTemplates::choice)
                            .toList()));
        }
        boolean required = setting.required()
                || (setting.equals(CommonSettings.BY) && type.defaultBy().isEmpty());
        if (required && !choice) {
            json.raw("constraints", new JsonObject().raw("notEmpty", "true").toString());
        }
        return json.raw("binding", binding("camunda:property", setting.name())).toString();
    }

    private static String value(ElementType type, Setting setting) {
        if (setting.equals(CommonSettings.BY)) {
            return type.defaultBy();
        }
        if (setting.equals(CommonSettings.BRANCHES)) {
            return String.join(",", type.branches());
        }
        return setting.equals(CommonSettings.JOIN) ? "" : setting.defaultValue();
    }

    private static String example(ElementType type, Setting setting) {
        if (setting.equals(CommonSettings.NOT)) {
            return "drafter,did:review";
        }
        if (setting.equals(CommonSettings.BRANCHES)) {
            return String.join(",", type.branches());
        }
        return setting.equals(CommonSettings.AGENCY)
                ? "partner"
                : setting.kind().example();
    }

    private static String choice(String value) {
        return new JsonObject().text("name", value).text("value", value).toString();
    }

    private static String binding(String type, String name) {
        return new JsonObject().text("type", type).text("name", name).toString();
    }

    private static String array(List<String> items) {
        return "[" + String.join(", ", items) + "]";
    }
}
