package org.motcua.core.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.motcua.core.json.JsonNode.Kind;

/** Reads a text into values that know where they stand, within limits. Not thread-safe. */
final class JsonTree {

    /** Our files need six. */
    static final int MAX_DEPTH = 24;

    /** Of a national catalogue a million; each is kept in memory until the file has been read. */
    static final int MAX_VALUES = 2_000_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    // Numbers are kept as they were written, and what is too long for its place is told there.
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            // Each name of an attacker's would stay in a table of the JVM.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final JsonErrors errors;
    private int values;

    private JsonTree(JsonErrors errors) {
        this.errors = errors;
    }

    /** The value of the whole text, or empty when it is no JSON, which is then among the errors. */
    static Optional<JsonNode> read(String text, JsonErrors errors) {
        if (text.isBlank()) {
            errors.add(1, 1, "", JsonFault.EMPTY);
            return Optional.empty();
        }
        try (JsonParser parser = FACTORY.createParser(text)) {
            parser.nextToken();
            JsonNode root = new JsonTree(errors).value(parser, "", 0);
            if (parser.nextToken() != null) {
                errors.add(node(parser, Kind.NULL, ""), "", JsonFault.BEHIND_END);
            }
            return Optional.of(root);
        } catch (TooManyException e) {
            errors.add(1, 1, "", JsonFault.TOO_MANY, MAX_VALUES);
        } catch (StreamConstraintsException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            errors.add(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), "", JsonFault.TOO_DEEP, MAX_DEPTH);
        } catch (JsonProcessingException e) {
            JsonSyntax.explain(text, e, errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a string has no stream that could break off
        }
        return Optional.empty();
    }

    private JsonNode value(JsonParser parser, String place, int depth) throws IOException {
        if (++values > MAX_VALUES) {
            throw new TooManyException();
        }
        return switch (parser.currentToken()) {
            case START_OBJECT, START_ARRAY -> {
                if (depth == MAX_DEPTH) {
                    JsonNode skipped = node(parser, Kind.NULL, "");
                    errors.add(skipped, place, JsonFault.TOO_DEEP, MAX_DEPTH);
                    parser.skipChildren();
                    yield skipped;
                }
                yield parser.currentToken() == JsonToken.START_OBJECT
                        ? object(parser, place, depth)
                        : list(parser, place, depth);
            }
            case VALUE_STRING -> node(parser, Kind.TEXT, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> node(parser, Kind.NUMBER, parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> node(parser, Kind.BOOLEAN, parser.getText());
            default -> node(parser, Kind.NULL, "null");
        };
    }

    private JsonNode object(JsonParser parser, String place, int depth) throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        Map<String, JsonNode.Member> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonLocation nameAt = parser.currentTokenLocation();
            String inside = JsonFile.inside(place, name);
            parser.nextToken();
            JsonNode value = value(parser, inside, depth + 1);
            JsonNode.Member member = new JsonNode.Member(nameAt.getLineNr(), nameAt.getColumnNr(), value);
            if (members.putIfAbsent(name, member) != null) {
                errors.add(member.line(), member.column(), inside, JsonFault.REPEATED_NAME, JsonError.brief(name));
            }
        }
        return new JsonNode(Kind.OBJECT, at.getLineNr(), at.getColumnNr(), "", List.of(), members);
    }

    private JsonNode list(JsonParser parser, String place, int depth) throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        List<JsonNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser, place + "[" + items.size() + "]", depth + 1));
        }
        return new JsonNode(Kind.LIST, at.getLineNr(), at.getColumnNr(), "", items, Map.of());
    }

    private static JsonNode node(JsonParser parser, Kind kind, String text) {
        JsonLocation at = parser.currentTokenLocation();
        return JsonNode.scalar(kind, at.getLineNr(), at.getColumnNr(), text);
    }

    private static final class TooManyException extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
