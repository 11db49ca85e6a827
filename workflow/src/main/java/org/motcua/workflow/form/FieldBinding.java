package org.motcua.workflow.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From one given value to the value of one field. Every loop is over a text whose length was looked at before. */
final class FieldBinding {

    private static final int MAX_CONTENT_FIELDS = 200;
    private static final int LAST_YEAR = 9999;

    private final FormField field;
    private final PlainText text;

    FieldBinding(FormField field) {
        this.field = field;
        this.text = new PlainText(field.name(), field.maxLength());
    }

    Optional<Object> bind(@Nullable Object given) {
        if (given == null || (given instanceof String string && isBlank(string))) {
            return missing(given == null ? "" : given);
        }
        Object value = switch (field.type()) {
            case TEXT -> text.line(string(given, "a text"));
            case LONG_TEXT -> text.paragraphs(string(given, "a text"));
            case LINES -> lines(given, "a list of texts or one text with line breaks");
            case INTEGER -> integer(given);
            case DATE -> date(given);
            case BOOLEAN -> truth(given);
            case CHOICE -> choice(given);
            case OFFICER -> officer(text.line(string(given, "an officer's id")));
            case FILES ->
                lines(given, "a list of ids of files").stream().map(this::file).toList();
            case CONTENT -> content(given);
        };
        return value instanceof List<?> list && list.isEmpty() ? missing("") : Optional.of(value);
    }

    /** A longer one is not searched: what it begins with is enough to see that it is too long for a blank. */
    private static boolean isBlank(String string) {
        return string.length() <= FormField.MAX_LENGTH && string.isBlank();
    }

    private Optional<Object> missing(Object given) {
        if (field.required()) {
            throw new FormException(field.name(), given, "a value: this field must be filled in");
        }
        return Optional.empty();
    }

    private String string(Object given, String allowed) {
        if (given instanceof String string) {
            return string;
        }
        throw refused(given, allowed);
    }

    private List<String> lines(Object given, String allowed) {
        if (given instanceof String string) {
            return text.lines(string);
        }
        if (!(given instanceof List<?> list)) {
            throw refused(given, allowed);
        }
        if (list.size() > FormField.MAX_LINES) {
            throw refused(list.size() + " lines", "at most " + FormField.MAX_LINES + " lines");
        }
        List<String> lines = new ArrayList<>();
        for (Object line : list) {
            String tidy = text.line(string(line, allowed));
            if (tidy.isEmpty()) {
                throw refused("", "lines that are not blank");
            }
            lines.add(tidy);
        }
        return Collections.unmodifiableList(lines);
    }

    private Long integer(Object given) {
        if (given instanceof Long || given instanceof Integer || given instanceof Short || given instanceof Byte) {
            return ((Number) given).longValue();
        }
        String allowed = "a whole number of at most " + field.maxLength() + " digits, such as 12";
        String digits = shortText(given, allowed);
        if (digits.length() > field.maxLength()) {
            throw refused(given, allowed);
        }
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException e) {
            throw refused(given, allowed);
        }
    }

    private LocalDate date(Object given) {
        String allowed = "a day of the calendar as 2026-11-20";
        try {
            LocalDate date = given instanceof LocalDate day ? day : LocalDate.parse(shortText(given, allowed));
            if (date.getYear() >= 1 && date.getYear() <= LAST_YEAR) {
                return date;
            }
        } catch (DateTimeException e) {
            // refused below, like a year that no document has
        }
        throw refused(given, allowed);
    }

    private Boolean truth(Object given) {
        if (given instanceof Boolean truth) {
            return truth;
        }
        return switch (shortText(given, "true or false")) {
            case "true", "on" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw refused(given, "true or false");
        };
    }

    private String choice(Object given) {
        String allowed = field.choices().stream()
                .map(FormField.Choice::value)
                .limit(20)
                .collect(Collectors.joining(", ", "one of ", field.choices().size() > 20 ? ", …" : ""));
        String value = shortText(given, allowed);
        if (field.choices().stream().noneMatch(choice -> choice.value().equals(value))) {
            throw refused(given, allowed);
        }
        return value;
    }

    private String shortText(Object given, String allowed) {
        String string = string(given, allowed);
        if (string.length() > 2 * FormField.Type.CHOICE.defaultLength()) {
            throw refused(given, allowed);
        }
        return string.strip();
    }

    /** Ids are compared, stored and logged: no blanks, nothing that is part of a path. */
    private String officer(String id) {
        if (id.indexOf(' ') >= 0) {
            throw refused(id, "an id without blanks and slashes");
        }
        return file(id);
    }

    /** File names have blanks, but lead nowhere. */
    private String file(String id) {
        boolean plain = id.chars().allMatch(c -> c >= ' ' && c != '/' && c != '\\');
        if (!plain || id.equals(".") || id.equals("..")) {
            throw refused(id, "an id without slashes and control characters");
        }
        return id;
    }

    private Map<String, Object> content(Object given) {
        if (!(given instanceof Map<?, ?> map)) {
            throw refused(given, "a map of the fields of the document's template");
        }
        if (map.size() > MAX_CONTENT_FIELDS) {
            throw refused(map.size() + " entries", "at most " + MAX_CONTENT_FIELDS + " entries");
        }
        Map<String, Object> content = new TreeMap<>();
        map.forEach((name, value) -> {
            if (!(name instanceof String string) || !FormField.isName(string)) {
                throw refused(String.valueOf(name), "names of fields, which are identifiers");
            }
            content.put(string, contentValue(value));
        });
        return Collections.unmodifiableMap(content);
    }

    private Object contentValue(@Nullable Object value) {
        if (value instanceof String string) {
            return text.paragraphs(string);
        }
        if (value instanceof List<?>) {
            return lines(value, "a list of texts");
        }
        if (value instanceof Long
                || value instanceof Integer
                || value instanceof Boolean
                || value instanceof LocalDate) {
            return value;
        }
        throw refused(String.valueOf(value), "texts, lists of texts, whole numbers, days, true and false");
    }

    private FormException refused(Object given, String allowed) {
        return new FormException(field.name(), given, allowed);
    }
}
