package org.motcua.workflow.act;

import java.util.Map;

/**
 * What a drafter wrote, by the fields of the template. In an input record it stands for all fields of the template.
 *
 * @param values as {@link org.motcua.workflow.form.Form#bind} gives them
 */
public record Content(Map<String, Object> values) {

    public Content {
        values = Map.copyOf(values);
    }
}
