package org.motcua.workflow.compose;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.motcua.core.json.Json;
import org.motcua.core.json.UnreadableDataException;
import org.motcua.workflow.form.Form;
import org.motcua.workflow.form.FormField;
import org.motcua.workflow.form.Labels;

/** What {@code NAME.json} says of a template. */
record TemplateFile(
        Labels title,
        PageSize page,
        List<String> densities,
        Form form,
        Set<String> requiredFacts,
        Set<String> optionalFacts) {

    private static final int MAX_DENSITIES = 8;
    private static final int MAX_FACTS = 200;

    /** The names of the file. */
    record Shape(
            @Nullable Label title,
            @Nullable String page,
            @Nullable List<@Nullable String> densities,
            @Nullable Facts facts,
            @Nullable List<@Nullable Field> fields) {}

    record Label(@Nullable String vi, @Nullable String en) {}

    record Facts(
            @Nullable List<@Nullable String> required,
            @Nullable List<@Nullable String> optional) {}

    record Field(
            @Nullable String name,
            @Nullable String type,
            @Nullable Label label,
            @Nullable Boolean required,
            @Nullable Integer maxLength,
            @Nullable List<@Nullable Choice> choices) {}

    record Choice(@Nullable String value, @Nullable Label label) {}

    static TemplateFile read(String file, byte[] json) {
        try {
            return of(file, Json.read(new String(json, StandardCharsets.UTF_8), Shape.class, file));
        } catch (UnreadableDataException e) {
            throw new TemplateException(file, e.place(), String.valueOf(e.getMessage()), e);
        }
    }

    private static TemplateFile of(String file, Shape shape) {
        Labels title = Json.at(file, "title", () -> labels(shape.title()));
        PageSize page = Json.at(
                file, "page", () -> constant(PageSize.class, Json.required(shape.page(), "page"), PageSize.values()));
        List<String> densities = new ArrayList<>();
        List<@Nullable String> given = Json.at(file, "densities", () -> some(shape.densities()));
        for (int i = 0; i < given.size(); i++) {
            String density = given.get(i);
            densities.add(Json.at(file, "densities[" + i + "]", () -> density(Json.required(density, "a density"))));
        }
        List<FormField> fields = new ArrayList<>();
        List<@Nullable Field> listed = orEmpty(shape.fields());
        for (int i = 0; i < listed.size(); i++) {
            Field field = listed.get(i);
            fields.add(Json.at(file, "fields[" + i + "]", () -> field(Json.required(field, "a field"))));
        }
        Form form = Json.at(file, "fields", () -> new Form(fields));
        Set<String> required = shape.facts() == null
                ? Set.of()
                : facts(file, "required", shape.facts().required());
        Set<String> optional = shape.facts() == null
                ? Set.of()
                : facts(file, "optional", shape.facts().optional());
        return new TemplateFile(title, page, List.copyOf(densities), form, required, optional);
    }

    private static List<@Nullable String> some(@Nullable List<@Nullable String> densities) {
        List<@Nullable String> given = orEmpty(densities);
        if (given.isEmpty() || given.size() > MAX_DENSITIES) {
            throw new IllegalArgumentException("1 to " + MAX_DENSITIES
                    + " are needed, from airy to dense, such as \"font-size: 14pt; line-height: 1.3\"");
        }
        return given;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Labels labels(@Nullable Label label) {
        Label given = Json.required(label, "{\"vi\": …, \"en\": …}");
        Labels labels = new Labels(Json.required(given.vi(), "vi"), Json.required(given.en(), "en"));
        labels.requireShort();
        return labels;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name, E[] all) {
        for (E constant : all) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("\"" + ContentText.shortened(name) + "\" is no " + type.getSimpleName()
                + ": write one of " + List.of(all));
    }

    private static FormField field(Field field) {
        List<FormField.Choice> choices = new ArrayList<>();
        for (Choice choice : orEmpty(field.choices())) {
            Choice given = Json.required(choice, "a choice");
            choices.add(
                    new FormField.Choice(Json.required(given.value(), "the value of a choice"), labels(given.label())));
        }
        return new FormField(
                Json.required(field.name(), "name"),
                constant(FormField.Type.class, Json.required(field.type(), "type"), FormField.Type.values()),
                labels(field.label()),
                Boolean.TRUE.equals(field.required()),
                field.maxLength() == null ? 0 : field.maxLength(),
                choices);
    }

    private static Set<String> facts(String file, String name, @Nullable List<@Nullable String> given) {
        List<@Nullable String> facts = orEmpty(given);
        Supplier<Set<String>> set = () -> {
            if (facts.size() > MAX_FACTS) {
                throw new IllegalArgumentException("at most " + MAX_FACTS + " facts can be named");
            }
            Set<String> names = new HashSet<>();
            facts.forEach(fact -> names.add(Json.required(fact, "a fact")));
            return Set.copyOf(names);
        };
        return Json.at(file, "facts." + name, set);
    }

    /** "font-size: 13.5pt; line-height: 1.2", and nothing else: it stands in the style of the page. */
    private static String density(String density) {
        String rest = density.strip();
        String size = between(rest, "font-size:", "pt;");
        String height = between(rest + "|", "line-height:", "|");
        boolean whole =
                rest.startsWith("font-size:") && rest.equals("font-size: " + size + "pt; line-height: " + height);
        if (!whole || !isNumber(size) || !isNumber(height)) {
            throw new IllegalArgumentException("\"" + ContentText.shortened(density)
                    + "\" is not of the form \"font-size: 14pt; line-height: 1.3\"");
        }
        return rest;
    }

    private static String between(String text, String before, String after) {
        int start = text.indexOf(before);
        int end = start < 0 ? -1 : text.indexOf(after, start);
        return end < 0 ? "" : text.substring(start + before.length(), end).strip();
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty()
                && text.length() <= 5
                && !text.startsWith(".")
                && text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))
                && text.indexOf('.') == text.lastIndexOf('.');
    }
}
