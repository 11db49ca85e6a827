package org.motcua.core.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.motcua.core.EffectivePeriod;
import org.motcua.core.json.JsonNode.Kind;

/**
 * An object of a {@link JsonFile}. Each method asks for a name; what is missing, null, of another kind or out of bounds is
 * told to the file, and the answer is null. {@link #end} tells of the names that nothing has asked for. Not thread-safe.
 */
public final class JsonObject {

    private final JsonErrors errors;
    private final JsonNode node;
    private final String place;
    private final Set<String> asked = new LinkedHashSet<>();
    private final @Nullable JsonObject parent;
    private boolean sound = true;

    JsonObject(JsonErrors errors, JsonNode node, String place) {
        this(errors, node, place, null);
    }

    private JsonObject(JsonErrors errors, JsonNode node, String place, @Nullable JsonObject parent) {
        this.errors = errors;
        this.node = node;
        this.place = place;
        this.parent = parent;
    }

    /** Where it is in its file, as {@code procedures[2]}. */
    public String place() {
        return place;
    }

    /** The line on which it begins. */
    public int line() {
        return node.line();
    }

    /** The column in which it begins. */
    public int column() {
        return node.column();
    }

    /** Whether nothing was found wrong in it, nor in what is inside of it. */
    public boolean isSound() {
        return sound;
    }

    public boolean has(String name) {
        asked.add(name);
        return node.members().containsKey(name);
    }

    /** Whether the value is exactly this text. */
    public boolean says(String name, String text) {
        JsonNode.Member member = node.members().get(name);
        return member != null
                && member.value().kind() == Kind.TEXT
                && member.value().text().equals(text);
    }

    /** A text of at most {@code max} characters that is seen, on one line. */
    public @Nullable String text(String name, int max) {
        JsonNode value = required(name);
        return value == null ? null : noted(JsonValues.text(errors, value, inside(name), max));
    }

    /** {@link #text}, or "" where the name is missing. */
    public @Nullable String textOrEmpty(String name, int max) {
        return has(name) ? text(name, max) : "";
    }

    /** {@link #text} of a form that {@code example} shows. */
    public @Nullable String text(String name, int max, String regex, String example) {
        String text = text(name, max);
        if (text != null && !text.matches(regex)) {
            error(name, JsonFault.FORM, JsonError.brief(text), example);
            return null;
        }
        return text;
    }

    /** A whole number in plain digits. */
    public @Nullable Integer integer(String name, int min, int max) {
        JsonNode value = required(name);
        return value == null ? null : noted(JsonValues.integer(errors, value, inside(name), min, max));
    }

    /** A whole number in plain digits. */
    public @Nullable BigDecimal number(String name, BigDecimal min, BigDecimal max) {
        JsonNode value = required(name);
        return value == null ? null : noted(JsonValues.number(errors, value, inside(name), min, max));
    }

    public @Nullable Boolean bool(String name) {
        JsonNode value = required(name);
        if (value == null) {
            return null;
        }
        boolean right = JsonValues.is(errors, value, inside(name), Kind.BOOLEAN);
        return noted(right ? Boolean.valueOf(value.text()) : null);
    }

    /** {@link #bool}, where the name may be missing. */
    public @Nullable Boolean bool(String name, boolean whenMissing) {
        return has(name) ? bool(name) : Boolean.valueOf(whenMissing);
    }

