package org.motcua.core.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.motcua.core.json.JsonNode.Kind;

/**
 * A JSON file that people write, read so that all that is wrong with it is told at once, each with line, place, reason and
 * remedy in Vietnamese and English. Where {@link Json} stops at the first error, the reader of a file here goes on, and
 * {@link #requireSound} says at the end whether what was read may be used.
 *
 * <p>The file is UTF-8 with or without a byte order mark, has at most 64 MiB, {@value JsonTree#MAX_VALUES} values and
 * {@value JsonTree#MAX_DEPTH} levels; names are not repeated. Texts are given in Unicode's NFC without white space around
 * them. Not thread-safe.
 */
public final class JsonFile {

    private final String file;
    private final JsonErrors errors = new JsonErrors();
    private final JsonNode root;

    private JsonFile(String file, byte[] bytes) {
        this.file = file;
        this.root = parse(bytes).orElse(JsonNode.scalar(Kind.NULL, 1, 1, "null"));
    }

    /**
     * Reads the whole stream, which stays open.
     *
     * @param file what the stream holds, in words, for messages
     * @throws UnreadableDataException where the stream breaks off
     */
    public static JsonFile read(InputStream in, String file) {
        try {
            return new JsonFile(file, in.readNBytes(Json.MAX_BYTES + 1));
        } catch (IOException e) {
            throw new UnreadableDataException(file, "", "the stream broke off, " + e.getMessage(), e);
        }
    }

    private Optional<JsonNode> parse(byte[] bytes) {
        if (bytes.length > Json.MAX_BYTES) {
            errors.add(1, 1, "", JsonFault.TOO_LARGE, Json.MAX_BYTES);
            return Optional.empty();
        }
        return JsonText.decode(bytes, errors).flatMap(text -> JsonTree.read(text, errors));
    }

    /** The object that the file is; empty where it is none, which is then among the errors. */
    public Optional<JsonObject> root() {
        if (root.kind() != Kind.OBJECT) {
            if (errors.all().isEmpty()) {
                JsonValues.wrongKind(errors, root, "", Kind.OBJECT);
            }
            return Optional.empty();
        }
        return Optional.of(new JsonObject(errors, root, ""));
    }

    /** What was found wrong so far, in the order of the file; at most {@value JsonErrors#MOST} and that there are more. */
    public List<JsonError> errors() {
        return errors.all();
    }

    /**
     * Ends the reading.
     *
     * @throws UnreadableDataException with all errors, where there are any
     */
    public void requireSound() {
        List<JsonError> all = errors();
        if (!all.isEmpty()) {
            throw new UnreadableDataException(file, all);
        }
    }

    static String inside(String place, String name) {
        String shown = name.matches("[A-Za-z$][A-Za-z0-9_-]{0,60}") ? name : "[\"" + JsonError.brief(name) + "\"]";
        return place.isEmpty() || shown.startsWith("[") ? place + shown : place + "." + shown;
    }
}
