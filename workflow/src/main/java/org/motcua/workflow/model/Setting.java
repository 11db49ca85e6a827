package org.motcua.workflow.model;

import java.util.List;
import java.util.Optional;
import org.motcua.workflow.form.Labels;

/**
 * A property that a type of element takes.
 *
 * @param name the property's whole name, {@code motcua.document}
 * @param defaultValue what holds when the property is absent, or empty: then there is none
 * @param choices the values of a {@link Kind#CHOICE}, in the order in which they are offered
 */
public record Setting(
        String name, Kind kind, boolean required, String defaultValue, List<String> choices, Labels label) {

    /** How every property of this library begins. */
    public static final String PREFIX = "motcua.";

    public Setting {
        if (!name.matches("motcua\\.[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException(
                    "A setting named \"" + name + "\" is none: write motcua. and a name in small letters");
        }
        choices = List.copyOf(choices);
        if ((kind == Kind.CHOICE) == choices.isEmpty()) {
            throw new IllegalArgumentException(
                    "Setting " + name + " of kind " + kind + " has choices " + choices + ": only a choice has some");
        }
        if (required && !defaultValue.isEmpty()) {
            throw new IllegalArgumentException(
                    "Setting " + name + " is required and has a default: only one of them can be");
        }
        if (!defaultValue.isEmpty() && refusal(kind, choices, defaultValue).isPresent()) {
            throw new IllegalArgumentException(
                    "Setting " + name + " has the default \"" + defaultValue + "\", which it would refuse");
        }
    }

    /** One that must be there. */
    static Setting required(String name, Kind kind, Labels label) {
        return new Setting(name, kind, true, "", List.of(), label);
    }

    /** One that may be absent, with what holds then, or empty. */
    static Setting optional(String name, Kind kind, String defaultValue, Labels label) {
        return new Setting(name, kind, false, defaultValue, List.of(), label);
    }

    /** Why a value is refused and what to write; empty for a good one. */
    public Optional<Labels> refusal(String value) {
        return refusal(kind, choices, value);
    }

    private static Optional<Labels> refusal(Kind kind, List<String> choices, String value) {
        if (kind == Kind.CHOICE) {
            return choices.contains(value)
                    ? Optional.empty()
                    : Optional.of(new Labels(
                            "giá trị \"" + value + "\" không có: chọn một trong " + choices,
                            "there is no value \"" + value + "\": choose one of " + choices));
        }
        if (kind == Kind.WHO) {
            return Who.refusal(value);
        }
        return kind.accepts(value) ? Optional.empty() : Optional.of(kind.refusal(value));
    }
}
