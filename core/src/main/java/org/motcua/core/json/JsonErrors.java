package org.motcua.core.json;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What was found wrong in one file so far. Not thread-safe. */
final class JsonErrors {

    /** Enough to mend before the next check, and few enough to read. */
    static final int MOST = 200;

    private final List<JsonError> errors = new ArrayList<>();
    private int left;

    void add(JsonNode at, String place, JsonRule rule, Object... values) {
        add(at.line(), at.column(), place, rule, values);
    }

    void add(int line, int column, String place, JsonRule rule, Object... values) {
        if (errors.size() == MOST) {
            left++;
            return;
        }
        errors.add(new JsonError(
                line,
                column,
                place,
                rule,
                Stream.of(values).map(String::valueOf).toList()));
    }

    /** In the order of the file. */
    List<JsonError> all() {
        List<JsonError> sorted = new ArrayList<>(errors);
        sorted.sort(Comparator.comparingInt(JsonError::line).thenComparingInt(JsonError::column));
        if (left > 0) {
            JsonError last = sorted.get(sorted.size() - 1);
            sorted.add(new JsonError(
                    last.line(), last.column(), "", JsonFault.MORE_ERRORS, List.of(Integer.toString(MOST))));
        }
        return List.copyOf(sorted);
    }
}
