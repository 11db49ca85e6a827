package org.motcua.core.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON into records whose components have the names of the file, and writes such records. Reading is strict:
 * unknown and repeated names, numbers in quotes, elements that are null and anything after the end are errors. A file has at most 64 MiB and the
 * nesting of its records. Names that are missing are null: the record says in its constructor what it cannot do
 * without. Thread-safe.
 */
public final class Json {

    /** In bytes. The largest of these files, a national catalogue, has a few; more than this is not one of them. */
    static final int MAX_BYTES = 64 * 1024 * 1024;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            // Neither is the number of a weekday its name, nor a number of days since 1970 a date.
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .withConfigOverride(LocalDate.class, date -> date.setFormat(JsonFormat.Value.forLeniency(false)))
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            // What a record says of itself by a method is none of its components, and must not be in what is written.
            .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Json() {}

    /**
     * Reads the whole stream, which stays open, as UTF-8.
     *
     * @param file what the stream holds, in words, for messages
     * @throws UnreadableDataException naming the place
     */
    public static <T> T read(InputStream in, Class<T> shape, String file) {
        return read(bytes(in, file), shape, file);
    }

    private static byte[] bytes(InputStream in, String file) {
        try {
            byte[] json = in.readNBytes(MAX_BYTES + 1);
            if (json.length > MAX_BYTES) {
                throw new UnreadableDataException(file, "", "it is larger than " + MAX_BYTES + " bytes", null);
            }
            return json;
        } catch (IOException e) {
            throw new UnreadableDataException(file, "", "the stream broke off, " + e.getMessage(), e);
        }
    }

    private static <T> T read(byte[] json, Class<T> shape, String file) {
        try {
            return present(MAPPER.readValue(json, shape), file);
        } catch (JsonProcessingException e) {
            throw unreadable(e, file);
        } catch (IOException e) {
            throw new UnreadableDataException(file, "", "the stream broke off, " + e.getMessage(), e);
        }
    }

    /**
     * {@link #read(InputStream, Class, String)} of what {@link #print} has written. White space, escapes and the order of
     * names are free, but no value may be there in another spelling, such as a date at another offset: whoever reads the
     * file with other eyes would see another value.
     *
     * @throws UnreadableDataException naming the first place that is written otherwise
     */
    public static <T> T readAsWritten(InputStream in, Class<T> shape, String file) {
        byte[] json = bytes(in, file);
        T value = read(json, shape, file); // first: what has another shape is not worth a tree
        try {
            differing("", MAPPER.readTree(json), MAPPER.valueToTree(value)).ifPresent(place -> {
                throw new UnreadableDataException(
                        file, place, "it is not in the spelling in which it is written", null);
            });
            return value;
        } catch (IOException e) {
            throw new UnreadableDataException(file, "", "the stream broke off, " + e.getMessage(), e);
        }
    }

    private static Optional<String> differing(String place, JsonNode found, JsonNode written) {
        if (found.isObject() && written.isObject()) {
            Set<String> names = new TreeSet<>();
            found.fieldNames().forEachRemaining(names::add);
            written.fieldNames().forEachRemaining(names::add);
            return names.stream()
                    .flatMap(name -> differing(place + "/" + name, found.path(name), written.path(name)).stream())
                    .findFirst();
        }
        if (found.isArray() && written.isArray() && found.size() == written.size()) {
            return IntStream.range(0, found.size())
                    .boxed()
                    .flatMap(i -> differing(place + "/" + i, found.path(i), written.path(i)).stream())
                    .findFirst();
        }
        boolean nothing = isNothing(found) && isNothing(written);
        return nothing || found.equals(written) ? Optional.empty() : Optional.of(place);
    }

    private static boolean isNothing(JsonNode node) {
        return node.isNull() || node.isMissingNode();
    }

    /** {@link #read(InputStream, Class, String)} from text. */
    public static <T> T read(String text, Class<T> shape, String file) {
        try {
            return present(MAPPER.readValue(text, shape), file);
        } catch (JsonProcessingException e) {
            throw unreadable(e, file);
        }
    }

    private static <T> T present(@Nullable T value, String file) {
        if (value == null) {
            throw new UnreadableDataException(file, "", "it is null", null);
        }
        return value;
    }

    /** On one line. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A record as JSON has it: maps, lists, texts and whole numbers, without the names whose value is null. */
    public static Map<String, Object> tree(Record value) {
        return object(MAPPER.valueToTree(value));
    }

    private static Map<String, Object> object(JsonNode node) {
        Map<String, Object> object = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            if (!member.getValue().isNull()) {
                object.put(member.getKey(), value(member.getValue()));
            }
        });
        return object;
    }

    private static Object value(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            List<Object> list = new ArrayList<>();
            node.forEach(element -> list.add(value(element)));
            return list;
        }
        return node.isInt() ? Integer.valueOf(node.intValue()) : node.asText();
    }

    /** Indented, for people. */
    public static String print(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of a name which the file must have. */
    public static <T> T required(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** The value that the supplier makes; where it refuses, the refusal names the place in the file. */
    public static <T> T at(String file, String place, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new UnreadableDataException(file, place, String.valueOf(e.getMessage()), e);
        }
    }

    private static UnreadableDataException unreadable(JsonProcessingException e, String file) {
        String place = e instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? mapping.getPath().stream()
                        .map(Json::step)
                        .collect(Collectors.joining())
                        .replaceFirst("^\\.", "")
                : "line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr());
        Throwable problem = e;
        while (problem.getCause() != null && !(problem instanceof InvalidFormatException)) {
            problem = problem.getCause();
        }
        return new UnreadableDataException(file, place, JsonProblem.text(problem), e);
    }

    private static String step(JsonMappingException.Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : "." + reference.getFieldName();
    }
}
