package org.motcua.workflow.form;

/** What a message shows of a value that somebody typed. */
final class Shortened {

    private static final int MAX_LENGTH = 40;

    private Shortened() {}

    /** At most 40 characters, and none that could disturb a terminal or a log. */
    static String of(Object value) {
        String text = String.valueOf(value);
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < Math.min(text.length(), MAX_LENGTH); i++) {
            char character = text.charAt(i);
            boolean plain = !Character.isISOControl(character)
                    && !Character.isSurrogate(character)
                    && Character.getType(character) != Character.FORMAT;
            shown.append(plain ? character : '?');
        }
        return text.length() > MAX_LENGTH ? shown + "…" : shown.toString();
    }
}
