package org.motcua.core.audit;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one text that a JSON object of texts, whole numbers, lists and further such objects has:
 *
 * <ul>
 *   <li>no white space outside of texts; names in ascending order of their UTF-16 code units;
 *   <li>whole numbers in decimal digits without leading zeros;
 *   <li>in texts {@code "} and {@code \} escaped by a backslash, the characters U+0008, U+0009, U+000A, U+000C and
 *       U+000D as {@code \b \t \n \f \r}, the others below U+0020 as {@code \}{@code u00xx} with lower-case digits, and
 *       every other character as itself.
 * </ul>
 *
 * Texts with half of a surrogate pair have no UTF-8 and are refused. Thread-safe.
 */
public final class CanonicalJson {

    private final StringBuilder out = new StringBuilder();

    private CanonicalJson() {}

    /**
     * The text of an object.
     *
     * @throws IllegalArgumentException for values that have no canonical form
     */
    public static String of(Map<String, ?> object) {
        CanonicalJson json = new CanonicalJson();
        json.object(object);
        return json.out.toString();
    }

    private void object(Map<?, ?> object) {
        Map<String, Object> sorted = new TreeMap<>();
        object.forEach((name, value) -> sorted.put((String) name, value));
        String separator = "{";
        for (Map.Entry<String, Object> member : sorted.entrySet()) {
            out.append(separator);
            text(member.getKey());
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append(sorted.isEmpty() ? "{}" : "}");
    }

    private void list(List<?> list) {
        String separator = "[";
        for (Object element : list) {
            out.append(separator);
            value(element);
            separator = ",";
        }
        out.append(list.isEmpty() ? "[]" : "]");
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> object) {
            object(object);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Integer number) {
            out.append(number.intValue());
        } else if (value instanceof String text) {
            text(text);
        } else {
            throw new IllegalArgumentException(value.getClass() + " has no canonical form here");
        }
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            character(text, i);
        }
        out.append('"');
    }

    private void character(String text, int index) {
        char c = text.charAt(index);
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\f' -> out.append("\\f");
            case '\r' -> out.append("\\r");
            default -> {
                if (c < ' ') {
                    out.append("\\u%04x".formatted((int) c));
                } else {
                    requirePaired(text, index);
                    out.append(c);
                }
            }
        }
    }

    private static void requirePaired(String text, int index) {
        char c = text.charAt(index);
        boolean alone = false;
        if (Character.isHighSurrogate(c)) {
            alone = index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        } else if (Character.isLowSurrogate(c)) {
            alone = index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
        }
        if (alone) {
            throw new IllegalArgumentException("The text has half of a character at " + index + " and cannot be kept");
        }
    }
}
