package org.motcua.workflow.form;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The fields that somebody fills in, in the order of the screen. Immutable and thread-safe.
 *
 * <p>Binding proves that values have the right type, length and characters and that nothing is missing or beside the form. It
 * does not prove that an officer or a file exists, nor that what is said is right.
 */
public record Form(List<FormField> fields) {

    private static final int MAX_FIELDS = 200;

    /** Without fields. */
    public static final Form EMPTY = new Form(List.of());

    public Form {
        fields = List.copyOf(fields);
        if (fields.size() > MAX_FIELDS) {
            throw new IllegalArgumentException(
                    "A form has at most " + MAX_FIELDS + " fields, but got " + fields.size());
        }
        Set<String> names = new HashSet<>();
        for (FormField field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("The form has the field " + field.name() + " twice");
            }
        }
    }

    public Optional<FormField> find(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /**
     * The values by the names of the fields. Each is given as a text, as an HTML form sends it, or as the value that its
     * {@link FormField.Type} is bound as; binding the result again gives the same. Texts come out in composed letters
     * (Unicode NFC) without blanks at their ends; an optional field that is left blank has no entry.
     *
     * @return in the order of the fields; unmodifiable
     * @throws FormException for the first thing that is not as the form wants it
     */
    public Map<String, Object> bind(Map<String, ?> given) {
        for (Map.Entry<String, ?> entry : given.entrySet()) {
            if (find(entry.getKey()).isEmpty()) {
                throw new FormException(entry.getKey(), entry.getValue(), "no such field: " + names());
            }
        }
        Map<String, Object> bound = new LinkedHashMap<>();
        for (FormField field : fields) {
            new FieldBinding(field).bind(given.get(field.name())).ifPresent(value -> bound.put(field.name(), value));
        }
        return Collections.unmodifiableMap(bound);
    }

    private String names() {
        return fields.isEmpty()
                ? "this form has none"
                : fields.stream().map(FormField::name).collect(Collectors.joining(", ", "this form has ", ""));
    }
}
