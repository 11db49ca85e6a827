package org.motcua.workflow.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.core.calendar.ProcessingTime;
import org.motcua.workflow.form.Labels;

/**
 * What one element of a model says about its type, checked and with the type's defaults filled in. It is read once, when
 * the model is deployed.
 */
public final class Settings {

    private final String element;
    private final ElementType type;
    private final Map<String, String> values;
    private final List<String> branches;
    private final List<Who> by;
    private final List<Excluded> not;

    private Settings(
            String element,
            ElementType type,
            Map<String, String> values,
            List<String> branches,
            List<Who> by,
            List<Excluded> not) {
        this.element = element;
        this.type = type;
        this.values = values;
        this.branches = branches;
        this.by = by;
        this.not = not;
    }

    /**
     * The settings of an element from its properties.
     *
     * @param properties without {@code motcua.type}
     * @throws ModelException when a property is unknown, missing or written wrongly; it names element, property and
     *     remedy
     */
    public static Settings of(String element, ElementType type, Place place, Map<String, String> properties) {
        List<Setting> known = type.settingsAt(place);
        for (String name : properties.keySet()) {
            if (known.stream().noneMatch(s -> s.name().equals(name))) {
                List<String> names = known.stream().map(Setting::name).toList();
                throw failure(
                        "property-unknown",
                        element,
                        name,
                        new Labels(
                                "loại " + type.name() + " không có; dùng một trong " + names,
                                "type " + type.name() + " has none; use one of " + names));
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Setting setting : known) {
            String value = properties.get(setting.name());
            if (value == null) {
                if (setting.required()) {
                    throw failure(
                            "property-missing",
                            element,
                            setting.name(),
                            new Labels("bắt buộc phải có", "it is required: add the property"));
                }
                value = setting.defaultValue();
            } else {
                Optional<Labels> refusal = setting.refusal(value);
                if (refusal.isPresent()) {
                    throw failure("property-value", element, setting.name(), refusal.get());
                }
            }
            if (!value.isEmpty()) {
                values.put(setting.name(), value);
            }
        }
        return new Settings(
                element,
                type,
                Map.copyOf(values),
                branches(element, type, values.get(CommonSettings.BRANCHES.name())),
                by(element, type, values.get(CommonSettings.BY.name())),
                not(element, values.get(CommonSettings.NOT.name())));
    }

    private static List<String> branches(String element, ElementType type, @Nullable String value) {
        if (value == null) {
            return type.branches();
        }
        List<String> used =
                Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        List<String> expected = type.branches().stream().filter(used::contains).toList();
        if (!used.equals(expected)) {
            throw failure(
                    "branches",
                    element,
                    CommonSettings.BRANCHES.name(),
                    new Labels(
                            "\"" + value + "\" phải là một phần của " + type.branches()
                                    + ", đúng thứ tự đó, mỗi kết quả một lần",
                            "\"" + value + "\" must be some of " + type.branches() + ", in that order and each once"));
        }
        return used;
    }

    private static List<Who> by(String element, ElementType type, @Nullable String value) {
        if (type.use() != Use.ACT) {
            return List.of();
        }
        String who = value == null ? type.defaultBy() : value;
        if (who.isEmpty()) {
            throw failure(
                    "property-missing",
                    element,
                    CommonSettings.BY.name(),
                    new Labels(
                            "loại " + type.name() + " không có người thực hiện mặc định: thêm vào, ví dụ role:HEAD",
                            "type " + type.name() + " has no default: add who does it, for example role:HEAD"));
        }
        try {
            return Who.parse(who);
        } catch (ModelException e) {
            throw failure(e.code(), element, CommonSettings.BY.name(), e.text());
        }
    }

    private static List<Excluded> not(String element, @Nullable String value) {
        if (value == null) {
            return List.of();
        }
        try {
            return Excluded.parse(value);
        } catch (ModelException e) {
            throw failure(e.code(), element, CommonSettings.NOT.name(), e.text());
        }
    }

    private static ModelException failure(String code, String element, String property, Labels why) {
        return new ModelException(
                code,
                element,
                0,
                new Labels(
                        "thuộc tính " + property + ": " + why.vietnamese(),
                        "property " + property + ": " + why.english()));
    }

    /** Id of the element in the model; the variable of its branch is named like it. */
    public String element() {
        return element;
    }

    public ElementType type() {
        return type;
    }

    /** The value or the default of a setting, {@code motcua.slot}; empty when it has neither. */
    public Optional<String> find(String setting) {
        return Optional.ofNullable(values.get(setting));
    }

    /**
     * The value or the default of a setting.
     *
     * @throws ModelException when it has neither
     */
    public String text(String setting) {
        return find(setting)
                .orElseThrow(() -> failure(
                        "property-missing",
                        element,
                        setting,
                        new Labels("không có giá trị: thêm vào mô hình", "it has no value: add it to the model")));
    }

    /** Local name of the document in {@code motcua.document}. */
    public String document() {
        return text(CommonSettings.DOCUMENT.name());
    }

    /** Local name of the document that a branch has its effect on; empty when it has none. */
    public Optional<String> document(String branch) {
        return type.effect(branch) == DocumentEffect.NONE ? Optional.empty() : find(type.documentSetting(branch));
    }

    /** The branches in use, in the order of the type; empty for a type without branches. */
    public List<String> branches() {
        return branches;
    }

    /** Who does it, one or more alternatives; empty but for acts. */
    public List<Who> by() {
        return by;
    }

    /** Who must be somebody else. */
    public List<Excluded> not() {
        return not;
    }

    /** Name of the party of the case that does it; empty for the case's own agency. */
    public Optional<String> agency() {
        return find(CommonSettings.AGENCY.name());
    }

    /** Internal time of the task. */
    public Optional<ProcessingTime> budget() {
        return find(CommonSettings.BUDGET.name()).map(When::duration);
    }

    /** The moment of legal time in {@code motcua.when}. */
    public Optional<When> when() {
        return find("motcua.when").map(When::parse);
    }

    /** How the answers of a multi-instance become one. */
    public Join join() {
        return Join.of(find(CommonSettings.JOIN.name()).orElse(CommonSettings.JOIN.defaultValue()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings that
                && element.equals(that.element)
                && type.equals(that.type)
                && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return 31 * element.hashCode() + values.hashCode();
    }

    @Override
    public String toString() {
        return element + " " + type.name()
                + values.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(e -> e.getKey() + "=" + e.getValue())
                        .collect(Collectors.joining(", ", " {", "}"));
    }
}
