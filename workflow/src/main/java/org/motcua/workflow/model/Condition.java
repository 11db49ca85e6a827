package org.motcua.workflow.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The only condition that a flow may have: {@code ${ELEMENT == 'branch'}}. */
public record Condition(String element, String branch) {

    private static final Pattern FORM = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*) == '([a-z][a-z0-9-]*)'}");

    /** The condition that a text is; empty when it is written in any other way. */
    public static Optional<Condition> find(String text) {
        Matcher form = FORM.matcher(text.strip());
        return form.matches() && Names.isIdentifier(form.group(1))
                ? Optional.of(new Condition(form.group(1), form.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "${" + element + " == '" + branch + "'}";
    }
}
