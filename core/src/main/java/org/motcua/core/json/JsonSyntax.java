package org.motcua.core.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says what breaks the syntax in the words of whoever typed it; what stands behind it cannot be read. */
final class JsonSyntax {

    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(?:[.,][0-9]{3})+");
    private static final int AROUND = 24;

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
        Optional<String> grouped = groupedNumber(text, offset);
        if (found < ' ') {
            boolean written = "\n\r\t".indexOf(found) >= 0;
            errors.add(line, column, "", written ? JsonFault.LINE_BREAK : JsonFault.CONTROL, "U+%04X".formatted(found));
        } else if (grouped.isPresent()) {
            String digits = grouped.get().replaceAll("[.,]", "");
            errors.add(line, column, "", JsonFault.GROUPED_NUMBER, grouped.get(), digits);
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

    /** 1.200.000 or 1,200,000, where that is what the parser stumbled over. */
    private static Optional<String> groupedNumber(String text, int offset) {
        int begin = Math.max(0, offset - AROUND);
        Matcher number = GROUPED.matcher(text.substring(begin, Math.min(text.length(), offset + AROUND)));
        while (number.find()) {
            if (begin + number.start() <= offset && offset <= begin + number.end()) {
                return Optional.of(number.group());
            }
        }
        return Optional.empty();
    }
}
