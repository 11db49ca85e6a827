package org.motcua.workflow.act;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.dossier.Attachment;
import org.motcua.core.procedure.ComponentId;
import org.motcua.core.store.DocumentId;
import org.motcua.workflow.form.Form;
import org.motcua.workflow.form.FormException;
import org.motcua.workflow.form.FormField;
import org.motcua.workflow.form.Labels;
import org.motcua.workflow.sight.Sight;

/**
 * An input record as a form and back: each component with {@link Asked} is a field of its name, an {@link Answer} is a
 * choice among the model's branches, {@link Content} stands for the fields of the template. Components are text, whole
 * number, truth value, day, officer, document as seen, lists of lines or of attachments, or an Optional of one of them.
 * Thread-safe.
 */
public final class InputForm<I extends Record> {

    private static final Map<Class<?>, InputForm<?>> KNOWN = new ConcurrentHashMap<>();
    /** Before the names of a template's fields that are called like one of the act's own. */
    private static final String CONTENT = "content_";

    private static final int HASH = 64;
    private static final int LONGEST_LINE = 500;
    /** Component, file name and document of an attachment. */
    private static final int LONGEST_FILE = 400;

    private final Class<I> type;
    private final RecordComponent[] components;
    private final Constructor<I> constructor;

    private InputForm(Class<I> type) {
        this.type = type;
        this.components = type.getRecordComponents();
        Class<?>[] parameters =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            this.constructor = type.getDeclaredConstructor(parameters);
            this.constructor.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is no record with its own constructor", e);
        }
        for (RecordComponent component : components) {
            if (component.getAnnotation(Asked.class) == null) {
                throw new IllegalArgumentException("Component " + component.getName() + " of " + type.getName()
                        + " has no @Asked: say in both languages how it is asked for");
            }
        }
    }

    /** The form of an input record. */
    @SuppressWarnings("unchecked") // the map gives each class its own form
    public static <I extends Record> InputForm<I> of(Class<I> type) {
        return (InputForm<I>) KNOWN.computeIfAbsent(type, any -> new InputForm<>(type));
    }

    /** The fields that are asked for here. */
    public Form form(Sight sight) {
        return form(sight, Form.EMPTY);
    }

    /**
     * The fields that are asked for here.
     *
     * @param content those of the template, in place of the component of type {@link Content}
     */
    public Form form(Sight sight, Form content) {
        List<FormField> fields = new ArrayList<>();
        for (RecordComponent component : components) {
            if (component.getType() == Content.class) {
                content.fields().stream().map(this::besideOwn).forEach(fields::add);
            } else {
                fields.add(field(component, sight));
            }
        }
        return new Form(fields);
    }

    /** A field of the template that is called like one of the act's own has another name on the form. */
    private FormField besideOwn(FormField field) {
        return isOwn(field.name())
                ? new FormField(
                        CONTENT + field.name(),
                        field.type(),
                        field.label(),
                        field.required(),
                        field.maxLength(),
                        field.choices())
                : field;
    }

    private boolean isOwn(String name) {
        return Arrays.stream(components)
                .anyMatch(component -> component.getName().equals(name));
    }

    private static FormField field(RecordComponent component, Sight sight) {
        Asked asked = component.getAnnotation(Asked.class);
        Labels label = new Labels(asked.vi(), asked.en());
        Type inner = inner(component);
        FormField.Type type = fieldType(inner, asked.max());
        List<FormField.Choice> choices = List.of();
        if (inner == Answer.class) {
            choices = sight.settings().branches().stream()
                    .map(branch -> new FormField.Choice(branch, BranchLabels.of(branch)))
                    .toList();
        } else if (inner instanceof Class<?> c && c.isEnum()) {
            choices = Arrays.stream(c.getEnumConstants())
                    .map(String::valueOf)
                    .map(name -> new FormField.Choice(name, new Labels(name, name)))
                    .toList();
        }
        int max = inner == DocumentId.class ? HASH : isListOf(inner, Attachment.class) ? LONGEST_FILE : asked.max();
        return new FormField(component.getName(), type, label, asked.required(), max, choices);
    }

    private static FormField.Type fieldType(Type inner, int max) {
        if (inner == String.class) {
            return max > LONGEST_LINE ? FormField.Type.LONG_TEXT : FormField.Type.TEXT;
        } else if (inner == Integer.class || inner == int.class || inner == Long.class || inner == long.class) {
            return FormField.Type.INTEGER;
        } else if (inner == Boolean.class || inner == boolean.class) {
            return FormField.Type.BOOLEAN;
        } else if (inner == LocalDate.class) {
            return FormField.Type.DATE;
        } else if (inner == OfficerId.class) {
            return FormField.Type.OFFICER;
        } else if (inner == DocumentId.class) {
            return FormField.Type.TEXT;
        } else if (inner == Answer.class || (inner instanceof Class<?> c && c.isEnum())) {
            return FormField.Type.CHOICE;
        } else if (isListOf(inner, Attachment.class)) {
            return FormField.Type.FILES;
        } else if (isListOf(inner, String.class) || isListOf(inner, OfficerId.class)) {
            return FormField.Type.LINES;
        }
        throw new IllegalArgumentException("A form has no field for " + inner);
    }

    private static boolean isListOf(Type type, Class<?> element) {
        return type instanceof ParameterizedType list
                && list.getRawType() == List.class
                && list.getActualTypeArguments()[0] == element;
    }

    private static Type inner(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType optional
                        && optional.getRawType() == Optional.class
                ? optional.getActualTypeArguments()[0]
                : component.getGenericType();
    }

    /**
     * The record of what was filled in.
     *
     * @throws org.motcua.workflow.form.FormException naming the field that is not as the form wants it
     */
    public I bind(Form form, Map<String, ?> given) {
        Map<String, Object> bound = form.bind(given);
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            values[i] = component(components[i], bound);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refusal) {
                throw new FormException("input", "", "as follows: " + refusal.getMessage());
            }
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(type + " cannot be made", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be made", e);
        }
    }

    private Object component(RecordComponent component, Map<String, Object> bound) {
        if (component.getType() == Content.class) {
            return new Content(bound.entrySet().stream()
                    .filter(entry -> !isOwn(entry.getKey()))
                    .collect(Collectors.toMap(entry -> inTemplate(entry.getKey()), Map.Entry::getValue)));
        }
        Object value = bound.get(component.getName());
        Type inner = inner(component);
        boolean optional = component.getType() == Optional.class;
        if (value == null) {
            if (optional) {
                return Optional.empty();
            }
            if (inner == boolean.class) {
                return false;
            }
            return inner == String.class ? "" : List.of();
        }
        Object typed = typed(component.getName(), inner, value);
        return optional ? Optional.of(typed) : typed;
    }

    private String inTemplate(String name) {
        return name.startsWith(CONTENT) && isOwn(name.substring(CONTENT.length()))
                ? name.substring(CONTENT.length())
                : name;
    }

    private static Object typed(String field, Type inner, Object value) {
        try {
            return typed(inner, value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new FormException(field, value, "as follows: " + e.getMessage());
        }
    }

    private static Object typed(Type inner, Object value) {
        if (inner == Integer.class || inner == int.class) {
            return Math.toIntExact((Long) value);
        } else if (inner == OfficerId.class) {
            return new OfficerId((String) value);
        } else if (inner == DocumentId.class) {
            return new DocumentId((String) value);
        } else if (inner == Answer.class) {
            return new Answer((String) value);
        } else if (inner instanceof Class<?> c && c.isEnum()) {
            return Arrays.stream(c.getEnumConstants())
                    .filter(constant -> constant.toString().equals(value))
                    .findFirst()
                    .orElseThrow();
        } else if (isListOf(inner, OfficerId.class)) {
            return lines(value).stream().map(OfficerId::new).toList();
        } else if (isListOf(inner, Attachment.class)) {
            return lines(value).stream().map(InputForm::attachment).toList();
        }
        return value;
    }

    private static List<String> lines(Object value) {
        return ((List<?>) value).stream().map(String::valueOf).toList();
    }

    /** {@code component|file name|document}. */
    private static Attachment attachment(String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("A file is given as component|file name|document, but got \""
                    + line.substring(0, Math.min(40, line.length())) + "\"");
        }
        return new Attachment(new ComponentId(parts[0]), parts[1], new DocumentId(parts[2]));
    }

    /** A record as what {@link #bind} takes, for calls from Java. */
    public static Map<String, Object> values(Record input) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent component : input.getClass().getRecordComponents()) {
            Object value;
            try {
                component.getAccessor().setAccessible(true);
                value = component.getAccessor().invoke(input);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component + " cannot be read", e);
            }
            if (value instanceof Content content) {
                InputForm<?> form = of(input.getClass());
                content.values().forEach((name, text) -> values.put(form.isOwn(name) ? CONTENT + name : name, text));
            } else {
                plain(value).ifPresent(text -> values.put(component.getName(), text));
            }
        }
        return values;
    }

    private static Optional<Object> plain(@Nullable Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.flatMap(InputForm::plain);
        } else if (value instanceof Answer answer) {
            return Optional.of(answer.branch());
        } else if (value instanceof Integer number) {
            return Optional.of(number.longValue());
        } else if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? Optional.empty()
                    : Optional.of(list.stream().map(InputForm::line).toList());
        } else if (value instanceof String text && text.isEmpty()) {
            return Optional.empty();
        } else if (value instanceof OfficerId || value instanceof DocumentId || value instanceof Enum<?>) {
            return Optional.of(value.toString());
        }
        return Optional.ofNullable(value);
    }

    private static String line(Object element) {
        return element instanceof Attachment attachment
                ? attachment.component().value() + "|" + attachment.fileName() + "|"
                        + attachment.document().value()
                : element.toString();
    }
}
