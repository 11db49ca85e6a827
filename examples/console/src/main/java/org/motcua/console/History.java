package org.motcua.console;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.motcua.core.agency.AgencyDirectory;
import org.motcua.core.agency.OfficerId;
import org.motcua.core.audit.Actor;
import org.motcua.core.audit.AuditEntry;
import org.motcua.core.calendar.WorkingCalendar;
import org.motcua.core.record.CaseParts;

/** A case's history as a table for people: who did what and when, in Vietnam's time. Immutable. */
final class History {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm:ss");
    private static final String OFFICER = "officer:";
    private static final int SHORT_HASH = 12;

    private final AgencyDirectory directory;
    private final Language language;

    History(AgencyDirectory directory, Language language) {
        this.directory = directory;
        this.language = language;
    }

    Table table(List<AuditEntry> entries) {
        List<List<String>> rows = new ArrayList<>();
        for (AuditEntry entry : entries) {
            rows.add(List.of(
                    Integer.toString(entry.sequence()),
                    TIME.format(entry.at().atOffset(WorkingCalendar.ZONE)),
                    who(entry.actor()),
                    language.text("act." + entry.act().name()),
                    details(entry.details())));
        }
        return new Table(
                List.of(
                        language.text("history.number"),
                        language.text("history.time"),
                        language.text("history.who"),
                        language.text("history.act"),
                        language.text("history.details")),
                rows);
    }

    private String who(Actor actor) {
        if (actor.equals(Actor.APPLICANT)) {
            return language.text("history.applicant");
        }
        if (!actor.value().startsWith(OFFICER)) {
            return language.text("history.system");
        }
        OfficerId id = new OfficerId(actor.value().substring(OFFICER.length()));
        return directory
                .findOfficer(id)
                .map(officer -> officer.name() + " (" + officer.title() + ")")
                .orElse(id.value());
    }

    /** Hashes shortened, and those of the parts of the case left out: the whole ones are in the record. */
    private static String details(Map<String, String> details) {
        List<String> told = new ArrayList<>();
        new TreeMap<>(details).forEach((name, value) -> {
            if (!CaseParts.isName(name)) {
                told.add(name + "=" + shortened(value));
            }
        });
        return String.join("  ", told);
    }

    private static String shortened(String value) {
        return value.replaceAll("\\b([0-9a-f]{" + SHORT_HASH + "})[0-9a-f]{" + (64 - SHORT_HASH) + "}\\b", "$1…");
    }
}
