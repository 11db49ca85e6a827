package org.motcua.core.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a JSON file, in the words of whoever wrote it and not of the classes that read it. */
final class JsonProblem {

    private static final Map<String, String> FOUND = Map.of(
            "Array", "a list",
            "Object", "an object",
            "String", "a text",
            "Integer", "a number",
            "Number", "a number",
            "Floating-point", "a number",
            "Boolean", "true or false");

    private JsonProblem() {}

    static String text(Throwable problem) {
        if (problem instanceof UnrecognizedPropertyException unknown) {
            return "there is no name \"" + unknown.getPropertyName() + "\" here; write one of "
                    + unknown.getKnownPropertyIds().stream()
                            .map(String::valueOf)
                            .sorted()
                            .collect(Collectors.joining(", "));
        } else if (problem instanceof InvalidFormatException format) {
            return "the value \"" + format.getValue() + "\" is none; write " + wanted(format.getTargetType());
        } else if (problem instanceof InvalidNullException) {
            return "null is there; write a value, or leave the entry out";
        } else if (problem instanceof MismatchedInputException mismatch) {
            return mismatch(mismatch);
        }
        String message =
                problem instanceof JsonProcessingException json ? json.getOriginalMessage() : problem.getMessage();
        return String.valueOf(message);
    }

    private static String mismatch(MismatchedInputException mismatch) {
        String message = String.valueOf(mismatch.getOriginalMessage());
        // The parser is closed by now, and only the message says what stood there.
        return mismatch.getTargetType() == null
                ? message
                : FOUND.entrySet().stream()
                        .filter(found -> message.contains(" from " + found.getKey() + " value"))
                        .findFirst()
                        .map(found -> found.getValue() + " is there; write " + wanted(mismatch.getTargetType()))
                        .orElse(message);
    }

    private static String wanted(@Nullable Class<?> type) {
        Class<?> wanted = Objects.requireNonNullElse(type, Object.class);
        if (wanted.isEnum()) {
            return "one of "
                    + Arrays.stream(wanted.getEnumConstants())
                            .map(String::valueOf)
                            .collect(Collectors.joining(", "));
        } else if (wanted == LocalDate.class) {
            return "a day such as 2026-11-30";
        } else if (wanted == LocalTime.class) {
            return "a time such as 07:30";
        } else if (wanted == String.class) {
            return "a text in quotation marks";
        } else if (wanted == boolean.class || wanted == Boolean.class) {
            return "true or false";
        } else if (wanted.isPrimitive() || Number.class.isAssignableFrom(wanted)) {
            return "a number without quotation marks";
        } else if (Collection.class.isAssignableFrom(wanted)) {
            return "a list, [ … ]";
        } else if (Map.class.isAssignableFrom(wanted) || wanted.isRecord()) {
            return "an object, { … }";
        }
        return "a value of another kind";
    }
}
