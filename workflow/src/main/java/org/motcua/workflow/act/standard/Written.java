package org.motcua.workflow.act.standard;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.motcua.core.agency.Agency;
import org.motcua.core.agency.Officer;
import org.motcua.core.document.KindId;
import org.motcua.core.json.Json;
import org.motcua.workflow.form.Form;
import org.motcua.workflow.sight.Sight;

/** Drafts that an act writes by itself: what it knows in the fields that the kind's template has for it. */
final class Written {

    private Written() {}

    static String subject(Sight sight, KindId kind) {
        return sight.office().kinds().require(kind).vietnamese() + " "
                + sight.caseFile().id();
    }

    /** With the reason in the fields {@code reason} and {@code items}, and whom to ask in {@code contact}. */
    static String content(Sight sight, KindId kind, String reason, Map<String, ?> more) {
        Form form = sight.office().forms().of(sight.office().kinds().require(kind));
        Officer officer = sight.requireOfficer();
        Agency agency = sight.office().directory().requireAgency(sight.agency(), sight.day());
        Map<String, Object> known = new LinkedHashMap<>(more);
        known.put("reason", reason);
        known.put("items", List.of(reason));
        known.put("contact", officer.name() + ", " + officer.title() + " " + officer.unit());
        String phone = agency.contact().phone();
        known.put("contact_phone", phone.isBlank() ? agency.name() : phone);
        known.keySet().removeIf(name -> form.find(name).isEmpty());
        return Json.write(form.bind(known));
    }
}
