package org.motcua.core.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;

/** Says what breaks the syntax in the words of whoever typed it; what stands behind it cannot be read. */
final class JsonSyntax {

    private JsonSyntax() {}

    static void explain(String text, JsonProcessingException e, JsonErrors errors) {
        JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
        int line = Math.max(1, at.getLineNr());
        int column = Math.max(1, at.getColumnNr());
        int offset = (int) Math.min(Math.max(0, at.getCharOffset()), text.length());
        if (e instanceof JsonEOFException || text.substring(offset).isBlank()) {
            errors.add(line, column, "", JsonFault.UNFINISHED);
            return;
        }
        int found = text.codePointAt(offset);
        String shown = Character.toString(found);
        if (found < ' ') {
            errors.add(line, column, "", JsonFault.LINE_BREAK, "U+%04X".formatted(found));
        } else if ("}]".indexOf(found) >= 0
                && text.substring(0, offset).stripTrailing().endsWith(",")) {
            errors.add(line, column, "", JsonFault.COMMA, shown);
        } else if ("'“”„‘’«»`".indexOf(found) >= 0) {
            errors.add(line, column, "", JsonFault.QUOTES, shown);
        } else if ("/#".indexOf(found) >= 0) {
            errors.add(line, column, "", JsonFault.COMMENT, shown);
        } else {
            String rest = text.substring(offset, Math.min(text.length(), offset + 20));
            errors.add(
                    line, column, "", JsonFault.SYNTAX, rest.lines().findFirst().orElse(shown));
        }
    }
}
