package org.motcua.workflow.modeler;

import java.util.ArrayList;
import java.util.List;

/** One JSON object in the making, its members in the order in which they were given. */
final class JsonObject {

    private final List<String> members = new ArrayList<>();

    JsonObject text(String name, String value) {
        return raw(name, quoted(value));
    }

    /** A member whose value is JSON already. */
    JsonObject raw(String name, String value) {
        members.add(quoted(name) + ": " + value);
        return this;
    }

    static String quoted(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> json.append('\\').append(c);
                default -> {
                    if (c < 0x20) {
                        json.append(String.format("\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        return json.append('"').toString();
    }

    @Override
    public String toString() {
        return "{" + String.join(", ", members) + "}";
    }
}
