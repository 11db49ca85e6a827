package org.motcua.workflow.act.standard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motcua.core.document.DocumentKind;
import org.motcua.core.document.KindId;
import org.motcua.core.json.Json;
import org.motcua.workflow.sight.Sight;
import org.motcua.workflow.form.Form;
import org.motcua.workflow.form.FormField;

/** Drafts that an act writes by itself: the given reasons in the place that the kind's template has for them. */
final class Written {

    private Written() {}

    static String subject(Sight sight, KindId kind) {
        return sight.office().kinds().require(kind).vietnamese() + " " + sight.caseFile().id();
    }

    /**
     * The content with the reasons in the template's field {@code reasons} (lines) or {@code reason} (text), and texts
     * for further fields that it has.
     */
    static String content(Sight sight, KindId kind, List<String> reasons) {
        return content(sight, kind, reasons, Map.of());
    }

    static String content(Sight sight, KindId kind, List<String> reasons, Map<String, String> more) {
        DocumentKind known = sight.office().kinds().require(kind);
        Form form = sight.office().forms().of(known);
        Map<String, Object> values = new LinkedHashMap<>();
        for (FormField field : form.fields()) {
            if (field.name().equals("reasons")) {
                values.put("reasons", field.type() == FormField.Type.LINES ? reasons : String.join("\n", reasons));
            } else if (field.name().equals("reason")) {
                values.put("reason", String.join("\n", reasons));
            } else if (more.containsKey(field.name())) {
                values.put(field.name(), more.get(field.name()));
            }
        }
        return Json.write(form.bind(values));
    }
}
