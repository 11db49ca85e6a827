package org.motcua.workflow.modeler;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.motcua.workflow.model.DocumentEffect;
import org.motcua.workflow.model.ElementType;
import org.motcua.workflow.model.Place;
import org.motcua.workflow.model.Setting;
import org.motcua.workflow.model.TypeRegistry;
import org.motcua.workflow.model.Use;

/** The reference of all acts, events and steps that models may name, as Markdown. Thread-safe. */
public final class TypeReference {

    private TypeReference() {}

    /** One table for each use, with the types in the order of their names. */
    public static String markdown(TypeRegistry types) {
        return table(
                        types,
                        Use.ACT,
                        "Acts",
                        "What officers and applicants do: `motcua.type` of a user task or an event.")
                + table(types, Use.EVENT, "Events", "What happens by itself: `motcua.type` of a message event.")
                + table(
                        types,
                        Use.STEP,
                        "Steps",
                        "What the system does: topic `motcua.` and the name, on an external" + " service task.");
    }

    private static String table(TypeRegistry types, Use use, String title, String introduction) {
        String rows = types.all().stream()
                .filter(type -> type.use() == use)
                .sorted(Comparator.comparing(ElementType::name))
                .map(TypeReference::row)
                .collect(Collectors.joining());
        return "## " + title + "\n\n" + introduction + "\n\n"
                + "| Type | In Vietnamese | Where | Branches | Settings | What it does |\n|---|---|---|---|---|---|\n"
                + rows
                + "\n";
    }

    private static String row(ElementType type) {
        return "| `" + type.name() + "` | " + type.label().vietnamese() + " | " + places(type) + " | "
                + String.join(", ", type.branches()) + " | " + settings(type) + " | "
                + type.help().english()
                + effects(type) + (type.error().isEmpty() ? "" : " Ends by the error `" + type.error() + "`.") + " |\n";
    }

    private static String places(ElementType type) {
        return type.places().stream().sorted().map(TypeReference::place).collect(Collectors.joining(", "));
    }

    private static String place(Place place) {
        return switch (place) {
            case START -> "start";
            case MESSAGE_START -> "message start";
            case BOUNDARY -> "boundary";
            case CATCH -> "catch";
            case USER_TASK -> "user task";
            case SERVICE_TASK -> "service task";
        };
    }

    private static String settings(ElementType type) {
        String own = type.settings().stream().map(TypeReference::setting).collect(Collectors.joining(", "));
        String by = type.defaultBy().isEmpty()
                ? ""
                : (own.isEmpty() ? "" : ", ") + "`motcua.by` ("
                        + type.defaultBy().replace("|", " or ") + ")";
        return own + by;
    }

    private static String setting(Setting setting) {
        String choices = setting.choices().isEmpty() ? "" : ": " + String.join(", ", setting.choices());
        String otherwise = setting.defaultValue().isEmpty() ? "" : ", else " + setting.defaultValue();
        return "`" + setting.name() + "`" + (setting.required() ? " (required" : " (optional") + choices + otherwise
                + ")";
    }

    private static String effects(ElementType type) {
        List<String> effects = type.effects().entrySet().stream()
                .filter(effect -> effect.getValue() != DocumentEffect.NONE)
                .sorted(Map.Entry.comparingByKey())
                .map(effect -> (effect.getKey().isEmpty() ? "" : effect.getKey() + " ") + effect.getValue())
                .toList();
        return effects.isEmpty() ? "" : " Document: " + String.join(", ", effects) + ".";
    }
}
