package org.motcua.workflow.modeler;

import java.util.Locale;
import org.motcua.workflow.form.Labels;

/**
 * One thing that is wrong with a model.
 *
 * @param element id of the element, or empty where it has none
 * @param code the rule; it does not change with the language
 * @param text what is wrong and what to do
 */
public record Finding(String file, String element, Severity severity, String code, Labels text) {

    /** {@code FILE:ELEMENT severity code text}, on one line. */
    public String line(Locale locale) {
        String line = file + ":" + (element.isEmpty() ? "-" : element) + " "
                + severity.name().toLowerCase(Locale.ROOT) + " " + code + " " + text.in(locale);
        return line.replaceAll("\\p{Cntrl}+", " ");
    }
}
