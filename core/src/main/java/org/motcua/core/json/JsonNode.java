package org.motcua.core.json;

import java.util.List;
import java.util.Map;

/**
 * A value where it stands in its file.
 *
 * @param text of a text; the digits of a number as they were written
 */
record JsonNode(Kind kind, int line, int column, String text, List<JsonNode> items, Map<String, Member> members) {

    /** A name with where it stands, and its value. */
    record Member(int line, int column, JsonNode value) {}

    enum Kind {
        OBJECT("một đối tượng { … }", "an object, { … }"),
        LIST("một danh sách [ … ]", "a list, [ … ]"),
        TEXT("một chuỗi trong dấu nháy", "a text in quotation marks"),
        NUMBER("một số không có dấu nháy", "a number without quotation marks"),
        BOOLEAN("true hoặc false", "true or false"),
        NULL("null", "null");

        private final String vietnamese;
        private final String english;

        Kind(String vietnamese, String english) {
            this.vietnamese = vietnamese;
            this.english = english;
        }

        String vietnamese() {
            return vietnamese;
        }

        String english() {
            return english;
        }
    }

    static JsonNode scalar(Kind kind, int line, int column, String text) {
        return new JsonNode(kind, line, column, text, List.of(), Map.of());
    }

    /** What stands there, for a message. */
    String shown() {
        return switch (kind) {
            case OBJECT -> "{ … }";
            case LIST -> "[ … ]";
            case TEXT -> "\"" + JsonError.brief(text) + "\"";
            default -> JsonError.brief(text);
        };
    }
}
