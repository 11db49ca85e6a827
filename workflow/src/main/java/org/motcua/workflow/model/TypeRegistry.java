package org.motcua.workflow.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.motcua.workflow.form.Labels;

/** The types that the models of an application may name. */
public final class TypeRegistry {

    private final Map<String, ElementType> types;

    private TypeRegistry(Map<String, ElementType> types) {
        this.types = types;
    }

    /** The types of {@link StandardTypes}. */
    public static TypeRegistry standard() {
        return new TypeRegistry(new TreeMap<>()).with(StandardTypes.ALL.toArray(ElementType[]::new));
    }

    /**
     * This registry and types of the application's own.
     *
     * @throws IllegalArgumentException when a name is there already: a type is never replaced
     */
    public TypeRegistry with(ElementType... more) {
        Map<String, ElementType> all = new TreeMap<>(types);
        for (ElementType type : more) {
            if (all.putIfAbsent(type.name(), type) != null) {
                throw new IllegalArgumentException(
                        "There is a type " + type.name() + " already: give the new one a name or a version of its own");
            }
        }
        return new TypeRegistry(all);
    }

    /** The type of this name, {@code decide.v1}. */
    public Optional<ElementType> find(String name) {
        return Optional.ofNullable(types.get(name));
    }

    /**
     * The type of this name.
     *
     * @throws ModelException when there is none
     */
    public ElementType require(String name) {
        return find(name)
                .orElseThrow(
                        () -> new ModelException(
                                "type-unknown",
                                "",
                                0,
                                new Labels(
                                        "không có loại \"" + name
                                                + "\": chọn trong các mẫu phần tử, hoặc khai báo loại riêng với ứng dụng",
                                        "there is no type \"" + name
                                                + "\": take one of the element templates, or give the application's own to it")));
    }

    /** All types, by name. */
    public Collection<ElementType> all() {
        return Collections.unmodifiableCollection(types.values());
    }
}
