package org.motcua.core.audit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.motcua.core.casefile.CaseId;
import org.motcua.core.json.Json;

/** An entry as texts, so that one whose values make no sense any more can still be told from an intact one. */
public record EntryFields(
        @Nullable String act,
        @Nullable String actor,
        @Nullable String at,
        @Nullable Map<String, @Nullable String> details,
        @JsonProperty("case") @Nullable String caseId,
        @Nullable String previous,
        @Nullable Integer sequence,
        @Nullable String hash) {

    public static EntryFields of(AuditEntry entry) {
        return new EntryFields(
                entry.act().name(),
                entry.actor().value(),
                entry.at().toString(),
                new TreeMap<>(entry.details()),
                entry.caseId().value(),
                entry.previous().value(),
                entry.sequence(),
                entry.hash().value());
    }

    /** The entry that was stored, which must be canonical: its every byte is in the hash. */
    static AuditEntry stored(String text, String hash) {
        EntryFields fields = Json.read(text, EntryFields.class, "audit entry");
        return Json.at("audit entry", fields.caseId() + " " + fields.sequence(), () -> {
            AuditEntry entry = fields.entry(new AuditHash(hash));
            if (!entry.canonical().equals(text)) {
                throw new IllegalArgumentException("it is not as it was appended, for it is not in canonical form");
            }
            return entry;
        });
    }

    private AuditEntry entry(AuditHash stored) {
        return new AuditEntry(
                new CaseId(Json.required(caseId, "case")),
                Json.required(sequence, "sequence"),
                instant(Json.required(at, "at")),
                new Actor(Json.required(actor, "actor")),
                new Act(Json.required(act, "act")),
                Map.copyOf(Json.required(details, "details")),
                new AuditHash(Json.required(previous, "previous")),
                stored);
    }

    private static Instant instant(String at) {
        try {
            return Instant.parse(at);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("at is \"" + at + "\", which is no instant", e);
        }
    }

    /** Whether the hash is that of the other fields. */
    public boolean isIntact() {
        Map<String, Object> object = new LinkedHashMap<>();
        put(object, "act", act);
        put(object, "actor", actor);
        put(object, "at", at);
        put(object, "details", details);
        put(object, "case", caseId);
        put(object, "previous", previous);
        put(object, "sequence", sequence);
        try {
            return AuditHash.of(CanonicalJson.of(object)).value().equals(hash);
        } catch (IllegalArgumentException e) {
            return false; // no entry was ever appended with texts that have no canonical form
        }
    }

    private static void put(Map<String, Object> object, String name, @Nullable Object value) {
        if (value != null) {
            object.put(name, value);
        }
    }
}