    /** One of an enum's names. */
    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        List<String> known =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        String text = text(name, 60);
        if (text == null || known.contains(text)) {
            return text == null ? null : Enum.valueOf(type, text);
        }
        unknown(name, text, known);
        return null;
    }

    /** Tells that a value is none of those that there are, and which it may have meant. */
    public void unknown(String name, String value, List<String> known) {
        String all = String.join(", ", known);
        String brief = JsonError.brief(value);
        JsonValues.nearest(value, known)
                .ifPresentOrElse(
                        near -> error(name, JsonFault.MISSPELT_CHOICE, brief, near, all),
                        () -> error(name, JsonFault.CHOICE, brief, all));
    }

    /** The days from {@code effectiveFrom} to {@code effectiveTo}, both included; what is missing leaves it open. */
    public @Nullable EffectivePeriod period() {
        LocalDate from = day("effectiveFrom");
        LocalDate to = day("effectiveTo");
        if (from != null && to != null && to.isBefore(from)) {
            error("effectiveTo", JsonFault.PERIOD, from, to);
            return null;
        }
        boolean lost = (has("effectiveFrom") && from == null) || (has("effectiveTo") && to == null);
        return lost ? null : EffectivePeriod.of(from, to);
    }

    private @Nullable LocalDate day(String name) {
        if (!has(name)) {
            return null;
        }
        return noted(JsonValues.day(errors, value(name), inside(name)));
    }

    public @Nullable JsonObject object(String name) {
        JsonNode value = required(name);
        return value == null ? null : object(value, inside(name));
    }

    /** The objects of a list; none where the name is missing. What is none is told and left out. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        List<JsonNode> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            JsonObject object = object(items.get(i), inside(name) + "[" + i + "]");
            if (object != null) {
                objects.add(object);
            }
        }
        return objects;
    }

    /** {@link #objects}, where the name must be there. */
    public List<JsonObject> requiredObjects(String name) {
        return required(name) == null ? List.of() : objects(name);
    }

    /** The texts of a list; none where the name is missing. What is none is told and left out. */
    public List<String> texts(String name, int max) {
        List<String> texts = new ArrayList<>();
        List<JsonNode> items = items(name);
        for (int i = 0; i < items.size(); i++) {
            String text = noted(JsonValues.text(errors, items.get(i), inside(name) + "[" + i + "]", max));
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** The names of an object; each may then be asked for. */
    public List<String> names() {
        return List.copyOf(node.members().keySet());
    }

    private List<JsonNode> items(String name) {
        if (!has(name)) {
            return List.of();
        }
        JsonNode value = value(name);
        if (!JsonValues.is(errors, value, inside(name), Kind.LIST)) {
            unsound();
            return List.of();
        }
        return value.items();
    }

    private @Nullable JsonObject object(JsonNode value, String where) {
        if (!JsonValues.is(errors, value, where, Kind.OBJECT)) {
            unsound();
            return null;
        }
        return new JsonObject(errors, value, where, this);
    }

    private @Nullable JsonNode required(String name) {
        if (!has(name)) {
            error(JsonFault.MISSING, name);
            return null;
        }
        return value(name);
    }

    private JsonNode value(String name) {
        return Optional.ofNullable(node.members().get(name)).orElseThrow().value();
    }

    private String inside(String name) {
        return JsonFile.inside(place, name);
    }

    private <T> @Nullable T noted(@Nullable T value) {
        if (value == null) {
            unsound();
        }
        return value;
    }

    private void unsound() {
        for (JsonObject one = this; one != null; one = one.parent) {
            one.sound = false;
        }
    }

    /** Tells that something is wrong with this object. */
    public void error(JsonRule rule, Object... values) {
        unsound();
        errors.add(node, place, rule, values);
    }

    /** Tells that something is wrong with the value of a name. */
    public void error(String name, JsonRule rule, Object... values) {
        unsound();
        JsonNode.Member member = node.members().get(name);
        errors.add(member == null ? node : member.value(), inside(name), rule, values);
    }

    /** What the supplier makes; a refusal of its own, for which there is no rule, is told as it is. */
    public <T> @Nullable T make(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            error(JsonFault.REFUSED, String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** Tells of the names that nothing has asked for. */
    public void end() {
        List<String> left = new ArrayList<>(asked);
        left.removeAll(node.members().keySet());
        new TreeMap<>(node.members()).forEach((name, member) -> {
            if (!asked.contains(name)) {
                unsound();
                JsonValues.nearest(name, left.isEmpty() ? asked : left)
                        .ifPresentOrElse(
                                near -> tell(member, name, JsonFault.MISSPELT_NAME, near),
                                () -> tell(member, name, JsonFault.UNKNOWN_NAME, String.join(", ", asked)));
            }
        });
    }

    private void tell(JsonNode.Member member, String name, JsonFault fault, String known) {
        errors.add(member.line(), member.column(), inside(name), fault, JsonError.brief(name), known);
    }
}
