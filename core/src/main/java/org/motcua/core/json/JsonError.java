package org.motcua.core.json;

import java.util.List;
import java.util.Locale;

/**
 * One thing that is wrong in a file. Immutable.
 *
 * @param line of the value that is wrong, the first is 1
 * @param column of its first character, the first is 1
 * @param place as {@code procedures[2].fees[0].amount}; empty for the whole file
 * @param values of the rule's texts, at most {@value #LONGEST} characters each and without any that are not seen
 */
public record JsonError(int line, int column, String place, JsonRule rule, List<String> values) {

    /** Names that there are may be many; what the file has written is {@linkplain #brief brief}. */
    static final int LONGEST = 1000;

    private static final int BRIEF = 80;

    public JsonError {
        values = values.stream().map(value -> shown(value, LONGEST)).toList();
    }

    public String code() {
        return rule.code();
    }

    /** In Vietnamese where the locale is Vietnamese, else in English. */
    public String reason(Locale locale) {
        return filled(texts(locale).reason());
    }

    /** What to do about it. */
    public String remedy(Locale locale) {
        return filled(texts(locale).remedy());
    }

    /** {@code LINE:COLUMN PLACE CODE REASON; REMEDY}, on one line. */
    public String text(Locale locale) {
        return line + ":" + column + " " + (place.isEmpty() ? "-" : place) + " " + code() + " " + reason(locale) + "; "
                + remedy(locale);
    }

    private JsonRule.Texts texts(Locale locale) {
        return locale.getLanguage().equals("vi") ? rule.vietnamese() : rule.english();
    }

    private String filled(String pattern) {
        return String.format(Locale.ROOT, pattern, values.toArray());
    }

    /** What a file has written must not steer the terminal nor the log that shows it. */
    static String brief(String value) {
        return shown(value, BRIEF);
    }

    private static String shown(String value, int longest) {
        StringBuilder shown = new StringBuilder();
        int[] characters = value.codePoints().limit(longest + 1L).toArray();
        for (int i = 0; i < Math.min(characters.length, longest); i++) {
            int type = Character.getType(characters[i]);
            if (characters[i] != ' ' && (Character.isISOControl(characters[i]) || UNSEEN.contains(type))) {
                shown.append("U+%04X".formatted(characters[i]));
            } else {
                shown.appendCodePoint(characters[i]);
            }
        }
        return characters.length > longest ? shown.append('…').toString() : shown.toString();
    }

    private static final List<Integer> UNSEEN = List.of(
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.PRIVATE_USE,
            (int) Character.UNASSIGNED,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR,
            (int) Character.SPACE_SEPARATOR);
}
